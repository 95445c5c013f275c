"""What the decisions on a text come to, for gates, readers and reviewers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from service.content.model import Level
from service.content.policy import fillers_of


@dataclass(frozen=True, slots=True)
class Approval:
    """That a person approved a text, as it counts now."""

    account: str
    roles: frozenset[str]
    """Those that they had when they did, or as which it counts."""
    day: str
    """The last on which they did, in UTC."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """That somebody outside reviewed exactly this text; persons approve it all the same."""

    by: str
    certificate: str
    """The SHA-256 of the certificate's file."""
    day: str


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
    attested: tuple[Attestation, ...] = ()
    below_safety: "Verdict | None" = None
    """The verdict at the other levels, where it differs: an editor carried approvals there."""

    def at(self, level: Level) -> "Verdict":
        """Give the verdict on a text of a level; this one is of those of safety texts, the strictest."""
        if self.below_safety is None or level is Level.SAFETY:
            return self
        return self.below_safety

    def approves(self, roles: Iterable[str]) -> bool:
        """Tell whether a different person for each role approved it, and two where it needs two."""
        return _approve(self.approvals, tuple(dict.fromkeys(roles)), self.needs_two)

    def since(self, roles: Iterable[str]) -> str:
        """Tell the day since which enough persons approve it; empty while they do not.

        Whoever approves a text again renews their review.
        """
        asked = tuple(dict.fromkeys(roles))
        for day in sorted({each.day for each in self.approvals}, reverse=True):
            later = tuple(each for each in self.approvals if each.day >= day)
            if _approve(later, asked, self.needs_two):
                return day
        return ""

    def reviewed_as(self, roles: Iterable[str]) -> frozenset[str]:
        """Tell in which of the roles people approved it; in whatever they have, where none is asked."""
        held = frozenset[str]().union(*(each.roles for each in self.approvals))
        asked = tuple(roles)
        return held.intersection(_fillers_of_any(asked)) if asked else held

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
    next_due: str = ""
    """The day from which the review is overdue; empty where it does not run out."""
    attested: tuple[Attestation, ...] = ()
    """What certifies all of it."""


NO_REVIEW = Review()


def sum_up(verdicts: Iterable[tuple[Verdict, Sequence[str]]]) -> Review:
    """Sum up the approvals of several texts, each with the roles that policy asks of it.

    Texts whose level asks for nobody, and that nobody approved, are left out.
    """
    held = [(verdict, roles) for verdict, roles in verdicts if verdict.approvals]
    named = {role for verdict, roles in held for role in verdict.reviewed_as(roles)}
    last = min((each.last_day for each, _ in held), default="")
    return Review(tuple(sorted(named)), last, attested=attested_by_all(each for each, _ in held))


def attested_by_all(verdicts: Iterable[Verdict]) -> tuple[Attestation, ...]:
    """Tell what certifies every one of several texts."""
    sets = [frozenset(each.attested) for each in verdicts]
    shared = sets[0].intersection(*sets[1:]) if sets else frozenset[Attestation]()
    return tuple(sorted(shared, key=lambda each: (each.day, each.by, each.certificate)))


def _approve(approvals: Sequence[Approval], asked: tuple[str, ...], needs_two: bool) -> bool:  # noqa: FBT001 - of one verdict
    fillers = _fillers_of_any(asked)
    able = [each for each in approvals if not asked or each.roles.intersection(fillers)]
    enough = max(len(asked), 2 if needs_two else 1)
    return len(able) >= enough and _can_share(asked, able)


def _fillers_of_any(roles: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(fillers_of, roles))


def _can_share(roles: tuple[str, ...], able: list[Approval]) -> bool:
    """Tell whether each role has a person of its own."""
    return any(
        all(each.roles & fillers_of(role) for role, each in zip(roles, chosen, strict=True))
        for chosen in permutations(able, len(roles))
    )
