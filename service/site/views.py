"""The URLs of the pages: what each shows, and where others lead."""

import re
from http import HTTPStatus

from flask import Blueprint, Response, request

from service.site.address import page_path
from service.site.answering import (
    answer_again,
    frame_without_language,
    lead_to,
    live_release,
    name_languages,
    preferred,
    send_page,
    tell_lost,
)
from service.site.assets import ELEMENT_ALIAS, element_asset, find_asset
from service.site.bodies import read_document
from service.site.check_page import compose_check_form, compose_check_page
from service.site.discovery import SITEMAP
from service.site.document_page import compose_document_page
from service.site.faults import refuse_method, tell_fault
from service.site.list_page import compose_list_page
from service.site.pair_page import compose_pair_page
from service.site.sending import (
    ASSET_FRESHNESS,
    NEGOTIATED,
    redirect,
    send_file,
)
from service.site.short_code import read_code
from service.site.sitemap import write_index, write_robots, write_sitemaps
from service.site.stage import make_frame, origin_of, prints_of
from service.web.interface import LANGUAGE

site = Blueprint("site", __name__)
site.register_error_handler(Exception, tell_fault)
site.before_app_request(refuse_method)
site.before_request(answer_again)

_XML = "application/xml"
_WITH_SLASH = re.compile(r"(?:/[A-Za-z0-9_+-]+)+/")
"""An address of ours with a slash too many; never `//host/`, which would lead away."""


@site.get("/")
def start() -> Response:
    """Lead to the list of documents in the language that the reader prefers."""
    location = page_path((preferred(),))
    return redirect(location, HTTPStatus.FOUND, ("Accept-Language",), NEGOTIATED)


@site.get("/<languages>")
def list_documents(languages: str) -> Response:
    """Show the list of documents."""
    named = name_languages(languages)
    if named is None or len(named.languages) > 1:
        return tell_lost()
    if not named.exact:
        return lead_to(page_path(named.languages))
    frame = make_frame(named.languages[0], request.path)
    return send_page(frame, compose_list_page(frame))


@site.get("/<languages>/<document>")
def show_document(languages: str, document: str) -> Response:
    """Show a document in one language, or in two side by side."""
    named = name_languages(languages)
    bodies = (
        [read_document(live_release(), tag, document) for tag in named.languages] if named else []
    )
    if named is None or not all(bodies):
        return tell_lost()
    path = page_path(named.languages, document)
    if not named.exact:
        return lead_to(path)
    frame = make_frame(named.languages[0], path)
    match [body for body in bodies if body]:
        case [body]:
            return send_page(frame, compose_document_page(frame, body))
        case [first, second]:
            return send_page(frame, compose_pair_page(frame, first, second))
    return tell_lost()


@site.get("/check")
def ask_code() -> Response:
    """Ask for the code of a print."""
    typed = request.args.get("code", "").strip()
    code = read_code(typed)
    if code:
        language = f"?{LANGUAGE}={preferred()}" if _is_chosen() else ""
        return redirect(f"/check/{code}{language}", HTTPStatus.FOUND)
    return _ask(typed)


@site.get("/check/<typed>")
def check(typed: str) -> Response:
    """Tell what a print is worth; in its own language, unless the address names another."""
    code = read_code(typed)
    if code is None:
        return _ask(typed)
    if code != typed:
        return lead_to(f"/check/{code}")
    found = prints_of().find(code)
    held = found is not None and found.language in live_release().manifest.tags
    language = found.language if found and held and not _is_chosen() else preferred()
    frame = frame_without_language(f"/check/{code}", language)
    return send_page(frame, compose_check_page(frame, code, found))


@site.get(ELEMENT_ALIAS)
def show_element() -> Response:
    """Send the element of today to pages that do not name its digest."""
    asset = element_asset()
    return send_file(asset.content, asset.media_type, request)


@site.get("/assets/<_name>")
def show_asset(_name: str) -> Response:
    """Send a file that pages load."""
    asset = find_asset(request.path)
    if asset is None:
        return tell_lost()
    return send_file(asset.content, asset.media_type, request, ASSET_FRESHNESS)


@site.get(SITEMAP)
def show_sitemap() -> Response:
    """Send the list of approved pages, or of the files that hold it."""
    parts, origin = _write_sitemaps(), origin_of(request)
    text = parts[0] if len(parts) == 1 else write_index(origin, len(parts))
    return send_file(text.encode(), _XML, request)


@site.get("/sitemap-<int:number>.xml")
def show_sitemap_part(number: int) -> Response:
    """Send one of several files of the list of approved pages."""
    parts = _write_sitemaps()
    if not 1 < len(parts) >= number > 0:
        return tell_lost()
    return send_file(parts[number - 1].encode(), _XML, request)


@site.get("/robots.txt")
def show_robots() -> Response:
    """Send the rules for robots."""
    text = write_robots(origin_of(request))
    return send_file(text.encode(), "text/plain; charset=utf-8", request)


@site.get("/<path:_path>")
def show_nothing(_path: str) -> Response:
    """Lead from an address with a slash at its end to the one without, else list what there is."""
    is_plain = _WITH_SLASH.fullmatch(request.path)
    return lead_to(request.path[:-1]) if is_plain else tell_lost()


def _write_sitemaps() -> tuple[str, ...]:
    return write_sitemaps(live_release(), origin_of(request), prints_of())


def _is_chosen() -> bool:
    return name_languages(request.args.get(LANGUAGE, "")) is not None


def _ask(typed: str) -> Response:
    frame = frame_without_language("/check", preferred())
    return send_page(frame, compose_check_form(frame, typed))
