"""Commands that serve: the public server, and a translator's preview."""

from dataclasses import replace

import click

from service.cli.preview import run_preview
from service.config import Settings, read_settings
from service.release.store import ReleaseStore
from service.release.store.opened import OpenRelease
from service.server.serve import serve as run_server

WORTH_SHOWING = "ketamine-therapy"
WORTH_READING = ("es", "en+ar")
"""In which languages; in two they stand side by side."""
WORTH_FETCHING = (
    "/v1/es/documents/ketamine-therapy.html",
    "/v1/zh-Hans/sections/benefits.json",
    "/v1/languages.json",
)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes."
)
@click.option(
    "--allow-unreviewed-safety",
    is_flag=True,
    help="Serve labelled safety texts that nobody approved on addresses other than loopback.",
)
def serve(host: str, port: int, workers: int, *, allow_unreviewed_safety: bool) -> None:
    """Serve the live release, and every later one as it is published."""
    settings = read_settings()
    admitted = replace(settings, admit_unreviewed_safety=allow_unreviewed_safety)
    run_server(
        admitted, host, port, workers, lambda: click.echo(tell_addresses(settings, host, port))
    )


def tell_addresses(settings: Settings, host: str, port: int) -> str:
    """Name where readers begin, then five URLs worth opening, of what the live release holds."""
    store = ReleaseStore(settings.releases)
    live = store.live() or ""
    release = store.open(live)
    base = f"http://{host}:{port}"
    pages = [f"/{languages}/{WORTH_SHOWING}" for languages in WORTH_READING]
    held = [page for page in pages if _is_held(release, page)]
    shown = [*held, *(path for path in WORTH_FETCHING if release.find(path))]
    return "\n".join(
        [f"Read at {base}/ (release {live[:12]})", *(f"  {base}{path}" for path in shown)]
    )


def _is_held(release: OpenRelease, page: str) -> bool:
    _, languages, document = page.split("/")
    return all(release.find(f"/v1/{tag}/documents/{document}.json") for tag in languages.split("+"))


@click.command()
@click.argument("language")
@click.argument("document")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535))
def preview(language: str, document: str, port: int) -> None:
    """Show a document with all drafts, on this machine only, made anew for each reload."""
    run_preview(read_settings(), language, document, port)
