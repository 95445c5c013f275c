"""What a page tells those who show a link to it (Open Graph, https://ogp.me)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.locales.tags import maximal_tag
from service.site.assets import asset_path
from service.site.bodies import Body
from service.site.frame import Frame
from service.site.labels import label_title
from service.site.words import LEAFLETS, SHARED_PICTURE

Property = tuple[str, str]
"""Its name and its content."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands beside a link; it has no words, so that it needs no language."""

    name: str = "share.png"
    media_type: str = "image/png"
    width: int = 1200
    height: int = 630


PICTURE = Picture()


def share_document(frame: Frame, document: Body, editions: tuple[str, ...]) -> tuple[Property, ...]:
    """Describe a document for a preview, where its title says all that must be said of it.

    `editions` are the languages in which it is approved.
    """
    return (
        ("og:type", "article"),
        ("og:title", label_title(frame.voice, document)),
        *_describe(document["summary"]),
        *_about_page(frame),
        *_locales(document["language"], editions),
    )


def share_list(frame: Frame, editions: tuple[str, ...]) -> tuple[Property, ...]:
    """Describe the list of documents for a preview."""
    return (
        ("og:type", "website"),
        ("og:title", frame.voice.word(LEAFLETS)),
        *_about_page(frame),
        *_locales(frame.voice.language, editions),
    )


@lru_cache(maxsize=256)
def open_graph_locale(tag: str) -> str:
    """Write a language as `language_TERRITORY`; empty where CLDR knows no likely country."""
    maximal = maximal_tag(tag)
    return f"{maximal.language}_{maximal.region}" if maximal.region.isalpha() else ""


def _about_page(frame: Frame) -> Iterator[Property]:
    yield "og:url", frame.url
    name = frame.publisher()["publisher"]["name"]
    if name:
        yield "og:site_name", name
    yield "og:image", frame.origin + asset_path(PICTURE.name)
    yield "og:image:type", PICTURE.media_type
    yield "og:image:width", str(PICTURE.width)
    yield "og:image:height", str(PICTURE.height)
    yield "og:image:alt", frame.voice.word(SHARED_PICTURE)


def _describe(summary: str) -> Iterator[Property]:
    if summary:
        yield "og:description", summary


def _locales(language: str, editions: tuple[str, ...]) -> Iterator[Property]:
    own = open_graph_locale(language)
    if own:
        yield "og:locale", own
    others = dict.fromkeys(open_graph_locale(tag) for tag in editions)
    yield from (("og:locale:alternate", each) for each in others if each not in {"", own})
