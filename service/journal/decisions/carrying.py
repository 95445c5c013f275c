"""Which decisions on earlier words hold for later ones: those that people carried over a source change."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.journal.decisions.model import HARMLESS, Decision, Kind

CARRIERS = frozenset({"editor", "clinician"})
"""Who may carry approvals over a harmless change; over one of safety text, a clinician."""
_CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Step:
    """From a text back to the one that it was, before its source changed."""

    digest: str
    earlier: str
    name: str
    """The id of the decision that carries."""
    carries: frozenset[str]
    is_clinical: bool
    """Whether a clinician carries, who may do so for safety text."""


Steps = Mapping[str, tuple[Step, ...]]
"""By the digest of the later text."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """A text, and all that it was before harmless changes of its source."""

    digest: str
    steps: tuple[Step, ...] = ()

    @property
    def digests(self) -> frozenset[str]:
        """The text and all earlier ones."""
        return frozenset({self.digest, *(step.earlier for step in self.steps)})

    def holds(
        self, name: str, decision: Decision, broken: Collection[str], *, safety: bool
    ) -> bool:
        """Tell whether a decision is on this text, or was carried to it at each step.

        `broken` names the steps that somebody took back; `safety` admits only those of clinicians.
        """
        if self.digest in decision.digests:
            return True
        good = [
            step
            for step in self.steps
            if name in step.carries and step.name not in broken and (step.is_clinical or not safety)
        ]
        return not frozenset(_reach(self.digest, good)).isdisjoint(decision.digests)


def find_steps(decisions: Iterable[tuple[str, Decision]]) -> Steps:
    """Find what carries approvals, in decisions with their ids; what nobody may carry is none."""
    found: dict[str, list[Step]] = {}
    for name, each in decisions:
        if _carries(each):
            is_clinical = _CLINICIAN in each.roles
            for digest, earlier in zip(each.digests, each.earlier, strict=True):
                step = Step(digest, earlier, name, frozenset(each.carries), is_clinical)
                found.setdefault(digest, []).append(step)
    return {digest: tuple(steps) for digest, steps in found.items()}


def _carries(decision: Decision) -> bool:
    is_harmless = decision.kind is Kind.CARRY and decision.change in HARMLESS
    return is_harmless and bool(decision.earlier) and not CARRIERS.isdisjoint(decision.roles)


def trace(steps: Steps, digest: str) -> Lineage:
    """Follow a text back through all that carries; each step once, circles too."""
    if digest not in steps:
        return Lineage(digest)
    found: list[Step] = []
    seen, waiting = {digest}, [digest]
    while waiting:
        for step in steps.get(waiting.pop(), ()):
            found.append(step)
            if step.earlier not in seen:
                seen.add(step.earlier)
                waiting.append(step.earlier)
    return Lineage(digest, tuple(found))


def _reach(digest: str, steps: Iterable[Step]) -> Iterator[str]:
    """Yield the earlier texts that steps lead to."""
    back: dict[str, list[str]] = {}
    for step in steps:
        back.setdefault(step.digest, []).append(step.earlier)
    seen, waiting = {digest}, [digest]
    while waiting:
        for earlier in back.get(waiting.pop(), ()):
            if earlier not in seen:
                seen.add(earlier)
                waiting.append(earlier)
                yield earlier


def decisions_on(decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """Give what was decided on each text, and on all that it was before: by digest, in the order given."""
    by_id = {decision.id: decision for decision in decisions}
    about = name_decisions(by_id)
    steps = find_steps(by_id.items())
    return {
        digest: tuple(by_id[name] for name in gather(trace(steps, digest), about))
        for digest in about
    }


def name_decisions(by_id: Mapping[str, Decision]) -> Mapping[str, list[str]]:
    """Name the decisions on each text, by its digest."""
    about: dict[str, list[str]] = {}
    for name, decision in by_id.items():
        for digest in decision.digests:
            about.setdefault(digest, []).append(name)
    return about


def gather(lineage: Lineage, about: Mapping[str, list[str]]) -> Iterable[str]:
    """Name the decisions on a text and on all that it was before, each once."""
    if not lineage.steps:
        return about.get(lineage.digest, [])
    ordered = sorted(lineage.digests)
    return dict.fromkeys(name for digest in ordered for name in about.get(digest, ()))
