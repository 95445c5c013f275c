"""Who may decide what (promise P4)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.content.model import Level
from service.errors import Fault
from service.journal.accounts.model import Account, Actor, Role, Scope
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.verdict import may_take_back
from service.journal.status import Status

_JUDGES = frozenset({Role.LINGUIST, Role.CLINICIAN, Role.EDITOR})
_STOPPERS = _JUDGES | {Role.PUBLISHER, Role.ADMIN}
"""Who may take text off the air: nobody should have to wait for the right person."""
_UNFIT = frozenset({Status.MISSING, Status.BLOCKED, Status.FUZZY, Status.STALE})


@dataclass(frozen=True, slots=True)
class Makers:
    """Who a text comes from."""

    accounts: frozenset[str] = frozenset()
    """Those that wrote it or brought it in."""
    is_author_known: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A text that somebody decides on, as it is now."""

    place: str
    """What people call it: its language, document and address."""
    digest: str
    level: Level
    status: Status
    roles: tuple[str, ...]
    """Those that policy asks at its level."""
    makers: Makers | None
    """None where the journal does not have these words."""
    blocking: frozenset[str]
    """The checks that block it."""
    decisions: tuple[Decision, ...]
    """What was decided on it until now."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to decide."""

    kind: Kind
    language: str
    reason: str
    revokes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


def find_refusals(
    actor: Actor, proposal: Proposal, subjects: Sequence[Subject], today: date
) -> Iterator[Fault]:
    """Find everything that forbids a decision; without any, it may be made."""
    personal = tuple(_refuse_person(actor, proposal, today))
    yield from personal
    if not personal:
        for subject in subjects:
            yield from _refuse_text(actor.account, proposal, subject)


def _refuse_person(actor: Actor, proposal: Proposal, today: date) -> Iterator[Fault]:
    account, place = actor.account, str(proposal.kind)
    if Scope.DECIDE not in actor.scopes:
        advice = "Log in with a token of your own."
        yield Fault(place, 0, "This token is not for decisions: machines make none.", advice)
    if account.is_disabled:
        yield Fault(place, 0, "This account is disabled.")
    if not account.reads(proposal.language):
        yield Fault(place, 0, f"{proposal.language} is no language of this account.", _ASK)
    if proposal.kind is not Kind.WITHDRAW and not account.is_qualified(today):
        message = f"The stated qualification ran out on {account.qualified_until}."
        yield Fault(place, 0, message, _ASK)
    if proposal.kind is not Kind.APPROVE and not proposal.reason.strip():
        yield Fault(place, 0, "This needs a reason.", "Say why, for those who come after you.")


_ASK = "An admin can change that: `polyleaf account change`."


def _refuse_text(account: Account, proposal: Proposal, subject: Subject) -> Iterator[Fault]:
    match proposal.kind:
        case Kind.APPROVE:
            yield from _refuse_approval(account, proposal, subject)
        case Kind.WAIVE:
            yield from _refuse_waiver(account, proposal, subject)
        case Kind.REJECT:
            yield from _refuse_role(account, _JUDGES, subject)
        case Kind.WITHDRAW:
            yield from _refuse_role(account, _STOPPERS, subject)
        case _:
            yield Fault(subject.place, 0, f"Nobody can {proposal.kind} a text here.")


def _refuse_approval(account: Account, proposal: Proposal, subject: Subject) -> Iterator[Fault]:
    yield from _refuse_role(account, asked_of(subject.roles), subject)
    yield from _refuse_own(account, subject, "approves")
    if subject.status in _UNFIT:
        yield Fault(subject.place, 0, f"It is {subject.status}.", _MEND[subject.status])
    for objection in find_objections(account, subject):
        if objection.id not in proposal.revokes:
            verb = "withdrew" if objection.kind is Kind.WITHDRAW else "rejected"
            message = f"Somebody {verb} it on {objection.created[:10]}: {objection.reason}"
            advice = f"If it is right all the same: --despite {objection.id[:12]}"
            yield Fault(subject.place, 0, message, advice)


_MEND = {
    Status.MISSING: "Translate it first.",
    Status.BLOCKED: "Mend what the checks found, or waive it with a reason: `polyleaf waive`.",
    Status.FUZZY: "Its translator has to finish it first.",
    Status.STALE: "It was written for an earlier source; bring it up to date first.",
}


def _refuse_waiver(account: Account, proposal: Proposal, subject: Subject) -> Iterator[Fault]:
    yield from _refuse_role(account, asked_of(subject.roles), subject)
    yield from _refuse_own(account, subject, "waives what checks find in")
    if not subject.blocking:
        yield Fault(subject.place, 0, "No check blocks it.")
    elif not subject.blocking.issuperset(proposal.rules) or not proposal.rules:
        message = f"What blocks it is {', '.join(sorted(subject.blocking))}."
        yield Fault(subject.place, 0, message, "Waive that and nothing else; each text by itself.")


def asked_of(roles: Iterable[str]) -> frozenset[Role]:
    """Name the roles of those who may approve; of a linguist where policy asks none."""
    return frozenset(Role(role) for role in roles) or frozenset({Role.LINGUIST})


def find_objections(account: Account, subject: Subject) -> Iterator[Decision]:
    """Find what an approval by this account has to name: withdrawals, and rejections that stand."""
    taken_back = {
        name
        for each in subject.decisions
        for name in each.revokes
        for earlier in subject.decisions
        if earlier.id == name and may_take_back(each, earlier)
    }
    named = {
        name
        for each in subject.decisions
        if each.kind is Kind.APPROVE and each.account == account.id
        for name in each.revokes
    }
    for each in subject.decisions:
        is_open = each.kind is Kind.WITHDRAW or each.id not in taken_back
        if each.kind in {Kind.WITHDRAW, Kind.REJECT} and is_open and each.id not in named:
            yield each


def _refuse_role(account: Account, roles: frozenset[Role], subject: Subject) -> Iterator[Fault]:
    if not roles.intersection(account.roles):
        asked = " or ".join(sorted(roles))
        yield Fault(subject.place, 0, f"This {subject.level} text asks for a {asked}.", _ASK)


def _refuse_own(account: Account, subject: Subject, verb: str) -> Iterator[Fault]:
    if subject.makers is None:
        advice = "Run `polyleaf sync`; --author says who wrote what is new."
        yield Fault(subject.place, 0, "The journal does not have these words yet.", advice)
    elif account.id in subject.makers.accounts:
        message = f"Nobody {verb} words that they wrote or brought in."
        yield Fault(subject.place, 0, message, "Ask a colleague.")
