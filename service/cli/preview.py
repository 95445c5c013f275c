"""A page for translators: a document with every draft, made anew for each request."""

from wsgiref.simple_server import WSGIRequestHandler, make_server

import click
from flask import Flask, Response

from service.catalogs.texts import SOURCE_LANGUAGE
from service.config import Settings
from service.content.policy import make_preview
from service.errors import Fault, InputError
from service.release.build import build_document
from service.release.project import load_inputs, with_policy
from service.release.render.html import render_preview

WATERMARK = "PREVIEW"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
}


def render_page(settings: Settings, language: str, document: str) -> bytes:
    """Render the page from the files as they are now; raises InputError with their faults."""
    inputs = load_inputs(settings)
    known = [item.id for item in inputs.content.documents]
    if document not in known:
        raise InputError(
            [Fault(document, 0, "There is no such document.", f"There are: {', '.join(known)}.")]
        )
    if language not in {SOURCE_LANGUAGE, *inputs.texts}:
        held = ", ".join([SOURCE_LANGUAGE, *sorted(inputs.texts)])
        raise InputError([Fault(language, 0, "There is no such language.", f"There are: {held}.")])
    shown = with_policy(inputs, make_preview(inputs.policy))
    return render_preview(build_document(shown, document, language), WATERMARK)


def make_preview_app(settings: Settings, language: str, document: str) -> Flask:
    """Make the app of one page; faults in the files are shown in its place."""
    app = Flask(__name__, static_folder=None)
    app.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]  # no other site may reach it by a name

    @app.get("/")
    def page() -> Response:
        try:
            body = render_page(settings, language, document)
        except InputError as error:
            return Response(str(error), 500, _HEADERS, mimetype="text/plain")
        return Response(body, 200, _HEADERS, mimetype="text/html")

    return app


def run_preview(settings: Settings, language: str, document: str, port: int) -> None:
    """Serve the page on the loopback address until interrupted."""
    render_page(settings, language, document)
    app = make_preview_app(settings, language, document)
    try:
        server = make_server("127.0.0.1", port, app, handler_class=_Quiet)
    except OSError as error:
        advice = "Choose another with --port."
        raise InputError([Fault(f"port {port}", 0, f"{error.strerror}.", advice)]) from error
    with server:
        click.echo(f"Preview of {document} in {language}: http://127.0.0.1:{server.server_port}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Preview ended.")


class _Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""
