"""The page of one document in one language."""

from collections.abc import Iterator, Mapping
from typing import Any

from service.site.address import page_path
from service.site.bodies import Body, is_approved, review_day, walk
from service.site.composed import Composed
from service.site.discovery import describe_card
from service.site.frame import Frame
from service.site.leaflet_mark import draw_symbol
from service.site.marks import marks_of
from service.site.open_graph import share_document
from service.site.sending import Page
from service.site.short_code import write_code
from service.site.structured_data import describe_page, embed_json


def compose_document_page(frame: Frame, document: Body) -> Composed:
    """Compose the page of a document as the readers of a language get it."""
    name, publisher = document["document"], frame.publisher()
    sheet = make_sheet(frame, name, frame.voice.language)
    approved = is_approved(frame.release, frame.voice.language, name)
    values = {
        "document": document,
        "numbers": frozenset(each["number"] for each in document["citations"]),
        "marks": dict(mark_sections(document)),
        "companions": dict(find_companions(document)),
        "attested": dict(find_attested(document)),
        "reviewed": say_reviewed(frame, document),
        "sheet": sheet,
        "switch": frame.switch(name),
        "beside": tuple(pair_choices(frame, name)),
        "publisher": publisher,
        "help": frame.help(publisher),
        "alternates": frame.alternates(name),
        "shared": share_document(frame, document, frame.editions(name)),
        "card": describe_card(frame.origin, frame.url),
        "structured": embed_json(describe_page(frame, document, sheet["day"])),
    }
    languages = dict.fromkeys(
        (document["language"], *(each["language"] for each in walk(document)))
    )
    page = Page(tuple(languages), (*frame.made_of, sheet["day"]), indexable=approved)
    return Composed(page, "document.html", values)


def make_sheet(frame: Frame, document: str, language: str) -> Mapping[str, Any]:
    """Gather what stands on a print: the code, where it leads, since when the text is so."""
    place = (language, document)
    code = frame.prints.code(frame.release, place)
    since = frame.prints.since_live(frame.release, place)
    return {
        "language": frame.describe(language),
        "voice": frame.in_language(language).voice,
        "code": write_code(code),
        "symbol": draw_symbol(f"{frame.origin}/check/{code}"),
        "day": since.date().isoformat() if since else "",
    }


def pair_choices(frame: Frame, document: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield tag, direction, autonym and address of each language to read beside this one."""
    own = frame.voice.language
    for language in frame.release.manifest.languages:
        if language.tag != own:
            path = frame.with_country(page_path((own, language.tag), document))
            yield language.tag, language.direction, language.autonym, path


def mark_sections(document: Body) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the marks of each section, and of a part only where its own differ."""
    for section in document["sections"]:
        marks = _marks_at(section)
        yield section["id"], marks
        for part in section["parts"]:
            own = _marks_at(part)
            yield part["id"], own if own != marks else ()


def _marks_at(section: Body) -> tuple[str, ...]:
    return tuple(marks_of(notice["id"] for notice in section["notices"]))


def find_companions(document: Body) -> Iterator[tuple[str, tuple[Body, ...]]]:
    """Yield what must be read beside each section."""
    held = {section["id"]: section for section in walk(document)}
    for section in document["sections"]:
        yield section["id"], tuple(held[name] for name in section["companion_ids"] if name in held)


def find_attested(document: Body) -> Iterator[tuple[str, tuple[Body, ...]]]:
    """Yield who outside certified each section, where the page does not say so of all of them."""
    told = document["notices"]
    for section in walk(document):
        notices = section["notices"]
        yield (
            section["id"],
            tuple(each for each in notices if each["id"] == "attested" and each not in told),
        )


def say_reviewed(frame: Frame, document: Body) -> str:
    """Say when the whole document was last reviewed: the earliest day of any section's."""
    return frame.say_day(review_day(document))
