"""How a page is sent: its headers, whether the reader has it already, how it is packed."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from flask import Request, Response

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
"""Pages load one style sheet and one icon of ours. There are no scripts; JSON-LD is data (HTML §4.12.1)."""
FRAMED = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors *"
)
"""A page within pages of others: one script more, which tells them how high it is."""
TRIED = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
    " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The page on which embeds are tried: it runs the element and shows frames, of this site only."""
OPEN = (("Access-Control-Allow-Origin", "*"),)
"""Pages of any origin may read it; nothing here knows who asks."""
FRESHNESS = "public, max-age=60, must-revalidate"
NEGOTIATED = "private, max-age=60, must-revalidate"
ASSET_FRESHNESS = "public, max-age=31536000"
"""A year: the name of an asset changes with its content."""
_WORTH_PACKING = 1024
_SECURITY = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is sent of a page besides its text."""

    languages: tuple[str, ...]
    """Of the text in it, the main one first (Content-Language)."""
    made_of: tuple[str, ...]
    """All that its text is a function of, but for its URL."""
    indexable: bool = False
    """Every text in it is approved."""
    status: HTTPStatus = HTTPStatus.OK
    varies: tuple[str, ...] = ()
    """The request header fields that took part in choosing it."""
    policy: str = POLICY
    """Content-Security-Policy."""

    @property
    def entity_tag(self) -> str:
        """Weak, for packed and plain bytes share it."""
        return hashlib.sha256("\n".join(self.made_of).encode()).hexdigest()[:32]


def is_held(page: Page, request: Request) -> bool:
    """Tell whether the reader has this very page already (RFC 9110 §13.1.2)."""
    return page.status == HTTPStatus.OK and bool(
        request.if_none_match and request.if_none_match.contains_weak(page.entity_tag)
    )


def send(page: Page, text: str, request: Request) -> Response:
    """Send the text of a page; none where the reader has it already."""
    if is_held(page, request):
        response = Response(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = _packed(text.encode(), "text/html; charset=utf-8", request)
        response.status_code = page.status
    response.headers["Content-Language"] = ", ".join(page.languages)
    response.headers["Content-Security-Policy"] = page.policy
    response.headers.extend(_SECURITY)
    response.headers["Vary"] = ", ".join((*page.varies, "Accept-Encoding"))
    if not page.indexable:
        response.headers["X-Robots-Tag"] = "noindex"
    _set_freshness(response, page)
    return response


def _set_freshness(response: Response, page: Page) -> None:
    if page.status != HTTPStatus.OK:
        response.headers["Cache-Control"] = "no-store"
        return
    response.headers["Cache-Control"] = NEGOTIATED if page.varies else FRESHNESS
    response.set_etag(page.entity_tag, weak=True)


def send_file(
    content: bytes, media_type: str, request: Request, freshness: str = FRESHNESS
) -> Response:
    """Send a file that is no page."""
    response = _packed(content, media_type, request)
    shared = (*_SECURITY, *OPEN, ("Cache-Control", freshness), ("Vary", "Accept-Encoding"))
    response.headers.extend(shared)
    response.set_etag(hashlib.sha256(content).hexdigest()[:32], weak=True)
    response.make_conditional(request)
    return response


def redirect(
    location: str, status: HTTPStatus, varies: Iterable[str] = (), freshness: str = FRESHNESS
) -> Response:
    """Lead to another URL of ours."""
    response = Response(status=status, headers=_SECURITY)
    response.headers["Location"] = location
    response.headers["Cache-Control"] = freshness
    response.headers["X-Robots-Tag"] = "noindex"
    if varies:
        response.headers["Vary"] = ", ".join(varies)
    response.autocorrect_location_header = False
    return response


def _packed(content: bytes, media_type: str, request: Request) -> Response:
    response = Response(content, content_type=media_type)
    if len(content) >= _WORTH_PACKING and request.accept_encodings["gzip"]:
        response.data = gzip.compress(content, compresslevel=6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    return response
