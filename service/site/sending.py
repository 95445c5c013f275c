"""How a page is sent: its headers, whether the reader has it already, how it is packed."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from flask import Request, Response

from service.web.protection import CLOSED, INERT, OPEN
from service.web.response import Header

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
FRESHNESS = "public, max-age=60, must-revalidate"
NEGOTIATED = "private, max-age=60, must-revalidate"
ASSET_FRESHNESS = "public, max-age=31536000"
"""A year: the name of an asset changes with its content."""
_HTML = "text/html; charset=utf-8"
_WORTH_PACKING = 1024
_PACKED_ALREADY = "image/png"
_PERMISSIONS: Header = (
    "Permissions-Policy",
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
)
"""What no page here asks for, and no frame in one may."""
_OF_PAGES: tuple[Header, ...] = (
    *CLOSED,
    _PERMISSIONS,
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_OF_FRAMED: tuple[Header, ...] = (
    *OPEN,
    _PERMISSIONS,
    ("Cross-Origin-Embedder-Policy", "require-corp"),
)
"""A page that is isolated from other origins frames only what says so too (HTML §7.1.4)."""


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

    @property
    def is_lasting(self) -> bool:
        """It is a function of the live release and the URL: it has no other answer while both stay."""
        return self.status == HTTPStatus.OK and not self.varies


def is_held(page: Page, request: Request) -> bool:
    """Tell whether the reader has this very page already (RFC 9110 §13.1.2)."""
    return page.status == HTTPStatus.OK and bool(
        request.if_none_match and request.if_none_match.contains_weak(page.entity_tag)
    )


def pack(text: str) -> bytes:
    """Pack the text of a page, for `send_packed` to send it any number of times."""
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)


def send_packed(page: Page, packed: bytes, request: Request) -> Response:
    """Send a page that is packed already; unpacked where the reader cannot do that."""
    if is_held(page, request):
        return send_held(page)
    if not request.accept_encodings["gzip"]:
        return _about(page, Response(gzip.decompress(packed), content_type=_HTML))
    response = Response(packed, content_type=_HTML)
    response.headers["Content-Encoding"] = "gzip"
    return _about(page, response)


def send_held(page: Page) -> Response:
    """Tell a reader that they have the page already."""
    return _about(page, Response(status=HTTPStatus.NOT_MODIFIED))


def send(page: Page, text: str, request: Request) -> Response:
    """Send the text of a page."""
    response = _packed(text.encode(), _HTML, request)
    response.status_code = page.status
    return _about(page, response)


def _about(page: Page, response: Response) -> Response:
    """Say of a page what is true of it, sent or held."""
    headers = response.headers
    headers["Content-Language"] = ", ".join(page.languages)
    headers["Content-Security-Policy"] = page.policy
    headers.extend(_OF_FRAMED if page.policy == FRAMED else _OF_PAGES)
    headers["Vary"] = ", ".join((*page.varies, "Accept-Encoding"))
    if not page.indexable:
        headers["X-Robots-Tag"] = "noindex"
    if page.status != HTTPStatus.OK:
        headers["Cache-Control"] = "no-store"
        return response
    headers["Cache-Control"] = NEGOTIATED if page.varies else FRESHNESS
    response.set_etag(page.entity_tag, weak=True)
    return response


def send_file(
    content: bytes, media_type: str, request: Request, freshness: str = FRESHNESS
) -> Response:
    """Send a file that is no page."""
    response = _packed(content, media_type, request)
    shared = (*OPEN, INERT, ("Cache-Control", freshness), ("Vary", "Accept-Encoding"))
    response.headers.extend(shared)
    response.set_etag(hashlib.sha256(content).hexdigest()[:32], weak=True)
    response.make_conditional(request)
    return response


def send_refusal(content: bytes, media_type: str, status: HTTPStatus) -> Response:
    """Tell a program why it gets no file; nobody may keep that."""
    response = Response(content, status, content_type=media_type)
    response.headers.extend((*OPEN, INERT, ("Cache-Control", "no-store")))
    return response


def redirect(
    location: str,
    status: HTTPStatus,
    varies: Iterable[str] = (),
    freshness: str = FRESHNESS,
    protection: Iterable[Header] = CLOSED,
) -> Response:
    """Lead to another URL of ours; what the location has no sign for is percent-encoded."""
    response = Response(status=status, headers=(*protection, INERT))
    response.headers["Location"] = quote(location, safe="/?#&=+,;:@!$'()*~%")
    response.headers["Cache-Control"] = freshness
    response.headers["X-Robots-Tag"] = "noindex"
    if varies:
        response.headers["Vary"] = ", ".join(varies)
    response.autocorrect_location_header = False
    return response


def _packed(content: bytes, media_type: str, request: Request) -> Response:
    response = Response(content, content_type=media_type)
    is_worth_it = len(content) >= _WORTH_PACKING and media_type != _PACKED_ALREADY
    if is_worth_it and request.accept_encodings["gzip"]:
        response.data = gzip.compress(content, compresslevel=6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    return response
