"""Says how each section stands for its readers, what keeps it back, and when its review runs out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.content.model import Document, Level
from service.journal.decisions.worklist import name_place
from service.journal.status import Standing, Status, age, find_blocking
from service.release.gate import Gate, Served, Unit, units_of
from service.release.inputs import Inputs
from service.release.listings import term_unit

_LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A section, or a term of the glossary, in one language."""

    language: str
    place: str
    """`document#section`, or `glossary/term`."""
    level: Level
    """The gravest of its texts'."""
    shown: str
    """The language that readers get; empty where nobody gets it."""
    status: Status
    """How that text stands."""
    reason: str
    """Why it is not in their own; empty where it is."""
    waiting: Mapping[Status, tuple[str, ...]]
    """Its texts that are not approved, by status, each with the checks that block it."""
    last: str
    """The day since which it has been reviewed; empty where it is not."""
    next_due: str
    """The day from which its review is overdue; empty where none runs out."""


def look_ahead(inputs: Inputs, languages: Iterable[str]) -> Iterator[Outlook]:
    """Say how every section and term stands in some languages, in reading order.

    Only these languages are judged, with those of their chains.
    """
    gate = inputs.gate
    units = [*_units_in(inputs)]
    for language in languages:
        wanted = {gate.source, language, *gate.policy.chains.get(language, ())}
        for place, unit, document in units:
            offers = {tag: gate.offer(unit, document, tag) for tag in sorted(wanted)}
            yield _look(place, unit, language, gate.choose(unit, offers)[language], gate)


def _units_in(inputs: Inputs) -> Iterator[tuple[str, Unit, Document | None]]:
    for document in inputs.content.documents:
        for unit in units_of(document):
            yield f"{document.id}#{unit.id}", unit, document
    for term in inputs.content.terms:
        yield f"glossary/{term.id}", term_unit(term), None


def _look(place: str, unit: Unit, language: str, served: Served, gate: Gate) -> Outlook:
    standings = gate.stand(unit.messages, language)
    aged = [age(each, gate.today) if gate.today else each for each in standings]
    return Outlook(
        language=language,
        place=place,
        level=min((each.level for each in unit.messages), key=_LEVELS.index),
        shown="" if served.is_gone else served.language,
        status=served.status,
        reason=served.reason,
        waiting=_gather(aged),
        last=served.review.last,
        next_due=served.review.next_due,
    )


def _gather(standings: Sequence[Standing]) -> Mapping[Status, tuple[str, ...]]:
    found: dict[Status, list[str]] = {}
    for each in standings:
        if each.status is not Status.APPROVED:
            found.setdefault(each.status, []).append(_name(each))
    return {status: tuple(found[status]) for status in Status if status in found}


def _name(standing: Standing) -> str:
    checks = find_blocking(standing.findings, standing.verdict)
    told = f" ({', '.join(sorted(checks))})" if checks else ""
    return f"{name_place(standing.message)}{told}"
