"""The page for a request that cannot be answered, in the reader's language where there is a release."""

from collections.abc import Iterable
from http import HTTPStatus

from flask import Response, current_app, g, request
from flask.globals import request_ctx
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from service.errors import ReleaseError
from service.events import named
from service.locales.interface import N_
from service.release.store.live import LiveRelease
from service.site.sending import Page, send
from service.site.stage import make_frame, preferred_language
from service.site.templates import render
from service.site.voice import Voice
from service.web.interface import MESSAGE_LANGUAGE
from service.web.problems import Problem, RefusedError, bad_request, unexpected

_PAGES = frozenset({"site", "embeds"})
"""The blueprints that have pages."""


def _unavailable() -> Problem:
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "no-release",
        N_("The information is not available now"),
        N_("Nothing can be shown at this moment. Try again in a minute."),
        headers=(("Retry-After", "60"),),
    )


def _read_only(methods: Iterable[str]) -> Problem:
    allowed = ", ".join(sorted(methods))
    return Problem(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "method-not-allowed",
        N_("This method is not allowed here"),
        N_("This address can be read only: use {methods}."),
        values={"methods": allowed},
        headers=(("Allow", allowed),),
    )


def refuse_method() -> Response | None:
    """Tell a reader that pages are for reading; None where the method is right, or where no page is."""
    error, adapter = request.routing_exception, request_ctx.url_adapter
    if not isinstance(error, MethodNotAllowed) or adapter is None:
        return None
    endpoint, _ = adapter.match(method="GET")
    is_page = str(endpoint).partition(".")[0] in _PAGES
    return tell_fault(RefusedError(_read_only(error.valid_methods or ()))) if is_page else None


def tell_fault(error: Exception) -> Response:
    """Tell a reader what is wrong, and the log where the fault is ours."""
    problem = _judge(error)
    if isinstance(error, ReleaseError) and g.release is not None:
        live: LiveRelease = current_app.extensions["polyleaf"]
        live.doubt(g.release, str(error))
    if problem.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        told = named("failed")
        current_app.logger.error("%s %s", request.method, request.path, exc_info=error, extra=told)
    voice = _find_voice()
    page = Page((voice.language,), (), status=problem.status, varies=("Accept-Language",))
    response = send(page, render("fault.html", voice=voice, problem=problem), request)
    response.headers.extend(problem.headers)
    return response


def _judge(error: Exception) -> Problem:
    match error:
        case ReleaseError():
            return _unavailable()
        case RefusedError():
            return error.problem
        case HTTPException(code=int(code)) if code < HTTPStatus.INTERNAL_SERVER_ERROR:
            return bad_request(HTTPStatus(code))
        case _:
            return unexpected()


def _find_voice() -> Voice:
    if g.release is None:
        return Voice(MESSAGE_LANGUAGE, "ltr", str, frozenset())
    return make_frame(preferred_language(g.release.manifest), request.path).voice
