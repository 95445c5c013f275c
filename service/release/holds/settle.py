"""Builds a release in which some documents keep the version that readers have, and says which holds end."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.policy import Policy, Serving
from service.journal.decisions.verdict import NO_VERDICT, NO_VERDICTS, Verdict, Verdicts
from service.journal.status import Status
from service.release.difference import Sections
from service.release.holds.held import HeldDocument, HeldEdition
from service.release.holds.hold import Cause, Event
from service.release.inputs import Inputs
from service.release.model import Release
from service.release.record import RecordedText, read_record

Build = Callable[[Inputs], Release]


@dataclass(frozen=True, slots=True)
class Settled:
    """A release, and what became of the holds."""

    release: Release
    held: Mapping[str, Event]
    """The holds that stand, by document."""
    ended: Mapping[str, Cause]
    """Why each of the others is over."""
    waiting: Mapping[str, tuple[str, ...]]
    """By document, `language section` of what is not approved yet in the languages waited for."""
    postponed: tuple[str, ...] = ()
    """New languages, for which no version of a held document exists."""


def settle(
    build: Build,
    inputs: Inputs,
    holds: Mapping[str, Event],
    versions: Mapping[str, HeldDocument],
) -> Settled:
    """Build a release; `versions` are those that readers have of the documents on hold.

    A hold ends when the new version is approved in every language it waits for, when the document is
    gone, and when a text of the old version may not be served any more: decisions outrank holds.
    """
    release = build(inputs)
    waiting = {name: tuple(_find_waiting(hold, release.sections)) for name, hold in holds.items()}
    ended = {
        name: cause
        for name in holds
        if (cause := _find_end(name, waiting[name], versions.get(name, {}), inputs))
    }
    held = {name: hold for name, hold in holds.items() if name not in ended}
    if not held:
        return Settled(release, held, ended, {})
    kept = {name: versions[name] for name in held}
    narrowed = _keep(inputs, kept)
    postponed = tuple(sorted({*inputs.texts} - {*narrowed.texts}))
    left = {name: waiting[name] for name in held}
    return Settled(build(narrowed), held, ended, left, postponed)


def _find_waiting(hold: Event, sections: Sections) -> Iterator[str]:
    """Find what of the new version is not approved in the languages that a hold waits for."""
    for language in hold.languages:
        states = sections.get(language, {})
        mine = {place: each for place, each in states.items() if _is_of(place, hold.document)}
        for place, state in mine.items():
            if state.language != language or state.status != Status.APPROVED:
                yield f"{language} {place}"
        if not mine:
            yield f"{language} {hold.document}"


def _find_end(
    document: str, waiting: tuple[str, ...], version: HeldDocument, inputs: Inputs
) -> Cause | None:
    if document not in {each.id for each in inputs.content.documents} or not version:
        return Cause.GONE
    if not waiting:
        return Cause.APPROVED
    if any(map(_breaches(inputs), version.values())):
        return Cause.OUTRANKED
    return None


def _is_of(place: str, document: str) -> bool:
    return place.partition("/")[0] == document


def _keep(inputs: Inputs, kept: Mapping[str, HeldDocument]) -> Inputs:
    """Keep versions of documents; a language that lacks one of them waits with it."""
    texts = {
        tag: catalogs
        for tag, catalogs in inputs.texts.items()
        if all(tag in version for version in kept.values())
    }
    return replace(inputs, texts=texts, held=kept)


def _breaches(inputs: Inputs) -> Callable[[HeldEdition], bool]:
    """Make what tells whether an edition shows a text that people or policy keep from readers now."""

    def find(edition: HeldEdition) -> bool:
        record = read_record(edition.part.record) if edition.part.record else None
        return any(
            not may_stay(text, inputs.policy, inputs.decisions.get(unit.language, NO_VERDICTS))
            for unit in (record.units if record else ())
            if unit.language != SOURCE_LANGUAGE
            for text in unit.texts
        )

    return find


def may_stay(text: RecordedText, policy: Policy, verdicts: Verdicts) -> bool:
    """Tell whether a text may still be served with the label that it has."""
    verdict = verdicts.get(text.digest, NO_VERDICT).at(text.level)
    rules = policy.levels[text.level]
    is_approved = verdict.approves(rules.roles)
    if _is_objected(verdict, is_approved=is_approved):
        return False
    match text.status:
        case Status.APPROVED:
            return is_approved or not rules.roles
        case Status.STALE:
            return rules.stale is Serving.LABEL
        case Status.DRAFT:
            return rules.draft is Serving.LABEL
        case _:
            return rules.translated is Serving.LABEL


def _is_objected(verdict: Verdict, *, is_approved: bool) -> bool:
    return verdict.is_rejected or (verdict.is_withdrawn and not is_approved)
