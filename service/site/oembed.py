"""What a page answers to sites that ask for its card (oEmbed 1.0)."""

import json
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from service.release.freshness import MAX_AGE
from service.site.address import page_path, read_languages
from service.site.bodies import Body, walk
from service.site.frame import Frame
from service.site.framed_page import card_path, marks_in
from service.site.voice import Voice

WIDTH = 600
HEIGHT = 300
JSON = "json"


@dataclass(frozen=True, slots=True)
class Place:
    """The page that an address of ours names."""

    language: str
    document: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is for a card, in CSS pixels."""

    width: int
    height: int


def find_place(url: str, origin: str, held: tuple[str, ...]) -> Place | None:
    """Read an address; None unless it is one of a document in one language, here."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    match unquote(parts.path).split("/"):
        case ["", languages, document] if f"{parts.scheme}://{parts.netloc}" == origin:
            named = read_languages(languages, held)
            if named and len(named.languages) == 1:
                return Place(named.languages[0], document, parts.fragment)
    return None


def read_room(width: str, height: str) -> Room | None:
    """Read `maxwidth` and `maxheight`; None where one of them is no length."""
    found = [_read_length(width, WIDTH), _read_length(height, HEIGHT)]
    match found:
        case [int(wide), int(high)]:
            return Room(wide, high)
    return None


def label_title(voice: Voice, document: Body) -> str:
    """Write the title of a text with what must be said of it, for where it stands alone."""
    said = [voice.word(mark) for mark in marks_in(document)]
    return f"{document['title']} ({', '.join(said)})" if said else str(document["title"])


def write_card(frame: Frame, document: Body, place: Place, room: Room) -> bytes:
    """Write the card of a document as JSON."""
    publisher = frame.publisher()["publisher"]
    title = label_title(frame.voice, document)
    card = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": publisher["name"],
        "provider_url": f"{frame.origin}/",
        "cache_age": MAX_AGE,
        "width": room.width,
        "height": room.height,
        "html": _write_html(frame, document, place, room),
    }
    return json.dumps(card, ensure_ascii=False).encode()


def _write_html(frame: Frame, document: Body, place: Place, room: Room) -> str:
    """Write what WordPress lets through: a blockquote of text and links, then a frame.

    It takes every attribute of the blockquote away (wp_filter_oembed_result), so that what the text
    says does not rest on them.
    """
    title = label_title(frame.voice, document)
    path = page_path((place.language,), place.document)
    fragment = f"#{place.fragment}" if place.fragment in _ids(document) else ""
    link = Markup('<a href="{}{}{}">{}</a>').format(frame.origin, path, fragment, title)
    others = Markup(" · ").join(_link_languages(frame, place))
    quote = Markup('<blockquote lang="{}" dir="{}">{} – {}</blockquote>')
    shown = quote.format(document["language"], document["direction"], link, others)
    framed = Markup(
        '<iframe src="{}{}" title="{}" width="{}" height="{}" frameborder="0"></iframe>'
    )
    source = card_path(place.language, place.document)
    return shown + framed.format(frame.origin, source, title, room.width, room.height)


def _link_languages(frame: Frame, place: Place) -> list[Markup]:
    link = Markup('<a href="{}{}" lang="{}" dir="{}">{}</a>')
    return [
        link.format(
            frame.origin,
            page_path((each.tag,), place.document),
            each.tag,
            each.direction,
            each.autonym,
        )
        for each in frame.release.manifest.languages
    ]


def _ids(document: Body) -> frozenset[str]:
    return frozenset(text["id"] for text in walk(document))


def _read_length(text: str, most: int) -> int | None:
    if not text:
        return most
    is_length = text.isascii() and text.isdecimal() and len(text) <= 6 and int(text) > 0  # noqa: PLR2004 - more pixels no screen has
    return min(int(text), most) if is_length else None
