"""The page of one document in two languages, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.site.address import page_path
from service.site.alignment import pair_sections
from service.site.bodies import Body, walk
from service.site.composed import Composed
from service.site.document_page import (
    find_attested,
    find_companions,
    make_sheet,
    mark_sections,
    say_reviewed,
)
from service.site.frame import Frame
from service.site.publisher import Help
from service.site.sending import Page


@dataclass(frozen=True, slots=True)
class Column:
    """One edition on the page, with all that is said of it in the language of its readers."""

    edition: Body
    frame: Frame
    """The page as this column speaks."""
    help: Help
    sheet: Mapping[str, Any]
    reviewed: str
    """The day in words; empty where a section was never reviewed."""
    marks: Mapping[str, tuple[str, ...]]
    """By the section's id, as are the next two."""
    companions: Mapping[str, tuple[Body, ...]]
    attested: Mapping[str, tuple[Body, ...]]


def compose_pair_page(frame: Frame, first: Body, second: Body) -> Composed:
    """Compose two editions of a document; the page itself speaks the first language."""
    name, publisher = first["document"], frame.publisher()
    columns = tuple(_make_column(frame, each) for each in (first, second))
    citations = _join_citations(first, second)
    values = {
        "columns": columns,
        "sections": tuple(pair_sections(first, second)),
        "citations": citations,
        "numbers": frozenset(each["number"] for each in citations),
        "swapped": page_path((second["for"], first["for"]), name),
        "switch": frame.switch(name),
        "publisher": publisher,
        "help": columns[0].help,
        "alternates": (),
    }
    parts = (first, second, *walk(first), *walk(second))
    languages = tuple(dict.fromkeys(each["language"] for each in parts))
    days = (column.sheet["day"] for column in columns)
    return Composed(Page(languages, (*frame.made_of, *days)), "pair.html", values)


def _make_column(frame: Frame, edition: Body) -> Column:
    own = frame.in_language(edition["for"])
    return Column(
        edition,
        own,
        own.help(own.publisher()),
        make_sheet(frame, edition["document"], edition["for"]),
        say_reviewed(own, edition),
        dict(mark_sections(edition)),
        dict(find_companions(edition)),
        dict(find_attested(edition)),
    )


def _join_citations(*editions: Body) -> tuple[Body, ...]:
    """List what either edition cites, once, by number: a document's sources have one numbering."""
    cited = {each["number"]: each for edition in editions for each in edition["citations"]}
    return tuple(cited[number] for number in sorted(cited))
