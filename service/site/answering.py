"""Answers a request with a page, or leads to where one is."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from http import HTTPStatus

from flask import Flask, Response, current_app, g, request

from service.errors import ReleaseError
from service.release.store.opened import OpenRelease
from service.site.address import Named, read_languages
from service.site.composed import Composed
from service.site.frame import Frame
from service.site.lost_page import compose_lost_page
from service.site.remembered import Address, Kept, Remembered
from service.site.sending import is_held, pack, redirect, send, send_held, send_packed
from service.site.stage import country_of, make_frame, origin_of, preferred_language
from service.site.templates import render
from service.web.protection import CLOSED
from service.web.response import Header

_REMEMBERED = "polyleaf-remembered"


def remember_pages(app: Flask) -> None:
    """Let an application compose each page once for each release."""
    app.extensions[_REMEMBERED] = Remembered()


def answer_again() -> Response | None:
    """Send a page that was composed before; None where this is the first request for it."""
    if g.release is None:
        return None
    kept = _remembered().find(g.release, _address())
    return send_packed(kept.page, kept.packed, request) if kept else None


def live_release() -> OpenRelease:
    """Get the release of this request; ReleaseError while there is none."""
    release: OpenRelease | None = g.release
    if release is None:
        raise ReleaseError(g.behind)
    return release


def preferred() -> str:
    """Choose the language where the URL names none."""
    return preferred_language(live_release().manifest)


def name_languages(languages: str) -> Named | None:
    """Read the languages of a path; None where one of them is not held."""
    return read_languages(languages, live_release().manifest.tags)


def frame_without_language(path: str, language: str) -> Frame:
    """Set up a page whose path names no language: who chooses a country is led to a page that does."""
    return replace(make_frame(language, path), country="")


def send_page(frame: Frame, composed: Composed) -> Response:
    """Render a page, unless its reader has it already."""
    page = composed.page
    if is_held(page, request):
        return send_held(page)
    text = render(composed.template, frame=frame, page=page, **composed.values)
    if not page.is_lasting:
        return send(page, text, request)
    kept = Kept(page, pack(text))
    _remembered().keep(frame.release, _address(), kept)
    return send_packed(page, kept.packed, request)


def lead_to(path: str, protection: Iterable[Header] = CLOSED) -> Response:
    """Lead to the canonical path, with what was asked there."""
    query = request.query_string.decode("latin-1")
    location = f"{path}?{query}" if query else path
    return redirect(location, HTTPStatus.PERMANENT_REDIRECT, protection=protection)


def tell_lost(compose: Callable[[Frame], Composed] = compose_lost_page) -> Response:
    """Tell that there is nothing here, and what there is."""
    frame = frame_without_language(request.path, preferred())
    return send_page(frame, compose(frame))


def _remembered() -> Remembered:
    remembered: Remembered = current_app.extensions[_REMEMBERED]
    return remembered


def _address() -> Address:
    return origin_of(request), request.path, country_of(request)
