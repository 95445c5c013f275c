"""The Flask application of the workflow API."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Flask, Response, current_app, g, request

from service.config import Settings
from service.desk.admission import Desk, Limits, admit
from service.desk.failures import problem_of
from service.desk.limits import PER_FAILURE, PER_TOKEN, Buckets
from service.desk.openapi import describe_api
from service.desk.operation import JSON, PO, PO_BYTES, Reply
from service.desk.operations import OPERATIONS
from service.desk.reading import read_call
from service.desk.wire import write_json
from service.desk.workshop import Workshop
from service.events import named, tell_event
from service.release.store.live import LiveRelease
from service.web.interface import init_interface
from service.web.problem_details import problem_response
from service.web.problems import RefusedError, address_too_long
from service.web.response import ExactResponse, Header

MAX_ADDRESS = 8000
"""Characters of path and query."""
SHARED: tuple[Header, ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
)
"""On every answer, beside `Cache-Control: no-store`."""
_BY_NAME = {operation.name: operation for operation in OPERATIONS}
_OPEN = frozenset({"openapi", "livez"})
"""The endpoints that ask for no token and tell nothing of the project."""


def create_app(
    settings: Settings,
    limits: Limits | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Flask:
    """Make the application; it opens the journal. Raises JournalError where that cannot be."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=PO_BYTES, PROVIDE_AUTOMATIC_OPTIONS=False)
    app.url_map.merge_slashes = False  # one address for each operation
    workshop = Workshop(settings)
    live = LiveRelease(workshop.store, settings)
    held = limits or Limits(Buckets(PER_TOKEN), Buckets(PER_FAILURE))
    app.extensions["polyleaf"] = Desk(workshop, live, held, clock)
    app.before_request(_begin)
    app.before_request(_admit)
    app.after_request(_tell)
    app.register_error_handler(Exception, _answer_error)
    app.add_url_rule("/openapi.json", "openapi", _show_openapi)
    app.add_url_rule("/livez", "livez", _show_life)
    for operation in OPERATIONS:
        path = re.sub(r"\{(\w+)\}", r"<\1>", operation.path)
        app.add_url_rule(path, operation.name, _carry_out, methods=[operation.method])
    init_interface(app)
    return app


def _desk() -> Desk:
    desk: Desk = current_app.extensions["polyleaf"]
    return desk


def _begin() -> None:
    """Word problems with the interface texts of the live release."""
    g.began = time.monotonic()
    g.release = _desk().live.standing().release
    if len(request.path) + len(request.query_string) > MAX_ADDRESS:
        raise RefusedError(address_too_long(MAX_ADDRESS))


def _admit() -> None:
    """Hold what an operation asks of whoever asks, before anything is looked for.

    Nobody without a token learns even which addresses there are.
    """
    if request.endpoint not in _OPEN:
        g.now = _desk().clock()
        g.actor = admit(request, _BY_NAME.get(request.endpoint or ""), _desk(), g.now)


def _carry_out(**_place: str) -> Response:
    operation, desk = _BY_NAME[request.endpoint or ""], _desk()
    call = read_call(request, operation, desk.workshop, g.actor, g.now)
    return _respond(operation.view(call))


def _respond(reply: Reply) -> Response:
    if isinstance(reply.members, bytes):
        return _send(reply.members, f"{PO}; charset=utf-8", reply)
    return _send(write_json(reply.members), JSON, reply)


def _send(body: bytes, media_type: str, reply: Reply) -> Response:
    headers = (
        ("Content-Type", media_type),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        *reply.headers,
        *SHARED,
    )
    return ExactResponse(body, reply.status.value, list(headers))


def _show_openapi() -> Response:
    return _send(describe_api(), JSON, Reply({}))


def _show_life() -> Response:
    return _respond(Reply({"status": "alive"}))


def _tell(response: Response) -> Response:
    """Tell that a request was answered: nothing of what it said, nor whence it came."""
    endpoint = request.endpoint if request.endpoint in {*_BY_NAME, *_OPEN} else "none"
    seconds = round(time.monotonic() - g.get("began", time.monotonic()), 3)
    tell_event("request", command=endpoint, code=response.status_code, seconds=seconds)
    return response


def _answer_error(error: Exception) -> Response:
    problem = problem_of(error, request)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        current_app.logger.error("a request failed", exc_info=error, extra=named("failed"))
    return problem_response(problem, SHARED)
