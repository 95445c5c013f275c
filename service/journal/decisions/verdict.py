"""What the decisions on a text come to: a pure function of the set of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from service.journal.decisions.model import Decision, Kind

_DAY = len("2026-11-22")
_REVIEWERS = frozenset({"linguist", "clinician"})
_OWN_WORDS = frozenset({Kind.APPROVE, Kind.WAIVE})
"""What nobody may do to words of their own (promise P4)."""


@dataclass(frozen=True, slots=True)
class Approval:
    """That a person approved a text, as it counts now."""

    account: str
    roles: frozenset[str]
    """Those that they had when they did."""
    day: str
    """The last on which they did, in UTC."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about one text; without any decision, nothing."""

    approvals: tuple[Approval, ...] = ()
    """Those that count, one for each person."""
    is_withdrawn: bool = False
    """It was taken back; then only approvals that name each withdrawal are in `approvals`."""
    is_rejected: bool = False
    waived: frozenset[str] = frozenset()
    """The checks whose findings do not block it."""
    needs_two: bool = False
    """Its author is unknown, so one of two persons who approve is not its author (promise P4)."""

    def approves(self, roles: Iterable[str]) -> bool:
        """Tell whether a different person for each role approved it, and two where it needs two."""
        asked = tuple(dict.fromkeys(roles))
        able = [each for each in self.approvals if not asked or each.roles.intersection(asked)]
        enough = max(len(asked), 2 if self.needs_two else 1)
        return len(able) >= enough and _can_share(asked, able)

    def reviewed_as(self, roles: Iterable[str]) -> frozenset[str]:
        """Tell in which of the roles people approved it."""
        held = frozenset[str]().union(*(each.roles for each in self.approvals))
        return held.intersection(roles)

    @property
    def last_day(self) -> str:
        """The day of the last approval; empty without one."""
        return max((each.day for each in self.approvals), default="")


NO_VERDICT = Verdict()
Verdicts = Mapping[str, Verdict]
"""By the digest of a text, in one language."""
NO_VERDICTS: Verdicts = {}


@dataclass(frozen=True, slots=True)
class Review:
    """What readers are told about the people who approved a text."""

    roles: tuple[str, ...] = ()
    last: str = ""
    """The day since which all of it has been reviewed: no part was reviewed for the last time before."""


NO_REVIEW = Review()


def sum_up(verdicts: Iterable[tuple[Verdict, Sequence[str]]]) -> Review:
    """Sum up the approvals of several texts, each with the roles that policy asks of it.

    Texts whose level asks for nobody, and that nobody approved, are left out.
    """
    held = [(verdict, roles) for verdict, roles in verdicts if verdict.approvals]
    named = {role for verdict, roles in held for role in verdict.reviewed_as(roles)}
    return Review(tuple(sorted(named)), min((each.last_day for each, _ in held), default=""))


def _can_share(roles: tuple[str, ...], able: list[Approval]) -> bool:
    """Tell whether each role has a person of its own."""
    return any(
        all(role in each.roles for role, each in zip(roles, chosen, strict=True))
        for chosen in permutations(able, len(roles))
    )


def judge(
    decisions: Iterable[Decision], makers: Mapping[str, frozenset[str]] | None = None
) -> dict[str, Verdict]:
    """Say what decisions come to, by the digest of the text; in whatever order they come.

    `makers` names, by digest, the accounts that wrote or brought in a text: none of them approves it,
    whatever a ledger says.
    """
    by_id = {decision.id: decision for decision in decisions}
    about: dict[str, list[str]] = {}
    for name, decision in by_id.items():
        for digest in decision.digests:
            about.setdefault(digest, []).append(name)
    made = makers or {}
    return {
        digest: _judge_text(_Case({name: by_id[name] for name in names}, made.get(digest)), digest)
        for digest, names in about.items()
    }


@dataclass(frozen=True, slots=True)
class _Case:
    """The decisions on one text, by id."""

    decisions: Mapping[str, Decision]
    makers: frozenset[str] | None = None
    _taken_back: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_taken_back", frozenset(self._find_taken_back()))

    def of(self, kind: Kind) -> Iterator[tuple[str, Decision]]:
        """Yield the decisions of a kind that no one took back."""
        for name, each in self.decisions.items():
            if each.kind is kind and name not in self._taken_back:
                yield name, each

    def by_others(self, kind: Kind) -> Iterator[Decision]:
        """Yield the decisions of a kind by people who did not make the text."""
        return (each for _, each in self.of(kind) if each.account not in (self.makers or ()))

    def _find_taken_back(self) -> Iterator[str]:
        for each in self.decisions.values():
            if each.kind in _OWN_WORDS and each.account in (self.makers or ()):
                continue
            for name in each.revokes:
                earlier = self.decisions.get(name)
                if earlier is not None and may_take_back(each, earlier):
                    yield name


def may_take_back(later: Decision, earlier: Decision) -> bool:
    """Tell whether a decision can take another back: of the same person, or of one of the same role.

    A withdrawal is never taken back; approvals that name it may come to outweigh it.
    """
    shared = _REVIEWERS.intersection(later.roles).intersection(earlier.roles)
    return earlier.kind is not Kind.WITHDRAW and (later.account == earlier.account or bool(shared))


def _judge_text(case: _Case, digest: str) -> Verdict:
    withdrawals = frozenset(name for name, _ in case.of(Kind.WITHDRAW))
    counting = [
        each
        for each in case.by_others(Kind.APPROVE)
        if withdrawals.union(_own_rejections(case, each.account)).issubset(each.revokes)
    ]
    waived = frozenset(rule for each in case.by_others(Kind.WAIVE) for rule in each.rules)
    return Verdict(
        approvals=_by_person(counting),
        is_withdrawn=bool(withdrawals),
        is_rejected=any(case.of(Kind.REJECT)),
        waived=waived,
        needs_two=any(digest in each.unknown for each in case.decisions.values()),
    )


def _own_rejections(case: _Case, account: str) -> Iterator[str]:
    """Yield what one person rejected, whoever took it back: they approve it no longer."""
    for name, each in case.decisions.items():
        if each.kind is Kind.REJECT and each.account == account:
            yield name


def _by_person(decisions: Iterable[Decision]) -> tuple[Approval, ...]:
    found: dict[str, list[Decision]] = {}
    for each in decisions:
        found.setdefault(each.account, []).append(each)
    return tuple(
        Approval(
            account,
            frozenset(role for each in theirs for role in each.roles),
            max(each.created for each in theirs)[:_DAY],
        )
        for account, theirs in sorted(found.items())
    )
