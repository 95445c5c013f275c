"""Asks the public server's own application for what it would send."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder, run_wsgi_app

from service.errors import ReleaseError

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_PER_MESSAGE = frozenset({"content-length", "date"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent at an address."""

    path: str
    country: str
    """Chosen on the page; empty without one."""
    headers: tuple[tuple[str, str], ...]
    """In the order of their names, without those of one message alone."""
    body: bytes

    def header(self, name: str) -> str:
        """Give the value of a header field; empty without it."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")


def ask_all(
    application: "WSGIApplication", origin: str, addresses: Iterable[str]
) -> Iterator[Answer]:
    """Ask for each address; ReleaseError where one of them does not answer."""
    for address in addresses:
        path, _, query = address.partition("?country=")
        answer = ask(application, origin, path, query, HTTPStatus.OK)
        yield answer


def ask(
    application: "WSGIApplication", origin: str, path: str, country: str, expected: HTTPStatus
) -> Answer:
    """Ask for a path as a reader does who prefers nothing."""
    query = {"country": country} if country else None
    environ = EnvironBuilder(path, base_url=origin, query_string=query).get_environ()
    body, status, headers = run_wsgi_app(application, environ, buffered=True)
    if not status.startswith(str(expected.value)):
        raise ReleaseError(f"{path} answers {status}; nothing was exported.")
    kept = sorted((name, value) for name, value in headers if name.lower() not in _PER_MESSAGE)
    return Answer(path, country, tuple(kept), b"".join(body))
