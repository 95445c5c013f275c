"""Decides what readers get of a document when some texts are off the air: by its records alone."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from service.content.model import INTRO
from service.journal.status import Status
from service.release.gate import Served
from service.release.record import Record, RecordedUnit
from service.release.served import take_back

Records = Mapping[str, Record]
"""Of one document, by the readers' language, the source's first."""
Chains = Mapping[str, tuple[str, ...]]
"""Languages to try, by language, before the source."""
Needs = Mapping[str, frozenset[str]]
"""By section, those that it may not stand without: its companions, and the one that it is a part of."""
ByUnit = Mapping[str, Served]
"""What readers of one language get, by unit, without the words."""
_Units = Mapping[str, Mapping[str, RecordedUnit]]
"""By the readers' language, then by unit."""


def choose_units(
    records: Records, chains: Chains, recalled: Collection[str], needs: Needs
) -> Mapping[str, ByUnit]:
    """Say what the readers of every language get, by unit, without the texts that were recalled.

    A unit with a recalled text falls back as under a withdrawal; where the source's own text was
    recalled, nobody gets the unit, nor what may not stand without it. Nothing comes back that is gone
    already.
    """
    units = {tag: {unit.id: unit for unit in record.units} for tag, record in records.items()}
    source = next(iter(units))
    available = {
        name: _find_available(name, units, recalled)
        for name in _find_left(units[source], recalled, needs)
    }
    return {
        language: {
            name: _choose(name, language, units, chains, available) for name in units[source]
        }
        for language in units
    }


def _find_left(
    source: Mapping[str, RecordedUnit], recalled: Collection[str], needs: Needs
) -> Iterator[str]:
    """Find the units that anybody gets; without its intro, which has its title, a document has none."""
    left = [
        name
        for name, unit in source.items()
        if not unit.reason and unit.sources.isdisjoint(recalled)
    ]
    while lost := {name for name in left if not needs.get(name, frozenset()).issubset(left)}:
        left = [name for name in left if name not in lost]
    return iter(left if INTRO in left else ())


def _find_available(name: str, units: _Units, recalled: Collection[str]) -> tuple[str, ...]:
    """Find the languages that have a unit for readers, the source's first."""
    source, *others = units
    own = (tag for tag in others if units[tag][name].language == tag)
    return (source, *sorted(tag for tag in own if units[tag][name].digests.isdisjoint(recalled)))


def _choose(
    name: str,
    language: str,
    units: _Units,
    chains: Chains,
    available: Mapping[str, tuple[str, ...]],
) -> Served:
    source, was = next(iter(units)), units[language][name]
    if name not in available:
        return take_back(source)
    wanted = (language, *chains.get(language, ()))
    chosen = next((tag for tag in wanted if tag in available[name]), source)
    if chosen == language:
        return replace(serve_recorded(was), reason="", available=available[name])
    reason = str(Status.WITHDRAWN) if was.language == language else was.reason
    return replace(serve_recorded(units[chosen][name]), reason=reason, available=available[name])


def serve_recorded(unit: RecordedUnit) -> Served:
    """Say what readers got for a unit, without the words and without who else has it."""
    return Served(
        language=unit.language,
        status=unit.status,
        origin=unit.origin,
        reason=unit.reason,
        available=(unit.language,) if unit.texts else (),
        review=unit.review,
        source_status=unit.source_status,
        kept_since=unit.kept_since,
    )
