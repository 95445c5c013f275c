"""What the benchmark of the checks counts, and the fourteen pairs that everybody knows."""

from pathlib import Path

import pytest

from benchmarks.checks.judges import Verdict, judge_ours, judge_pofilter
from benchmarks.checks.pairs import Expect, Family, Pair, read_pairs
from benchmarks.checks.pairs import Verdict as Truth
from benchmarks.checks.rates import Rates, count, is_misjudged

TABLE = read_pairs(Path(__file__).parents[2] / "benchmarks" / "checks")


def pair_of(name, truth, expect):
    right = "" if truth is Truth.RIGHT else "es/x"
    return Pair(name, "es", Family.DOSE, "Take 5 mg.", "Tome 5 mg.", truth, "x", expect, right)


PAIRS = [
    pair_of("es/x", Truth.RIGHT, Expect.NONE),
    pair_of("es/y", Truth.RIGHT, Expect.WARN),
    pair_of("es/x/1", Truth.WRONG, Expect.BLOCK),
    pair_of("es/x/2", Truth.WRONG, Expect.WARN),
]


def said(*worst):
    return {pair.id: Verdict(each, ()) for pair, each in zip(PAIRS, worst, strict=True)}


def test_what_is_reported_too_lightly_is_caught_but_not_enough():
    verdicts = said(Expect.NONE, Expect.NONE, Expect.WARN, Expect.WARN)

    assert count(PAIRS, verdicts) == Rates(
        wrong=2, caught=2, enough=1, blocked=0, right=2, alarms=0, warnings=0
    )


def test_warning_of_a_right_pair_counts_where_no_second_look_is_worth_it():
    verdicts = said(Expect.WARN, Expect.WARN, Expect.NONE, Expect.BLOCK)

    rates = count(PAIRS, verdicts)

    assert (rates.caught, rates.blocked, rates.warnings, rates.alarms) == (1, 1, 1, 0)


@pytest.mark.parametrize("pair", [pair for pair in TABLE if pair.table], ids=lambda pair: pair.id)
def test_pair_of_the_task_is_judged_right(pair):
    verdicts = judge_ours([pair])

    assert not is_misjudged(pair, verdicts)
    assert (verdicts[pair.id].worst is Expect.WARN) == (pair.expect is Expect.WARN)


def test_another_program_is_asked_of_every_pair(require_tool):
    require_tool("pofilter")

    verdicts = judge_pofilter(PAIRS)

    assert verdicts.keys() == {pair.id for pair in PAIRS}
