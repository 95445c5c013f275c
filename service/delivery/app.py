"""The Flask application of the public API."""

from http import HTTPStatus
from urllib.parse import quote

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from service.config import Settings
from service.delivery.answer import FRESHNESS, SHARED, Answer
from service.delivery.probes import probes
from service.delivery.problems import (
    body_too_large,
    method_not_allowed,
    no_release,
    not_found,
)
from service.delivery.public import public
from service.delivery.response import to_response
from service.errors import ReleaseError
from service.events import named
from service.release.store import ReleaseStore
from service.release.store.live import LiveRelease
from service.web.interface import init_interface
from service.web.problem_details import problem_response
from service.web.problems import (
    Problem,
    RefusedError,
    address_too_long,
    bad_request,
    unexpected,
)

MAX_BODY = 16 * 1024
MAX_ADDRESS = 8000
"""Characters of path and query; RFC 9110 §4.1 recommends to take at least as many."""
_IN_QUERY = "/?&=+,;:@!$'()*~%"
"""What may stand in a query as it is (RFC 3986 §3.4)."""


def create_app(settings: Settings, live: LiveRelease | None = None) -> Flask:
    """Make the application that answers from the live release, or from one held already."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.url_map.merge_slashes = False  # one URL for each answer
    app.extensions["polyleaf"] = live or LiveRelease(ReleaseStore(settings.releases), settings)
    app.before_request(_hold_release)
    app.before_request(_refuse_excess)
    app.before_request(_lead_to_one_slash)
    app.before_request(_answer_preflight)
    app.register_error_handler(Exception, _answer_error)
    app.register_blueprint(public)
    app.register_blueprint(probes)
    init_interface(app)
    return app


def _hold_release() -> None:
    """Answer a whole request from one release, whatever is published meanwhile."""
    live: LiveRelease = current_app.extensions["polyleaf"]
    standing = live.standing()
    g.release, g.behind = standing.release, standing.behind


def _refuse_excess() -> None:
    if (request.content_length or 0) > MAX_BODY:
        raise RefusedError(body_too_large(MAX_BODY))
    if len(request.path) + len(request.query_string) > MAX_ADDRESS:
        raise RefusedError(address_too_long(MAX_ADDRESS))


def _lead_to_one_slash() -> Response | None:
    """Lead from `//path` to `/path`: Werkzeug would answer there as well, at a second address."""
    written = request.environ["PATH_INFO"]
    if not written.startswith("//"):
        return None
    query = f"?{quote(request.query_string, _IN_QUERY)}" if request.query_string else ""
    headers = (
        ("Location", f"{quote(request.path)}{query}"),
        ("Content-Length", "0"),
        ("Cache-Control", FRESHNESS),
        *SHARED,
    )
    return to_response(Answer(HTTPStatus.PERMANENT_REDIRECT, headers, b""))


def _answer_preflight() -> Response | None:
    """Let pages of any origin read (Fetch, CORS-preflight); nothing here knows who asks."""
    if request.method != "OPTIONS" or request.url_rule is None:
        return None
    methods = "GET, HEAD, OPTIONS"
    headers = (
        ("Allow", methods),
        ("Access-Control-Allow-Methods", methods),
        ("Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match, *"),
        ("Access-Control-Max-Age", "86400"),
        *SHARED,
    )
    return to_response(Answer(HTTPStatus.NO_CONTENT, headers, b""))


def _answer_error(error: Exception) -> Response:
    problem = _problem_of(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        told = named("failed")
        current_app.logger.error("%s %s", request.method, request.path, exc_info=error, extra=told)
    return problem_response(problem, SHARED)


def _problem_of(error: Exception) -> Problem:
    match error:
        case RefusedError():
            return error.problem
        case ReleaseError():
            return no_release()
        case NotFound():
            return not_found()
        case MethodNotAllowed():
            return method_not_allowed(error.valid_methods or ())
        case HTTPException(code=int(code)) if code < HTTPStatus.INTERNAL_SERVER_ERROR:
            return bad_request(HTTPStatus(code))
        case _:
            return unexpected()
