"""Who may decide what (promise P4)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import Level
from service.content.policy import BY_BACK_TRANSLATION, fillers_of
from service.errors import Fault
from service.journal.accounts.model import Account, Actor, Role, Scope
from service.journal.decisions.judging import may_take_back
from service.journal.decisions.model import LONGEST, Decision, Kind
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
    certificate: str = ""
    """The SHA-256 of a certificate, where somebody outside reviewed the texts."""
    by: str = ""
    carries: tuple[str, ...] = ()
    """The back-translations that were shown to somebody who does not read the language."""


def find_refusals(
    actor: Actor, proposal: Proposal, subjects: Sequence[Subject], today: date
) -> Iterator[Fault]:
    """Find everything that forbids a decision; without any, it may be made."""
    personal = tuple(refuse_person(actor, proposal, today))
    yield from personal
    if not personal:
        for subject in subjects:
            yield from _refuse_text(actor.account, proposal, subject)


def refuse_person(actor: Actor, proposal: Proposal, today: date) -> Iterator[Fault]:
    """Find what forbids a person a decision, whatever it is about."""
    account, place = actor.account, str(proposal.kind)
    if Scope.DECIDE not in actor.scopes:
        advice = "Log in with a token of your own."
        yield Fault(place, 0, "This token is not for decisions: machines make none.", advice)
    if account.is_disabled:
        yield Fault(place, 0, "This account is disabled.")
    if not account.reads(proposal.language) and not _may_be_blind(account, proposal):
        yield Fault(place, 0, f"{proposal.language} is no language of this account.", ASK)
    if len(proposal.reason) > LONGEST:
        yield Fault(place, 0, f"It has more than {LONGEST} characters.", "Say it in fewer words.")
    if proposal.kind is not Kind.WITHDRAW and not account.is_qualified(today):
        message = f"The stated qualification ran out on {account.qualified_until}."
        yield Fault(place, 0, message, ASK)
    if proposal.kind is not Kind.APPROVE and not proposal.reason.strip():
        yield Fault(place, 0, "This needs a reason.", "Say why, for those who come after you.")


ASK = "An admin can change that: `polyleaf account change`."
"""What helps where a role, a language or a qualification is missing."""


def _may_be_blind(account: Account, proposal: Proposal) -> bool:
    """Tell whether each text says if this person need not read its language."""
    return proposal.kind is Kind.APPROVE and Role.CLINICIAN in account.roles


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
        case Kind.ATTEST:
            yield from _refuse_role(account, _STOPPERS, subject)
            yield from _refuse_unfinished(subject)
        case Kind.BACK_TRANSLATE:
            yield from _refuse_back_translation(account, proposal, subject)
        case _:
            yield Fault(subject.place, 0, f"Nobody can {proposal.kind} a text here.")


def _refuse_approval(account: Account, proposal: Proposal, subject: Subject) -> Iterator[Fault]:
    yield from _refuse_role(account, asked_of(subject.roles), subject)
    yield from _refuse_own(account, subject, "approves")
    if not account.reads(proposal.language):
        yield from _refuse_blind(account, proposal, subject)
    if subject.status in _UNFIT:
        yield Fault(subject.place, 0, f"It is {subject.status}.", _MEND[subject.status])
    for objection in find_objections(account, subject):
        if objection.id not in proposal.revokes:
            verb = "withdrew" if objection.kind is Kind.WITHDRAW else "rejected"
            message = f"Somebody {verb} it on {objection.created[:10]}: {objection.reason}"
            advice = f"If it is right all the same: --despite {objection.id[:12]}"
            yield Fault(subject.place, 0, message, advice)


def is_attestable(subject: Subject) -> bool:
    """Tell whether an outside review can be of this text: the journal has it, and it is finished."""
    return not tuple(_refuse_unfinished(subject))


def _refuse_unfinished(subject: Subject) -> Iterator[Fault]:
    """Refuse to attest what readers cannot get as it is, or what the journal does not have."""
    if subject.makers is None:
        yield Fault(subject.place, 0, "The journal does not have these words yet.", _SYNC)
    if subject.status in _UNFIT - {Status.BLOCKED}:
        yield Fault(subject.place, 0, f"It is {subject.status}.", _MEND[subject.status])


_SYNC = "Run `polyleaf sync`; --author says who wrote what is new."
_MEND = {
    Status.MISSING: "Translate it first.",
    Status.BLOCKED: "Mend what the checks found, or waive it with a reason: `polyleaf waive`.",
    Status.FUZZY: "Its translator has to finish it first.",
    Status.STALE: "It was written for an earlier source; bring it up to date first.",
}


def _refuse_blind(account: Account, proposal: Proposal, subject: Subject) -> Iterator[Fault]:
    """Refuse an approval by somebody who neither reads the language nor was told what the text says."""
    if BY_BACK_TRANSLATION not in subject.roles:
        message = f"{proposal.language} is no language of this account."
        yield Fault(subject.place, 0, message, ASK)
        return
    held = [each for each in find_back_translations(subject) if each.account != account.id]
    if not held:
        advice = f"A translator or linguist can: `polyleaf back-translate {proposal.language} …`."
        yield Fault(subject.place, 0, "Nobody has translated it back yet.", advice)
    elif not {each.id for each in held}.intersection(proposal.carries):
        advice = "Give --shown, from `polyleaf review --format json`."
        yield Fault(subject.place, 0, "Its back-translation was not shown to you.", advice)


def find_back_translations(subject: Subject) -> tuple[Decision, ...]:
    """Find what others than its makers said that a text says."""
    makers = subject.makers.accounts if subject.makers else ()
    taken_back = {name for each in subject.decisions for name in each.revokes}
    return tuple(
        each
        for each in subject.decisions
        if each.kind is Kind.BACK_TRANSLATE
        and subject.digest in each.digests
        and each.account not in makers
        and each.id not in taken_back
    )


def _refuse_back_translation(
    account: Account, proposal: Proposal, subject: Subject
) -> Iterator[Fault]:
    if proposal.language == SOURCE_LANGUAGE:
        yield Fault(subject.place, 0, "This is a text of the source.")
    yield from _refuse_role(account, frozenset({Role.TRANSLATOR, Role.LINGUIST}), subject)
    yield from _refuse_own(account, subject, "translates back")
    if subject.status in _UNFIT:
        yield Fault(subject.place, 0, f"It is {subject.status}.", _MEND[subject.status])


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
    fillers = frozenset[str]().union(*map(fillers_of, roles))
    return frozenset(role for role in Role if role in fillers) or frozenset({Role.LINGUIST})


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
        article = "an" if asked[0] in "ae" else "a"
        yield Fault(subject.place, 0, f"This {subject.level} text asks for {article} {asked}.", ASK)


def _refuse_own(account: Account, subject: Subject, verb: str) -> Iterator[Fault]:
    if subject.makers is None:
        yield Fault(subject.place, 0, "The journal does not have these words yet.", _SYNC)
    elif account.id in subject.makers.accounts:
        message = f"Nobody {verb} words that they wrote or brought in."
        yield Fault(subject.place, 0, message, "Ask a colleague.")
