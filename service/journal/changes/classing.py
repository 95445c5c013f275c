"""Who may class changes of the source, and what a class does to the texts written for the words before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from service.catalogs.checks.context import Context
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import Level
from service.errors import Fault, InputError
from service.journal.accounts.model import Account, Actor, Role
from service.journal.changes.carried import take_back
from service.journal.changes.classes import Pair, name_classes
from service.journal.changes.find import SourceChange
from service.journal.changes.forwarding import Forwarded, forward_texts
from service.journal.decisions.decide import record_decision
from service.journal.decisions.model import HARMLESS, ChangeClass, Decision, Kind
from service.journal.decisions.rows import decisions_in, unsigned
from service.journal.decisions.rules import ASK, Proposal, refuse_person
from service.journal.decisions.signing import SigningKey
from service.journal.store.chain import write_time

_CLASSERS = frozenset({Role.EDITOR, Role.CLINICIAN})


@dataclass(frozen=True, slots=True)
class Classing:
    """What somebody wants to say of changes."""

    actor: Actor
    change: ChangeClass
    reason: str


@dataclass(frozen=True, slots=True)
class Classed:
    """What was said of changes, and what follows."""

    decision: Decision
    forwarded: Forwarded = field(default_factory=Forwarded)
    undone: tuple[Decision, ...] = ()
    """For each language where approvals had been carried over these changes, what takes that back."""


class ClassError(InputError):
    """Somebody may not class changes so; `faults` says everything that forbids it."""


def check_class(classing: Classing, changes: Sequence[SourceChange], today: date) -> None:
    """Raise ClassError where it is forbidden to class changes so."""
    if refusals := tuple(find_class_refusals(classing, changes, today)):
        raise ClassError(refusals)


def find_class_refusals(
    classing: Classing, changes: Sequence[SourceChange], today: date
) -> Iterator[Fault]:
    """Find everything that forbids to class changes so; without any, it may be done."""
    proposal = Proposal(Kind.CLASS, SOURCE_LANGUAGE, classing.reason)
    personal = tuple(refuse_person(classing.actor, proposal, today))
    yield from personal
    if not personal:
        for change in changes:
            yield from _refuse_role(classing.actor.account, classing.change, change)
            yield from _refuse_grave(classing.change, change)


def _refuse_role(account: Account, wanted: ChangeClass, change: SourceChange) -> Iterator[Fault]:
    """Leave it to clinicians to call a change of safety text harmless; editors may call it grave."""
    is_clinical = change.message.level is Level.SAFETY and wanted in HARMLESS
    asked = frozenset({Role.CLINICIAN}) if is_clinical else _CLASSERS
    if asked.isdisjoint(account.roles):
        named = " or ".join(sorted(asked))
        told = f"To call a change of {change.message.level} text {wanted} asks for a {named}."
        yield Fault(change.place, 0, told, ASK)


def _refuse_grave(wanted: ChangeClass, change: SourceChange) -> Iterator[Fault]:
    if wanted in HARMLESS and change.said is ChangeClass.SAFETY:
        told = "What stood there before was taken off the air, and its translations with it."
        yield Fault(change.place, 0, told, "Have the new words translated and reviewed.")
    if wanted in HARMLESS and (grave := change.grave):
        told = f"The checks call this change {', '.join(grave)}, so nobody can call it {wanted}."
        yield Fault(change.place, 0, told, "Call it clinical, and have it translated and reviewed.")


def class_changes(  # noqa: PLR0917 - who says what of which changes, with what it is signed and checked
    connection: Connection,
    key: SigningKey,
    classing: Classing,
    changes: Sequence[SourceChange],
    context: Context,
    now: datetime,
) -> Classed:
    """Say what changes are; over harmless ones, texts and their approvals are brought forward.

    What was carried over changes that are none is taken back.
    The connection is the writer's. Raises ClassError with everything that forbids it.
    """
    check_class(classing, changes, now.date())
    known = name_classes(unsigned(decisions_in(connection, SOURCE_LANGUAGE)))
    decision = _make_decision(classing, changes, known, now)
    record_decision(connection, key, decision, now)
    if classing.change not in HARMLESS:
        return Classed(decision, undone=take_back(connection, key, decision, changes, now))
    return Classed(decision, forward_texts(connection, key, decision, changes, context, now))


def _make_decision(
    classing: Classing,
    changes: Sequence[SourceChange],
    known: Mapping[Pair, tuple[str, ...]],
    now: datetime,
) -> Decision:
    pairs = sorted({change.pair[::-1] for change in changes})
    account = classing.actor.account
    return Decision(
        kind=Kind.CLASS,
        language=SOURCE_LANGUAGE,
        account=account.id,
        roles=tuple(sorted(account.roles)),
        qualification=account.qualification,
        reason=classing.reason,
        digests=tuple(after for after, _ in pairs),
        created=write_time(now),
        revokes=tuple(sorted({name for change in changes for name in known.get(change.pair, ())})),
        earlier=tuple(before for _, before in pairs),
        change=classing.change,
    )
