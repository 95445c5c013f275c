"""What a page answers to sites that ask for its card (oEmbed 1.0)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from service.release.freshness import MAX_AGE
from service.site.address import page_path, read_languages
from service.site.assets import asset_path
from service.site.bodies import Body, walk
from service.site.frame import Frame
from service.site.framed_page import card_path
from service.site.labels import label_marks, label_title
from service.site.open_graph import PICTURE
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
    holds_picture: bool
    """The picture may stand beside it: it is within what was asked for, if anything was."""


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
            holds_picture = _holds(width, PICTURE.width) and _holds(height, PICTURE.height)
            return Room(wide, high, holds_picture)
    return None


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
        **(_describe_picture(frame) if room.holds_picture else {}),
    }
    return json.dumps(card, ensure_ascii=False).encode()


def _describe_picture(frame: Frame) -> Mapping[str, object]:
    """Describe the picture: its address, width and height, of which oEmbed §2.3.4 wants all or none."""
    return {
        "thumbnail_url": frame.origin + asset_path(PICTURE.name),
        "thumbnail_width": PICTURE.width,
        "thumbnail_height": PICTURE.height,
    }


def _write_html(frame: Frame, document: Body, place: Place, room: Room) -> str:
    """Write what WordPress lets through: a blockquote of text and links, then a frame.

    It takes every attribute of the blockquote away (wp_filter_oembed_result), so that neither what the
    text says nor the order of its words rests on them.
    """
    voice, title = frame.voice, label_title(frame.voice, document)
    others = Markup(" · ").join(_link_languages(frame, place))
    quote = Markup('<blockquote lang="{}" dir="{}">{}{} – {}</blockquote>')
    link = _link_document(frame, document, place)
    shown = quote.format(voice.language, voice.direction, link, _say_marks(voice, document), others)
    framed = Markup(
        '<iframe src="{}{}" title="{}" width="{}" height="{}" frameborder="0"></iframe>'
    )
    source = card_path(place.language, place.document)
    return shown + framed.format(frame.origin, source, title, room.width, room.height)


def _link_document(frame: Frame, document: Body, place: Place) -> Markup:
    path = page_path((place.language,), place.document)
    fragment = f"#{place.fragment}" if place.fragment in _ids(document) else ""
    link = Markup('<a href="{}{}{}" lang="{}" dir="{}">{}</a>')
    tag, direction = document["language"], document["direction"]
    return link.format(frame.origin, path, fragment, tag, direction, _isolate(document["title"]))


def _say_marks(voice: Voice, document: Body) -> str:
    said = label_marks(voice, document)
    return f" ({_isolate(said)})" if said else ""


def _isolate(text: str) -> str:
    """Keep a text in one piece by characters: no element in the quote stays (UAX #9 §2.4)."""
    return f"\u2068{text}\u2069"


def _link_languages(frame: Frame, place: Place) -> list[Markup]:
    link = Markup('<a href="{}{}" lang="{}" dir="{}">{}</a>')
    return [
        link.format(
            frame.origin,
            page_path((each.tag,), place.document),
            each.tag,
            each.direction,
            _isolate(each.autonym),
        )
        for each in frame.release.manifest.languages
    ]


def _ids(document: Body) -> frozenset[str]:
    return frozenset(text["id"] for text in walk(document))


def _holds(asked: str, length: int) -> bool:
    return not asked or int(asked) >= length


def _read_length(text: str, most: int) -> int | None:
    if not text:
        return most
    is_length = text.isascii() and text.isdecimal() and len(text) <= 6 and int(text) > 0  # noqa: PLR2004 - more pixels no screen has
    return min(int(text), most) if is_length else None
