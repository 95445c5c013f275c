"""Answers canonical URLs before Flask, from the open release alone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from service.delivery.answer import Answer, Choice, Condition, answer
from service.errors import ReleaseError
from service.release.store.live import LiveRelease

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Front:
    """A WSGI application that takes the plain requests and leaves the others to another one.

    Plain is a GET or HEAD of a canonical URL without a query and without a body. It takes no
    decision of its own: status, headers and body are those that the other one would send.
    """

    def __init__(self, live: LiveRelease, application: "WSGIApplication") -> None:
        self._live = live
        self._application = application

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        plain = self._answer(environ) if _is_plain(environ) else None
        if plain is None:
            return self._application(environ, start_response)
        status = plain.status
        start_response(f"{status.value} {status.phrase.upper()}", list(plain.headers))
        return [plain.body] if plain.body else []

    def _answer(self, environ: "WSGIEnvironment") -> Answer | None:
        condition = Condition(environ["REQUEST_METHOD"], environ.get("HTTP_IF_NONE_MATCH", ""))
        try:
            release = self._live.current()
            stored = release.find(environ["PATH_INFO"])
            return answer(release, Choice(stored), condition) if stored else None
        except ReleaseError:  # the other one says so, in the reader's language
            return None


def _is_plain(environ: "WSGIEnvironment") -> bool:
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and not environ.get("QUERY_STRING")
        and not environ.get("CONTENT_LENGTH")
    )
