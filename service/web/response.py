"""Flask responses that send their headers exactly as they were made."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response
from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


Header = tuple[str, str]


class ExactResponse(Response):
    """Leaves the headers alone.

    Werkzeug would add a type to a 304 and take its Content-Language, which tells a reader what
    the stored copy is in (RFC 9110 §15.4.5 lets it stand).
    """

    default_mimetype = None
    automatically_set_content_length = False

    def get_wsgi_headers(self, environ: "WSGIEnvironment") -> Headers:  # noqa: ARG002 - Werkzeug's
        return Headers(self.headers)


def json_response(
    status: HTTPStatus,
    members: Mapping[str, object],
    headers: Iterable[Header],
    media_type: str = "application/json",
) -> Response:
    """Make a response that is not of the release, and that nobody may keep."""
    body = json.dumps(members, ensure_ascii=False, indent=1).encode() + b"\n"
    own = (
        ("Content-Type", media_type),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
    )
    return ExactResponse(body, status.value, [*own, *headers])
