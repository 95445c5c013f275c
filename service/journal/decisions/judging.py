"""Judges what the decisions on a text come to: a pure function of the set of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from service.content.policy import BY_BACK_TRANSLATION
from service.journal.decisions.carrying import (
    CARRIERS,
    Lineage,
    find_steps,
    gather,
    name_decisions,
    trace,
)
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.verdict import Approval, Attestation, Verdict

_DAY = len("2026-11-22")
_REVIEWERS = frozenset({"linguist", "clinician"})
_OWN_WORDS = frozenset({Kind.APPROVE, Kind.WAIVE})
"""What nobody may do to words of their own (promise P4)."""


def judge(
    decisions: Iterable[Decision], makers: Mapping[str, frozenset[str]] | None = None
) -> dict[str, Verdict]:
    """Say what decisions come to, by the digest of the text; in whatever order they come.

    `makers` names, by digest, the accounts that wrote or brought in a text: none of them approves it,
    whatever a ledger says.
    """
    by_id = {decision.id: decision for decision in decisions}
    about, steps = name_decisions(by_id), find_steps(by_id.items())
    cases = (_make_case(trace(steps, digest), about, by_id, makers or {}) for digest in about)
    return {case.lineage.digest: _judge_text(case) for case in cases}


def _make_case(
    lineage: Lineage,
    about: Mapping[str, list[str]],
    by_id: Mapping[str, Decision],
    makers: Mapping[str, frozenset[str]],
) -> "_Case":
    """Gather what was decided on a text and on all that it was before: an objection holds on."""
    if not lineage.steps:
        named = about[lineage.digest]
        return _Case({name: by_id[name] for name in named}, lineage, makers.get(lineage.digest))
    made = (makers.get(digest, frozenset()) for digest in lineage.digests)
    decisions = {name: by_id[name] for name in gather(lineage, about)}
    return _Case(decisions, lineage, frozenset[str]().union(*made))


@dataclass(frozen=True, slots=True)
class _Case:
    """The decisions on one text, by id."""

    decisions: Mapping[str, Decision]
    lineage: Lineage
    makers: frozenset[str] | None = None
    _taken_back: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_taken_back", frozenset(self._find_taken_back()))

    def of(self, kind: Kind) -> Iterator[tuple[str, Decision]]:
        """Yield the decisions of a kind that no one took back."""
        for name, each in self.decisions.items():
            if each.kind is kind and name not in self._taken_back:
                yield name, each

    def by_others(self, kind: Kind, *, safety: bool) -> Iterator[tuple[str, Decision]]:
        """Yield the decisions of a kind that hold for this text, by people who did not make it."""
        for name, each in self.of(kind):
            is_own = each.account in (self.makers or ())
            if not is_own and self.lineage.holds(name, each, self._taken_back, safety=safety):
                yield name, each

    def approvals(self, *, safety: bool) -> Iterator[tuple[str, Decision]]:
        """Yield the approvals that count: those that know of everything against the text."""
        withdrawals = frozenset(name for name, _ in self.of(Kind.WITHDRAW))
        for name, each in self.by_others(Kind.APPROVE, safety=safety):
            if withdrawals.union(_own_rejections(self, each.account)).issubset(each.revokes):
                yield name, each

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

    A withdrawal is never taken back; approvals that name it may come to outweigh it. What carries
    approvals is taken back by whoever may carry some.
    """
    if earlier.kind is Kind.CARRY and not CARRIERS.isdisjoint(later.roles):
        return True
    shared = _REVIEWERS.intersection(later.roles).intersection(earlier.roles)
    return earlier.kind is not Kind.WITHDRAW and (later.account == earlier.account or bool(shared))


def _judge_text(case: _Case) -> Verdict:
    strict = _judge_at(case, safety=True)
    if not case.lineage.steps:
        return strict
    loose = _judge_at(case, safety=False)
    return strict if strict == loose else replace(strict, below_safety=loose)


def _judge_at(case: _Case, *, safety: bool) -> Verdict:
    counting = case.approvals(safety=safety)
    waivers = case.by_others(Kind.WAIVE, safety=safety)
    digests = case.lineage.digests
    return Verdict(
        approvals=_by_person((each, _roles_of(each, case)) for _, each in counting),
        is_withdrawn=any(case.of(Kind.WITHDRAW)),
        is_rejected=any(case.of(Kind.REJECT)),
        waived=frozenset(rule for _, each in waivers for rule in each.rules),
        needs_two=any(not digests.isdisjoint(each.unknown) for each in case.decisions.values()),
        attested=tuple(_attested(case)),
    )


def _attested(case: _Case) -> Iterator[Attestation]:
    """Yield what certifies these words and no others, in order."""
    found = {
        Attestation(each.by, each.certificate, each.created[:_DAY])
        for _, each in case.of(Kind.ATTEST)
        if case.lineage.digest in each.digests and each.certificate
    }
    yield from sorted(found, key=lambda each: (each.day, each.by, each.certificate))


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds for a text, and can be carried on."""

    names: tuple[str, ...] = ()
    """The ids of approvals and waivers."""
    is_barred: bool = False
    """Somebody rejected or withdrew it: reviewers decide anew, whatever becomes of it."""


NOTHING_HOLDS = Holding()


def find_holding(
    decisions: Iterable[Decision], makers: Mapping[str, frozenset[str]], digests: Iterable[str]
) -> Mapping[str, Holding]:
    """Say what holds for texts; of one that nobody decided on, nothing."""
    by_id = {decision.id: decision for decision in decisions}
    about, steps = name_decisions(by_id), find_steps(by_id.items())
    return {
        digest: _hold(_make_case(trace(steps, digest), about, by_id, makers))
        for digest in digests
        if digest in about
    }


def _hold(case: _Case) -> Holding:
    if any(case.of(Kind.WITHDRAW)) or any(case.of(Kind.REJECT)):
        return Holding(is_barred=True)
    held = (*case.approvals(safety=False), *case.by_others(Kind.WAIVE, safety=False))
    return Holding(tuple(name for name, _ in held))


def _own_rejections(case: _Case, account: str) -> Iterator[str]:
    """Yield what one person rejected, whoever took it back: they approve it no longer."""
    for name, each in case.decisions.items():
        if each.kind is Kind.REJECT and each.account == account:
            yield name


def _roles_of(approval: Decision, case: _Case) -> frozenset[str]:
    """Tell as what an approval counts.

    One that rests on back-translations is by somebody who need not read the language: it counts only
    as a clinician's, where it names one of this text by somebody else.
    """
    if not approval.carries:
        return frozenset(approval.roles)
    if "clinician" not in approval.roles:
        return frozenset()
    shown = {name for name, each in case.of(Kind.BACK_TRANSLATE)
             if each.account not in {approval.account, *(case.makers or ())}}  # fmt: skip
    return frozenset() if shown.isdisjoint(approval.carries) else frozenset({BY_BACK_TRANSLATION})


def _by_person(approvals: Iterable[tuple[Decision, frozenset[str]]]) -> tuple[Approval, ...]:
    """Put the approvals of each person together; those that count as nobody's are left out."""
    found: dict[str, list[tuple[Decision, frozenset[str]]]] = {}
    for each, roles in approvals:
        if roles:
            found.setdefault(each.account, []).append((each, roles))
    return tuple(
        Approval(
            account,
            frozenset(role for _, roles in theirs for role in roles),
            max(each.created for each, _ in theirs)[:_DAY],
        )
        for account, theirs in sorted(found.items())
    )
