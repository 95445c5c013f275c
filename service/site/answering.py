"""Answers a request with a page, or leads to where one is."""

from http import HTTPStatus

from flask import Response, g, request

from service.errors import ReleaseError
from service.release.store.opened import OpenRelease
from service.site.address import Named, read_languages
from service.site.composed import Composed
from service.site.frame import Frame
from service.site.lost_page import compose_lost_page
from service.site.sending import is_held, redirect, send
from service.site.stage import make_frame, preferred_language
from service.site.templates import render


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


def send_page(frame: Frame, composed: Composed) -> Response:
    """Render a page, unless its reader has it already."""
    page = composed.page
    if is_held(page, request):
        return send(page, "", request)
    text = render(composed.template, frame=frame, page=page, **composed.values)
    return send(page, text, request)


def lead_to(path: str) -> Response:
    """Lead to the canonical path, with what was asked there."""
    query = request.query_string.decode("ascii", "ignore")
    return redirect(f"{path}?{query}" if query else path, HTTPStatus.PERMANENT_REDIRECT)


def tell_lost() -> Response:
    """Tell that there is nothing here, and what there is."""
    frame = make_frame(preferred(), request.path)
    return send_page(frame, compose_lost_page(frame))
