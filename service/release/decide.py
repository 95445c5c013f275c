"""Decides a whole document: what readers of every language get for each of its units."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.content.load import Content
from service.content.model import Document
from service.release.compose import Edition, number_citations, render_unit
from service.release.gate import Gate, Offer, Served, Unit, units_of
from service.release.notices import Reader
from service.release.own_text import OwnText


@dataclass(frozen=True, slots=True)
class Decided:
    """A document with what readers of every language get for each of its units."""

    document: Document
    units: tuple[Unit, ...]
    served: Mapping[str, Mapping[str, Served]]
    """By unit, then by the reader's language."""
    numbers: Mapping[str, int]
    _rendered: dict[tuple[str, str], OwnText] = field(default_factory=dict)
    """Each wording that anybody read, by unit and language, so that it is rendered once."""

    def for_readers(self, language: str) -> Mapping[str, Served]:
        """Say what the readers of one language get, by unit."""
        return {unit: served[language] for unit, served in self.served.items()}

    def edition(self, content: Content, reader: Reader) -> Edition:
        """Put together what the readers of one language get."""
        mine = self.for_readers(reader.language)
        own = {unit.id: self._render(unit, mine[unit.id]) for unit in self.units}
        return Edition(content, self.document, mine, own, self.numbers, reader)

    def _render(self, unit: Unit, served: Served) -> OwnText:
        place = (unit.id, served.language)
        if place not in self._rendered:
            self._rendered[place] = render_unit(self.document, unit, served, self.numbers)
        return self._rendered[place]


def decide_document(document: Document, gate: Gate) -> Decided:
    """Decide every unit for all languages."""
    units = tuple(units_of(document))
    served = {unit.id: gate.decide(unit, document) for unit in units}
    return Decided(document, units, served, number_citations(document))


def choose_offers(
    document: Document,
    units: tuple[Unit, ...],
    offers: Mapping[str, Mapping[str, Offer]],
    gate: Gate,
) -> Decided:
    """Decide every unit of a document by how it stands, told by language and then by unit."""
    served = {
        unit.id: gate.choose(unit, {tag: of_units[unit.id] for tag, of_units in offers.items()})
        for unit in units
    }
    return Decided(document, units, served, number_citations(document))
