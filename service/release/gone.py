"""Decides what of a document is empty for everybody, because its source was taken back."""

from collections.abc import Collection, Iterable, Iterator

from service.content.kinds import UNKNOWN, Kinds
from service.content.model import INTRO, Document, Section


def find_gone(document: Document, taken: Collection[str], kinds: Kinds) -> frozenset[str]:
    """Find the sections that go with those whose source was taken back.

    A section takes its parts with it, and every section that may not stand without it as its companion.
    Without its intro, which has its title, all of a document goes.
    """
    sections = tuple(document.walk())
    if INTRO in taken:
        return frozenset({INTRO, *(section.id for section in sections)})
    gone, more = frozenset[str](), frozenset(taken)
    while more:
        gone |= more
        lost = frozenset((*_parts_of(document, gone), *_bereft(sections, gone, kinds)))
        more = lost - gone
    return gone


def _parts_of(document: Document, gone: Collection[str]) -> Iterator[str]:
    for section in document.sections:
        if section.id in gone:
            yield from (part.id for part in section.parts)


def _bereft(sections: Iterable[Section], gone: Collection[str], kinds: Kinds) -> Iterator[str]:
    for section in sections:
        if not set(gone).isdisjoint(kinds.get(section.kind, UNKNOWN).companions):
            yield section.id
