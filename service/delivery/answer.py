"""What is sent for a stored response: status, headers, body."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from werkzeug.http import parse_etags

from service.locales.negotiate import MatchKind
from service.release.freshness import MAX_AGE
from service.release.store.opened import OpenRelease, Stored
from service.web.protection import INERT, OPEN
from service.web.response import Header

FRESHNESS = f"public, max-age={MAX_AGE}, must-revalidate"
"""A recall takes a minute at most to reach every reader; nothing is `immutable`."""
NEGOTIATED = f"private, max-age={MAX_AGE}, must-revalidate"
"""Of what a request's header fields chose: a shared cache that neglects Vary, or that keeps apart
what the gateway to Python folds together (`Accept_Language`), would give it to another reader."""

HTML = "text/html"

SHARED: tuple[Header, ...] = (
    *OPEN,
    INERT,
    (
        "Access-Control-Expose-Headers",
        "Allow, Content-Language, Content-Location, ETag, Polyleaf-Match, Retry-After",
    ),
)
"""On every answer of the public API, errors included."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP response, ready to be sent."""

    status: HTTPStatus
    headers: tuple[Header, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Choice:
    """A stored response, and what of the request chose it."""

    stored: Stored
    varies: tuple[str, ...] = ()
    """The request header fields that took part (Vary, RFC 9110 §12.5.5); none if canonical."""
    match: MatchKind | None = None
    """How its language was negotiated; None where the URL names it."""
    negotiated: bool = False
    """The URL was not the canonical one."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What of a request decides how much of a response is sent."""

    method: str
    """`GET` or `HEAD`."""
    if_none_match: str
    """The header field as it was sent, empty without one."""


def answer(release: OpenRelease, choice: Choice, condition: Condition) -> Answer:
    """Answer with a stored response, or tell that the reader has it already.

    A HEAD has the headers of a GET (RFC 9110 §9.3.2). A 304 has them too, but for those of the
    body that is not there (§15.4.5). ReleaseError when the body cannot be read.
    """
    freshness = NEGOTIATED if choice.varies else FRESHNESS
    shared = (
        *_about_choice(choice),
        *_about_text(choice.stored),
        ("Cache-Control", freshness),
        *SHARED,
    )
    if condition.if_none_match and _has_it(choice.stored, condition.if_none_match):
        return Answer(HTTPStatus.NOT_MODIFIED, shared, b"")
    body = b"" if condition.method == "HEAD" else release.read(choice.stored)
    return Answer(HTTPStatus.OK, (*_about_body(choice.stored), *shared), body)


def _has_it(stored: Stored, if_none_match: str) -> bool:
    """Compare weakly, as If-None-Match asks (RFC 9110 §13.1.2)."""
    return bool(parse_etags(if_none_match).contains_weak(stored.entry.etag))


def _about_body(stored: Stored) -> Iterator[Header]:
    media_type = stored.entry.media_type
    yield "Content-Type", f"{HTML}; charset=utf-8" if media_type == HTML else media_type
    yield "Content-Length", str(stored.entry.length)


def _about_text(stored: Stored) -> Iterator[Header]:
    yield "Content-Language", ", ".join(stored.entry.languages)
    yield "ETag", f'"{stored.entry.etag}"'
    if not stored.entry.approved:
        yield "X-Robots-Tag", "noindex"


def _about_choice(choice: Choice) -> Iterator[Header]:
    if choice.negotiated:
        yield "Content-Location", choice.stored.path
    if choice.varies:
        yield "Vary", ", ".join(choice.varies)
    if choice.match:
        yield "Polyleaf-Match", choice.match
