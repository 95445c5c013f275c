"""The URLs for pages of others: frames, cards, and where to copy what embeds them."""

import json
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
from service.site.bodies import Body, read_document
from service.site.discovery import OEMBED
from service.site.faults import tell_fault
from service.site.framed_page import (
    card_path,
    compose_card,
    compose_embed_page,
    embed_path,
    read_section,
)
from service.site.lost_page import compose_lost_frame
from service.site.oembed import JSON, find_place, read_room, write_card
from service.site.sending import send_file, send_refusal
from service.site.stage import make_frame, origin_of
from service.site.tried_page import choose_text, compose_tried_page
from service.web.protection import OPEN

embeds = Blueprint("embeds", __name__)
embeds.register_error_handler(Exception, tell_fault)
embeds.before_request(answer_again)


@embeds.get("/embed")
def show_snippets() -> Response:
    """Show how to embed a text, to be tried and copied."""
    named = name_languages(request.args.get("language", ""))
    tag = named.languages[0] if named else preferred()
    chosen = choose_text(make_frame(tag, "/embed"), request.args.get("text", ""))
    frame = frame_without_language("/embed", preferred())
    return send_page(frame, compose_tried_page(frame, chosen))


@embeds.get("/embed/<language>/<document>", defaults={"section": ""})
@embeds.get("/embed/<language>/<document>/<section>")
def show_framed(language: str, document: str, section: str) -> Response:
    """Show a text within a page of others."""
    body, tag, is_exact = _find(language, document)
    if body is None:
        return tell_lost(compose_lost_frame)
    path = embed_path(tag, document, section)
    if not is_exact:
        return lead_to(path, OPEN)
    frame = make_frame(tag, path)
    shown = read_section(frame, body, section) if section else body
    if shown is None:
        return tell_lost(compose_lost_frame)
    return send_page(frame, compose_embed_page(frame, shown, section))


@embeds.get("/embed/card/<language>/<document>")
def show_card(language: str, document: str) -> Response:
    """Show the card of a document."""
    body, tag, is_exact = _find(language, document)
    if body is None:
        return tell_lost(compose_lost_frame)
    path = card_path(tag, document)
    if not is_exact:
        return lead_to(path, OPEN)
    frame = make_frame(tag, path)
    return send_page(frame, compose_card(frame, body))


@embeds.get(OEMBED)
def send_card() -> Response:
    """Send the card of a page to a site that asks for it."""
    room = read_room(request.args.get("maxwidth", ""), request.args.get("maxheight", ""))
    if request.args.get("format", JSON) != JSON:
        return _refuse(HTTPStatus.NOT_IMPLEMENTED)  # oEmbed §2.3.2
    if room is None:
        return _refuse(HTTPStatus.BAD_REQUEST)
    release = live_release()
    url = request.args.get("url", "")
    place = find_place(url, origin_of(request), release.manifest.tags)
    body = read_document(release, place.language, place.document) if place else None
    if place is None or body is None:
        return _refuse(HTTPStatus.NOT_FOUND)
    frame = make_frame(place.language, page_path((place.language,), place.document))
    response = send_file(write_card(frame, body, place, room), "application/json", request)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _find(language: str, document: str) -> tuple[Body | None, str, bool]:
    """Find a document, its language as it is held, and whether the path spells that so."""
    named = name_languages(language)
    if named is None or len(named.languages) > 1:
        return None, "", False
    tag = named.languages[0]
    return read_document(live_release(), tag, document), tag, named.exact


def _refuse(status: HTTPStatus) -> Response:
    """Refuse in the words of HTTP alone: programs ask here."""
    problem = {"title": status.phrase, "status": status.value}
    return send_refusal(json.dumps(problem).encode(), "application/problem+json", status)
