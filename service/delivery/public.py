"""The API's URLs: the response that a request asks for, or a redirect to it."""

from http import HTTPStatus
from urllib.parse import urlencode

from flask import Blueprint, Request, Response, current_app, g, request

from service.delivery.address import Address, parse_address
from service.delivery.answer import FRESHNESS, SHARED, Answer, Choice, Condition, answer
from service.delivery.parameters import WITH_LANGUAGE, WITHOUT_LANGUAGE, read_parameters
from service.delivery.problems import not_found
from service.delivery.response import to_response
from service.delivery.selection import Redirect, Wishes, check_wishes, select
from service.errors import ReleaseError
from service.release.store.live import LiveRelease
from service.release.store.opened import OpenRelease, Stored
from service.web.problems import RefusedError

public = Blueprint("public", __name__)


@public.get("/v1/<path:_path>")
def read(_path: str) -> Response:
    """Send what the URL names, and negotiate what it leaves open."""
    release: OpenRelease | None = g.release
    if release is None:
        raise ReleaseError(g.behind)
    try:
        return to_response(_answer(release, request))
    except ReleaseError as error:
        live: LiveRelease = current_app.extensions["polyleaf"]
        live.doubt(release, str(error))
        raise


def _answer(release: OpenRelease, request: Request) -> Answer:
    address = parse_address(request.path)
    if address is None:
        raise RefusedError(not_found())
    stored = release.find(request.path)
    wishes = _read_wishes(release, request, address, stored)
    chosen = Choice(stored) if stored else select(release, address, wishes)
    if isinstance(chosen, Redirect):
        return _redirect(chosen, request)
    check_wishes(release, chosen, wishes)
    condition = Condition(request.method, request.headers.get("If-None-Match", ""))
    return answer(release, chosen, condition)


def _read_wishes(
    release: OpenRelease, request: Request, address: Address, stored: Stored | None
) -> Wishes:
    is_open = address.language is None and stored is None
    known = WITHOUT_LANGUAGE if is_open else WITH_LANGUAGE
    return Wishes(
        read_parameters(dict(request.args.lists()), known, release.manifest.tags),
        request.headers.get("Accept", ""),
        request.headers.get("Accept-Language", ""),
    )


def _redirect(redirect: Redirect, request: Request) -> Answer:
    query = urlencode(tuple(request.args.items(multi=True)))
    location = f"{redirect.path}?{query}" if query else redirect.path
    headers = (
        ("Location", location),
        ("Content-Length", "0"),
        ("Cache-Control", FRESHNESS),
        *SHARED,
    )
    return Answer(HTTPStatus.PERMANENT_REDIRECT, headers, b"")
