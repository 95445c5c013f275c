"""Asks the public server's own application for what it would send."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder, run_wsgi_app

from service.errors import ReleaseError
from service.server.static.addresses import Address

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_PER_MESSAGE = frozenset({"content-length", "date"})
Headers = tuple[tuple[str, str], ...]
"""In the order of their names, without those of one message alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent at an address."""

    address: Address
    headers: Headers
    body: bytes

    @property
    def key(self) -> str:
        """Tell it from all others, those for another country aside; no path begins as one with a language."""
        return f"{self.address.language}{self.address.path}"

    def header(self, name: str) -> str:
        """Give the value of a header field; empty without it."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class Site:
    """The server as its readers reach it."""

    application: "WSGIApplication"
    origin: str

    def ask_all(self, addresses: Iterable[Address]) -> Iterator[Answer]:
        """Ask for each address; ReleaseError where one of them does not answer."""
        for address in addresses:
            yield Answer(address, *self.ask(address.url))

    def ask(
        self, url: str, expected: HTTPStatus = HTTPStatus.OK, method: str = "GET"
    ) -> tuple[Headers, bytes]:
        """Ask for a URL as a reader does who prefers nothing: headers and body."""
        path, _, query = url.partition("?")
        environ = EnvironBuilder("/", self.origin, query, method=method).get_environ()
        environ["PATH_INFO"] = path  # as it is written, `//` too
        body, status, headers = run_wsgi_app(self.application, environ, buffered=True)
        if not status.startswith(str(expected.value)):
            raise ReleaseError(f"{url} answers {status}; nothing was exported.")
        kept = sorted((name, value) for name, value in headers if name.lower() not in _PER_MESSAGE)
        return tuple(kept), b"".join(body)
