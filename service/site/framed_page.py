"""The pages that stand in frames of other pages: a text, or the card that leads to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from service.site.address import page_path
from service.site.bodies import Body, read_body, walk
from service.site.composed import Composed
from service.site.document_page import (
    find_attested,
    find_companions,
    mark_sections,
    say_reviewed,
)
from service.site.frame import Frame
from service.site.labels import marks_in
from service.site.sending import FRAMED, Page


def embed_path(language: str, document: str, section: str = "") -> str:
    """Write the canonical path of a text for frames."""
    path = f"/embed{page_path((language,), document)}"
    return f"{path}/{section}" if section else path


def card_path(language: str, document: str) -> str:
    """Write the canonical path of a card."""
    return f"/embed/card{page_path((language,), document)}"


def read_section(frame: Frame, document: Body, section: str) -> Body | None:
    """Narrow a document to one section and what must be read beside it."""
    name = document["document"]
    path = f"/v1/{frame.voice.language}/documents/{name}/sections/{section}.json"
    body = read_body(frame.release, path)
    if body is None:
        return None
    sections = [body, *body["companions"]]
    texts = [*walk({"sections": sections})]
    return {
        **document,
        "sections": sections,
        "notices": list(_tell_all(texts)),
        "citations": sorted(
            _join((text["citations"] for text in texts), "number"), key=lambda each: each["number"]
        ),
    }


def compose_embed_page(frame: Frame, document: Body, section: str) -> Composed:
    """Compose a document, or what `read_section` left of it, for a frame."""
    name = document["document"]
    paths = {tag: embed_path(tag, name, section) for tag in frame.release.manifest.tags}
    values = {
        "is_part": bool(section),
        "numbers": frozenset(each["number"] for each in document["citations"]),
        "marks": dict(mark_sections(document)),
        "companions": dict(find_companions(document)),
        "attested": dict(find_attested(document)),
    }
    return _compose(frame, "embed.html", document, paths, values)


def compose_card(frame: Frame, document: Body) -> Composed:
    """Compose the card of a document."""
    name = document["document"]
    paths = {tag: card_path(tag, name) for tag in frame.release.manifest.tags}
    return _compose(frame, "card.html", document, paths, {"told": marks_in(document)})


def _compose(
    frame: Frame,
    template: str,
    document: Body,
    paths: Mapping[str, str],
    more: Mapping[str, object],
) -> Composed:
    values = {
        "document": document,
        "publisher": frame.publisher(),
        "reviewed": say_reviewed(frame, document),
        "switch": frame.choices(paths.__getitem__),
        "whole": page_path((frame.voice.language,), document["document"]),
        **more,
    }
    languages = (document["language"], *(each["language"] for each in walk(document)))
    page = Page(tuple(dict.fromkeys(languages)), frame.made_of, policy=FRAMED)
    return Composed(page, template, values)


def _tell_all(texts: Sequence[Body]) -> Iterator[Body]:
    """Yield the notices of texts; who certified one of them is told there, unless it is of all."""
    for notice in _join((text["notices"] for text in texts), "text"):
        if notice["id"] != "attested" or all(notice in text["notices"] for text in texts):
            yield notice


def _join(lists: Iterable[Iterable[Body]], key: str) -> list[Body]:
    """Join lists; of values with the same key the first stays."""
    joined: dict[object, Body] = {}
    for values in lists:
        for each in values:
            joined.setdefault(each[key], each)
    return [*joined.values()]
