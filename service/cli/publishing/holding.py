"""Begins, applies and ends holds while a release is published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import click

from service.catalogs.held import find_language
from service.cli.people.session import name_bearer
from service.config import Settings
from service.errors import Fault, InputError
from service.journal.store.journal import open_journal
from service.release.holds.held import HeldDocument
from service.release.holds.hold import Cause, Event, Step, find_active, tell_hold
from service.release.holds.log import HoldLog
from service.release.holds.read import read_held
from service.release.holds.settle import Settled
from service.release.holds.withdrawn import leave_out_withdrawn
from service.release.inputs import Inputs
from service.release.store import ReleaseStore

_NAMED = 5
"""Sections of a waiting document that are named."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked of holds."""

    document: str | None
    languages: str
    """Tags with commas between them."""
    ended: Sequence[str]
    """The documents whose holds shall end."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The holds that a release is to respect, with the versions that they keep."""

    log: HoldLog
    holds: Mapping[str, Event]
    versions: Mapping[str, HeldDocument]
    news: tuple[Event, ...]
    """What was asked for: it counts once the release may go live."""
    now: datetime

    def keep(self, settled: Settled | None) -> None:
        """Write down what began and what ended, and tell it."""
        causes = settled.ended if settled else {}
        ends = [self._end(name, cause) for name, cause in causes.items()]
        events = (*self.news, *ends)
        if events:
            self.log.add(events)
        for event in events:
            click.echo(_tell_event(event))
        for name, waiting in (settled.waiting if settled else {}).items():
            click.echo(tell_waiting(self.holds[name], waiting))
        for language in settled.postponed if settled else ():
            click.echo(f"{language}  new language: it waits, for a document is held that lacks it.")

    def _end(self, document: str, cause: Cause) -> Event:
        languages = self.holds[document].languages
        return Event(Step.END, document, languages, cause, None, self.now)


def open_holding(
    settings: Settings, store: ReleaseStore, live: str | None, inputs: Inputs, asked: Asked
) -> Holding:
    """Find what is held, what was asked besides, and the versions that readers have.

    Raises InputError where what was asked cannot be done.
    """
    log, now = HoldLog(settings.releases), datetime.now(UTC)
    active = find_active(log.read())
    news = tuple(_answer(settings, store, live, inputs, asked, active, now))
    holds = find_active((*active.values(), *news))
    if not holds or live is None:
        return Holding(log, {}, {}, news, now)
    manifest = store.manifest(live)
    if manifest.policy != inputs.policy.name:
        raise InputError(_policy_faults(holds, manifest.policy, inputs.policy.name))
    left = leave_out_withdrawn(store.open(live), holds.keys(), inputs)
    versions = {name: read_held(store, manifest, name, left) for name in holds}
    return Holding(log, holds, versions, news, now)


def _answer(  # noqa: PLR0917 - all that a hold is asked of
    settings: Settings,
    store: ReleaseStore,
    live: str | None,
    inputs: Inputs,
    asked: Asked,
    active: Mapping[str, Event],
    now: datetime,
) -> Iterator[Event]:
    """Turn what was asked into events. Raises InputError."""
    account = None
    if asked.document or asked.ended:
        account = name_bearer(settings, open_journal(settings, now), now).importer
    for name in asked.ended:
        if name not in active:
            raise InputError([Fault(name, 0, "No hold stands on this document.", _LIST)])
        yield Event(Step.END, name, active[name].languages, Cause.ASKED, account, now)
    if asked.document:
        _check_document(store, live, inputs, asked.document)
        languages = tuple(find_language(settings.root, tag) for tag in _split(asked.languages))
        if not languages:
            raise InputError([Fault("--hold-until", 0, "Name the languages to wait for.")])
        yield Event(Step.BEGIN, asked.document, languages, Cause.ASKED, account, now)


_LIST = "`polyleaf releases` lists what is held."


def _split(languages: str) -> Iterator[str]:
    return (tag.strip() for tag in languages.split(",") if tag.strip())


def _check_document(store: ReleaseStore, live: str | None, inputs: Inputs, document: str) -> None:
    known = sorted(each.id for each in inputs.content.documents)
    if document not in known:
        advice = f"There are: {', '.join(known)}."
        raise InputError([Fault(document, 0, "The content has no such document.", advice)])
    manifest = store.manifest(live) if live else None
    if manifest is None or f"{manifest.source_language}/{document}" not in manifest.parts:
        message = "Readers have no version of this document that could be kept."
        raise InputError([Fault(document, 0, message, "Publish it first.")])


def _policy_faults(holds: Mapping[str, Event], live: str, wanted: str) -> Iterator[Fault]:
    for name in holds:
        message = f"It is held as it was published, under the policy {live}; this is {wanted}."
        advice = f"Publish under {live}, or end the hold: --release-hold {name}."
        yield Fault(name, 0, message, advice)


def _tell_event(event: Event) -> str:
    languages = ", ".join(event.languages)
    match event.step, event.cause:
        case Step.BEGIN, _:
            return f"{event.document}: held until approved in {languages}."
        case _, Cause.APPROVED:
            return f"{event.document}: approved in {languages}; its hold is over."
        case _, Cause.OUTRANKED:
            return f"{event.document}: a text of the version that was held may not be shown any more; its hold is over."
        case _, Cause.GONE:
            return f"{event.document}: the content has it no longer; its hold is over."
        case _:
            return f"{event.document}: its hold is over."


def tell_waiting(hold: Event, waiting: Sequence[str]) -> str:
    """Say what a hold waits for."""
    named = ", ".join(waiting[:_NAMED])
    more = f", and {len(waiting) - _NAMED} more" if len(waiting) > _NAMED else ""
    return f"{tell_hold(hold)}; it waits for {named}{more}."
