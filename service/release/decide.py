"""Decides a whole document: what readers of every language get for each of its units."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.kinds import Kinds
from service.content.load import Content
from service.content.model import Document
from service.journal.status import Status
from service.locales.languages import Languages
from service.release.compose import Edition, number_citations, render_unit
from service.release.gate import Gate, Offer, Served, Unit, units_of
from service.release.gone import find_gone
from service.release.notices import Reader
from service.release.own_text import OwnText
from service.release.served import take_back


@dataclass(frozen=True, slots=True)
class Decided:
    """A document with what readers of every language get for each of its units."""

    document: Document
    units: tuple[Unit, ...]
    served: Mapping[str, Mapping[str, Served]]
    """By unit, then by the reader's language."""
    numbers: Mapping[str, int]
    due: frozenset[str] = frozenset()
    """The days, in ISO 8601, from which it may be decided otherwise: a review runs out."""
    _rendered: dict[tuple[str, str], OwnText] = field(default_factory=dict)
    """Each wording that anybody read, by unit and language, so that it is rendered once."""

    @property
    def shows_unreviewed_safety(self) -> bool:
        """Whether safety text that nobody approved is served, the source's own included."""
        return any(
            item.status is not Status.APPROVED and not item.kept_since
            for unit in self.units
            if unit.is_safety
            for item in self.served[unit.id].values()
            if not item.is_gone
        )

    def for_readers(self, language: str) -> Mapping[str, Served]:
        """Say what the readers of one language get, by unit."""
        return {unit: served[language] for unit, served in self.served.items()}

    def edition(self, content: Content, reader: Reader) -> Edition:
        """Put together what the readers of one language get."""
        mine = self.for_readers(reader.language)
        own = {unit.id: self._render(unit, mine[unit.id], reader.languages) for unit in self.units}
        return Edition(content, self.document, mine, own, self.numbers, reader)

    def _render(self, unit: Unit, served: Served, languages: Languages) -> OwnText:
        place = (unit.id, served.language)
        if place not in self._rendered:
            own = render_unit(self.document, unit, served, self.numbers, languages)
            self._rendered[place] = own
        return self._rendered[place]


def decide_document(document: Document, gate: Gate, kinds: Kinds) -> Decided:
    """Decide every unit for all languages."""
    units = tuple(units_of(document))
    served = {unit.id: gate.decide(unit, document) for unit in units}
    return _take_back(document, units, served, kinds)


def find_due(offers: Iterable[Offer]) -> Iterator[str]:
    """Find the days from which offers count otherwise."""
    for offer in offers:
        yield from filter(None, (offer.review.next_due, offer.withheld_from))


def choose_offers(
    document: Document,
    units: tuple[Unit, ...],
    offers: Mapping[str, Mapping[str, Offer]],
    gate: Gate,
    kinds: Kinds,
) -> Decided:
    """Decide every unit of a document by how it stands, told by language and then by unit."""
    served = {
        unit.id: gate.choose(unit, {tag: of_units[unit.id] for tag, of_units in offers.items()})
        for unit in units
    }
    due = frozenset(day for of_units in offers.values() for day in find_due(of_units.values()))
    return replace(_take_back(document, units, served, kinds), due=due)


def _take_back(
    document: Document,
    units: tuple[Unit, ...],
    served: Mapping[str, Mapping[str, Served]],
    kinds: Kinds,
) -> Decided:
    """Empty what may not stand without a unit that was taken back, and this unit, for everybody."""
    taken = [
        unit
        for unit, by_reader in served.items()
        if any(each.is_gone for each in by_reader.values())
    ]
    gone = find_gone(document, taken, kinds)
    left = {
        unit: {
            tag: take_back(SOURCE_LANGUAGE) if unit in gone else each for tag, each in got.items()
        }
        for unit, got in served.items()
    }
    return Decided(document, units, left, number_citations(document))
