"""Counts what a judge makes of pairs."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.checks.judges import PASSED, Verdicts
from benchmarks.checks.pairs import Expect, Pair
from benchmarks.checks.pairs import Verdict as Truth

GRAVITY = {Expect.NONE: 0, Expect.WARN: 1, Expect.BLOCK: 2}


@dataclass(frozen=True, slots=True)
class Rates:
    """What a judge made of some pairs."""

    wrong: int
    caught: int
    """Of the wrong: reported."""
    enough: int
    """Of the wrong: reported as gravely as the pair expects."""
    blocked: int
    """Of the wrong: blocked."""
    right: int
    alarms: int
    """Of the right: blocked."""
    warnings: int
    """Of the right: blocked or warned of, where a second look is not worth its time."""


def count(pairs: Iterable[Pair], verdicts: Verdicts) -> Rates:
    """Count what a judge says of pairs."""
    wrong, right = [], []
    for pair in pairs:
        (wrong if pair.verdict is Truth.WRONG else right).append(pair)
    return Rates(
        wrong=len(wrong),
        caught=sum(grave_of(pair, verdicts) > 0 for pair in wrong),
        enough=sum(grave_of(pair, verdicts) >= GRAVITY[pair.expect] for pair in wrong),
        blocked=sum(grave_of(pair, verdicts) == GRAVITY[Expect.BLOCK] for pair in wrong),
        right=len(right),
        alarms=sum(grave_of(pair, verdicts) == GRAVITY[Expect.BLOCK] for pair in right),
        warnings=sum(grave_of(pair, verdicts) > GRAVITY[pair.expect] for pair in right),
    )


def grave_of(pair: Pair, verdicts: Verdicts) -> int:
    """Return how gravely a judge takes a pair: 0 to 2."""
    return GRAVITY[verdicts.get(pair.id, PASSED).worst]


def is_misjudged(pair: Pair, verdicts: Verdicts) -> bool:
    """Tell whether a wrong pair is taken less gravely than it asks for, or a right one more gravely."""
    grave, wanted = grave_of(pair, verdicts), GRAVITY[pair.expect]
    return grave < wanted if pair.verdict is Truth.WRONG else grave > wanted
