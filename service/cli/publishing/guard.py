"""Stops a publish that would take approved sections from readers over a change nobody classed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import groupby

from service.catalogs.texts import SOURCE_LANGUAGE
from service.cli.review.differences import mark_differences
from service.config import Settings
from service.errors import Fault, ReleaseError
from service.journal.changes.classes import Pair, load_classes
from service.journal.status import Status
from service.journal.store.journal import open_journal
from service.release.difference import Sections
from service.release.difference.losses import (
    Explain,
    Loss,
    SourceChange,
    compare_source,
    find_losses,
    is_classed,
)
from service.release.gate import units_of
from service.release.inputs import Inputs
from service.release.record import RecordedUnit, read_record
from service.release.store import ReleaseStore

_LONGEST = 300
"""Characters of a change that are shown."""


class Explainer:
    """Tells which unclassed changes the source of a section has since the live release."""

    def __init__(self, settings: Settings, store: ReleaseStore, live: str, inputs: Inputs) -> None:
        self._settings, self._store, self._live = settings, store, live
        self._documents = {document.id: document for document in inputs.content.documents}
        self._recorded: dict[str, Mapping[str, RecordedUnit]] = {}

    def __call__(self, place: str) -> Sequence[SourceChange] | None:
        """Tell of `document/section`; None where the live release does not say what its source was."""
        document, _, section = place.partition("/")
        if document not in self._recorded:
            self._recorded[document] = self._read(document)
        before = self._recorded[document].get(section)
        units = {unit.id: unit for unit in units_of(self._documents[document])}
        if before is None or section not in units:
            return None
        changes = compare_source(before, units[section])
        return tuple(each for each in changes if not is_classed(each, self._classed))

    def _read(self, document: str) -> Mapping[str, RecordedUnit]:
        try:
            content = self._store.record(self._live, SOURCE_LANGUAGE, document)
            return {unit.id: unit for unit in read_record(content).units} if content else {}
        except (ReleaseError, ValueError):
            return {}  # what is damaged explains nothing, and so stops the publish

    @cached_property
    def _classed(self) -> Collection[Pair]:
        with open_journal(self._settings, datetime.now(UTC)).reading() as connection:
            return load_classes(connection).keys()


def find_faults(before: Sections, after: Sections, explain: Explain) -> Iterator[Fault]:
    """Say which approved sections readers would lose, in which languages, over which change."""
    losses = sorted(find_losses(before, after, explain), key=lambda loss: loss.section)
    for section, group in groupby(losses, key=lambda loss: loss.section):
        lost = tuple(group)
        yield Fault(section, 0, f"{_tell(lost)}\n{_advise(lost)}")
    if losses and (waiting := _find_withdrawn(before, after)):
        message = f"Decided off the air, and shown until this goes through: {', '.join(waiting)}."
        yield Fault("publish", 0, message, "`polyleaf recall` takes it off at once.")


def _tell(lost: Sequence[Loss]) -> str:
    where = ", ".join(f"{loss.language} (then {loss.shown}: {loss.reason})" for loss in lost)
    told = f"Readers would lose this approved section: {where}."
    changes = lost[0].changes
    if not changes:
        return f"{told} What changed in its source is not recorded."
    return "\n".join(
        [f"{told} Nobody has classed this change of its source:", *map(_show, changes)]
    )


def _show(change: SourceChange) -> str:
    name = change.msgctxt or change.domain
    if change.before is None:
        return f"  {name}: new: {_shorten(change.after or '')}"
    if change.after is None:
        return f"  {name}: gone: {_shorten(change.before)}"
    return f"  {name}: {_shorten(mark_differences(change.before, change.after))}"


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _advise(lost: Sequence[Loss]) -> str:
    document = lost[0].section.partition("/")[0]
    languages = ",".join(sorted({loss.language for loss in lost}))
    both = [each for each in lost[0].changes if each.before and each.after]
    named = " ".join(each.msgctxt for each in both if each.msgctxt) or f"--document {document}"
    classing = f"Say what it is: polyleaf source class CLASS {named} --reason WHY\n" if both else ""
    return (
        f"{classing}Keep what readers have:"
        f" polyleaf publish --document {document} --hold-until {languages}\n"
        "Or let it fall back: polyleaf publish --accept-loss"
    )


def _find_withdrawn(before: Sections, after: Sections) -> Sequence[str]:
    """Find what readers have that a person took off the air meanwhile."""
    decided = {Status.WITHDRAWN, Status.REJECTED}
    return [
        f"{language} {section}"
        for language, states in sorted(after.items())
        for section, state in sorted(states.items())
        if state.reason in decided
        and (old := before.get(language, {}).get(section)) is not None
        and old.language == language
    ]
