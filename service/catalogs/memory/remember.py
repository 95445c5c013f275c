"""Which texts of a language's catalogs may be proposed again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polib

from service.catalogs.po import is_fuzzy, is_live, is_plural, is_translated


@dataclass(frozen=True, slots=True)
class Remembered:
    """A finished text, and the words of the source that it was written for."""

    domain: str
    context: str | None
    msgid: str
    msgstr: str
    is_live: bool = True
    """In use; an obsolete text only stands in for one that is."""


def remember_texts(catalogs: Mapping[str, polib.POFile]) -> tuple[Remembered, ...]:
    """List the finished texts of catalogs, by domain: those in use, then the obsolete ones.

    What is fuzzy is nobody's finished text, so it is never remembered; a proposal of this memory that
    a person took the mark off is.
    """
    texts = [text for domain, catalog in catalogs.items() for text in _list_texts(domain, catalog)]
    return tuple(sorted(texts, key=lambda text: not text.is_live))


def _list_texts(domain: str, catalog: polib.POFile) -> Iterator[Remembered]:
    for entry in catalog:
        if is_translated(entry) and not is_fuzzy(entry) and not is_plural(entry):
            yield Remembered(domain, entry.msgctxt, entry.msgid, entry.msgstr, is_live(entry))
