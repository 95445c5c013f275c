"""Decides a whole document: what readers of every language get for each of its units."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.content.load import Content
from service.content.model import Document
from service.release.compose import Edition, number_citations, render_unit
from service.release.gate import Gate, Served, Unit, units_of
from service.release.notices import Reader
from service.release.own_text import OwnText


@dataclass(frozen=True, slots=True)
class Decided:
    """A document with what readers of every language get for each of its units."""

    document: Document
    units: tuple[Unit, ...]
    served: Mapping[str, Mapping[str, Served]]
    """By unit, then by the reader's language."""
    own_texts: Mapping[tuple[str, str], OwnText]
    """By unit and the language of the text."""
    numbers: Mapping[str, int]

    def edition(self, content: Content, reader: Reader) -> Edition:
        """Take out what the readers of one language get."""
        mine = {unit: served[reader.language] for unit, served in self.served.items()}
        own = {unit: self.own_texts[unit, served.language] for unit, served in mine.items()}
        return Edition(content, self.document, mine, own, self.numbers, reader)


def decide_document(document: Document, gate: Gate) -> Decided:
    """Decide every unit for all languages, and render each wording that anybody reads once."""
    numbers = number_citations(document)
    units = tuple(units_of(document))
    served = {unit.id: gate.decide(unit, document) for unit in units}
    read = {
        (unit.id, item.language): (unit, item)
        for unit in units
        for item in served[unit.id].values()
    }
    own_texts = {
        key: render_unit(document, unit, item, numbers) for key, (unit, item) in read.items()
    }
    return Decided(document, units, served, own_texts, numbers)
