"""Finds what was carried over changes of the source, and takes it back where they were no harmless ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from service.journal.changes.classes import digest_source, load_classes
from service.journal.changes.find import (
    Affected,
    Domains,
    SourceChange,
    find_changes,
    find_present,
)
from service.journal.changes.forwarding import add_forward
from service.journal.decisions.carrying import Step, find_steps
from service.journal.decisions.decide import record_decision
from service.journal.decisions.model import HARMLESS, ChangeClass, Decision, Kind
from service.journal.decisions.rows import decided_languages, decisions_in, unsigned
from service.journal.decisions.signing import SigningKey
from service.journal.store.records import NewText, TextRow
from service.journal.store.texts import history_of, last_numbers, last_texts


@dataclass(frozen=True, slots=True)
class Carried:
    """A text whose approvals were carried over a change, and the text that it was."""

    row: TextRow
    earlier: TextRow
    names: tuple[str, ...]
    """The decisions that carry."""


def find_carried(connection: Connection, domains: Domains) -> tuple[SourceChange, ...]:
    """Find the changes over which approvals of present texts were carried, in reading order."""
    present, classes = find_present(domains), load_classes(connection)
    found: dict[tuple[tuple[str, str], str], SourceChange] = {}
    for each in _find_texts(connection):
        place = (each.row.address.domain, each.row.address.key)
        message, wording = present.get(place), each.earlier.wording
        if message is None or each.row.wording.msgid != message.msgid:
            continue
        before = digest_source(place[0], wording.msgctxt, wording.msgid)
        pair = (before, digest_source(place[0], message.context, message.msgid))
        empty = SourceChange(message, wording.msgid, pair, (), classes.get(pair))
        change = found.setdefault((place, wording.msgid), empty)
        text = Affected(each.row.address.language, each.row.digest, each.row)
        found[place, wording.msgid] = replace(change, texts=(*change.texts, text))
    order = {place: number for number, place in enumerate(present)}
    return tuple(found[name] for name in sorted(found, key=lambda name: (order[name[0]], name[1])))


def find_classable(
    connection: Connection, domains: Domains, wanted: ChangeClass
) -> tuple[SourceChange, ...]:
    """Find the changes that wait; to be called grave, those over which something was carried too."""
    waiting = find_changes(connection, domains)
    if wanted in HARMLESS:
        return waiting
    known = {each.id for each in waiting}
    carried = find_carried(connection, domains)
    return (*waiting, *(each for each in carried if each.id not in known))


def _find_texts(connection: Connection) -> Iterator[Carried]:
    decided = decided_languages(connection)
    for language, domain in sorted(last_numbers(connection)):
        steps = _active_steps(connection, language) if language in decided else {}
        rows = last_texts(connection, language, domain).values() if steps else ()
        for row in rows:
            if row.digest in steps:
                yield from _match(connection, row, steps[row.digest])


def _active_steps(connection: Connection, language: str) -> Mapping[str, tuple[Step, ...]]:
    """Give what carries and was not taken back: by whoever may carry, on the same texts."""
    decisions = unsigned(decisions_in(connection, language))
    over = {name for each in decisions if each.kind is Kind.CARRY for name in each.revokes}
    return find_steps((each.id, each) for each in decisions if each.id not in over)


def _match(connection: Connection, row: TextRow, steps: Sequence[Step]) -> Iterator[Carried]:
    """Yield the text that a carried one was, where the journal has it still."""
    known = {each.digest: each for each in history_of(connection, row.address)}
    for earlier in dict.fromkeys(step.earlier for step in steps):
        if earlier in known:
            names = tuple(step.name for step in steps if step.earlier == earlier)
            yield Carried(row, known[earlier], names)


def take_back(
    connection: Connection,
    key: SigningKey,
    classed: Decision,
    changes: Sequence[SourceChange],
    now: datetime,
) -> tuple[Decision, ...]:
    """Take back what was carried over changes: approvals, and the texts that stand for the new words.

    The connection is the writer's.
    """
    meant = {(text.digest, change.before) for change in changes for text in change.texts}
    found = [
        each
        for each in _find_texts(connection)
        if (each.row.digest, each.earlier.wording.msgid) in meant
    ]
    news = [
        NewText(each.row.address, each.earlier.wording, each.row, author=each.earlier.made.author)
        for each in found
    ]
    tuple(add_forward(connection, news, classed, now))
    languages = sorted({each.row.address.language for each in found})
    decisions = tuple(_revoke(classed, language, found) for language in languages)
    for decision in decisions:
        record_decision(connection, key, decision, now)
    return decisions


def _revoke(classed: Decision, language: str, found: Sequence[Carried]) -> Decision:
    """Put into words that nothing is carried any more in one language."""
    own = {each.row.digest: each for each in found if each.row.address.language == language}
    return replace(
        classed,
        kind=Kind.CARRY,
        language=language,
        digests=tuple(sorted(own)),
        earlier=tuple(own[digest].earlier.digest for digest in sorted(own)),
        carries=(),
        revokes=tuple(sorted({name for each in own.values() for name in each.names})),
        change=ChangeClass.CLINICAL,
    )
