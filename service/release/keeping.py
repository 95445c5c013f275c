"""Keeps what readers have of a section while its source has moved on, as far as policy allows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from service.journal.changes.classes import Classes, digest_source
from service.journal.decisions.model import ChangeClass
from service.journal.status import Status
from service.release.difference import Sections
from service.release.earlier import Earlier, EarlierText, EarlierUnit
from service.release.inputs import Inputs
from service.release.model import Release, SectionState
from service.release.record import Record, RecordedUnit

_GRAVE = frozenset({ChangeClass.CLINICAL, ChangeClass.SAFETY})
"""After a change that a person called so, nothing from before it is kept."""
Place = tuple[str, str]
"""The readers' language, and a document."""
Load = Callable[[Collection[Place]], Earlier]
Build = Callable[[Inputs], Release]


def build_keeping(build: Build, before: Sections, load: Load) -> Build:
    """Make what builds a release in which readers keep sections that they would lose to a source change.

    `before` is what they have, and `load` finds the texts of it.
    """

    def build_again(inputs: Inputs) -> Release:
        release = build(inputs)
        lost = frozenset(find_lost(before, release.sections))
        earlier = load(lost) if lost else {}
        return build(replace(inputs, earlier=earlier)) if earlier else release

    return build_again


def find_lost(before: Sections, after: Sections) -> Iterator[Place]:
    """Find where readers would no longer get a section in their own language that was approved once."""
    for language, states in before.items():
        now = after.get(language, {})
        for place, state in states.items():
            if _is_own(state, language) and (new := now.get(place)) and _is_lost(new, language):
                yield language, place.partition("/")[0]


def _is_lost(state: SectionState, language: str) -> bool:
    return not state.is_gone and not _is_own(state, language)


def _is_own(state: SectionState, language: str) -> bool:
    is_candidate = state.status in {Status.APPROVED, Status.STALE, Status.OVERDUE}
    return state.language == language and is_candidate


def find_earlier(records: Iterable[Record], classes: Classes, today: date) -> Earlier:
    """Find what of the live release may be kept, if gate and policy allow it."""
    found: dict[str, dict[str, Mapping[str, EarlierUnit]]] = {}
    after = _follow(classes)
    for record in records:
        units = {
            unit.id: _make_earlier(unit, today)
            for unit in record.units
            if _was_approved(unit, record.language) and not _is_outdone(unit, classes, after)
        }
        if units:
            found.setdefault(record.language, {})[record.document] = units
    return found


def _was_approved(unit: RecordedUnit, language: str) -> bool:
    is_own = unit.language == language and not unit.reason
    return is_own and (unit.status is Status.APPROVED or bool(unit.kept_since))


def _make_earlier(unit: RecordedUnit, today: date) -> EarlierUnit:
    texts = (
        EarlierText(text.msgctxt, text.written_for, text.msgstr, text.origin) for text in unit.texts
    )
    return EarlierUnit(tuple(texts), unit.kept_since or today.isoformat())


def _follow(classes: Classes) -> Mapping[str, list[str]]:
    """Tell what each source text became, by its digest."""
    after: dict[str, list[str]] = {}
    for was, became in classes:
        after.setdefault(was, []).append(became)
    return after


def _is_outdone(unit: RecordedUnit, classes: Classes, after: Mapping[str, list[str]]) -> bool:
    """Tell whether the source of a text went through a change that a person called grave."""
    sources = [digest_source(each.domain, each.msgctxt, each.written_for) for each in unit.texts]
    seen, waiting = set(sources), sources
    while waiting:
        was = waiting.pop()
        for became in after.get(was, ()):
            if classes[was, became] in _GRAVE:
                return True
            if became not in seen:
                seen.add(became)
                waiting.append(became)
    return False
