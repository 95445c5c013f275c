"""Prints how many wrong translations the checks catch, and how many right ones they blame.

    make bench-checks
    python -m benchmarks.checks.run --half tuning --show

Of the half set aside only numbers are printed, unless --show asks for the pairs: whoever reads those
has used them up (benchmarks/checks/README.md).
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checks.judges import OURS, Judge, Verdicts, find_judges
from benchmarks.checks.pairs import Family, Half, Pair, read_pairs
from benchmarks.checks.rates import count, is_misjudged

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "checks.md"
_MUST_BLOCK = {
    *(Family.NUMBER, Family.UNIT, Family.DOSE, Family.FREQUENCY, Family.TIME, Family.FRACTION),
    *(Family.NEGATION, Family.BOUND, Family.TERM),
}
"""What the goal wants a block for."""
_HEAD = """\
# What the checks catch, and what they blame

The half `{half}` of the pairs in [checks/](checks/README.md), judged by our checks and, as programs of their own, by others. Again: `make bench-checks`.

{versions}.

A wrong pair is *caught* where anything is reported, and caught *enough* where that is as grave as the pair asks for: a block for a wrong dose, a warning for a lost stress. A right pair is *warned* of where anything is reported that is graver than the pair allows. pofilter and Weblate know one severity; of Weblate run the checks of single texts, which need no database and so no glossary.
"""
Judged = Mapping[str, Verdicts]
"""By the judge's name."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What was judged, by whom, and what they said."""

    half: Half
    pairs: Sequence[Pair]
    table: Sequence[Pair]
    judges: Sequence[Judge]
    missing: Sequence[Judge]
    judged: Judged


def main() -> None:
    """Judge the pairs of a half, and print the tables."""
    words = _read_words()
    bench = _judge(Half(words.half))
    page = "\n".join(_write_page(bench))
    print(page)
    if words.write:
        PAGE.write_text(f"{page}\n", encoding="utf-8")
    if words.show:
        print("\n".join(_show(bench.pairs, bench.judged[OURS])))


def _judge(half: Half) -> Bench:
    judges = find_judges()
    there = [judge for judge in judges if judge.version]
    pairs = read_pairs(HERE / half)
    table = [pair for pair in read_pairs(HERE) if pair.table]
    judged = {judge.name: judge.judge([*pairs, *table]) for judge in there}
    missing = [judge for judge in judges if not judge.version]
    return Bench(half, pairs, table, there, missing, judged)


def _read_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--half", choices=[*Half], default=Half.HELD_OUT)
    parser.add_argument("--show", action="store_true", help="list the pairs that we misjudge")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name} too")
    return parser.parse_args()


def _write_page(bench: Bench) -> Iterator[str]:
    versions = [f"{judge.name}: {judge.version}" for judge in bench.judges]
    absent = [f"{judge.name}: not installed" for judge in bench.missing]
    yield _HEAD.format(half=bench.half, versions="; ".join([*versions, *absent]))
    yield from _write_goal(bench.pairs, bench.judged[OURS])
    for heading, key in (("family", _family), ("language", _language)):
        yield f"\n## By {heading}\n"
        yield from _write_table(heading, bench.pairs, bench.judged, key)
    yield "\n## The fourteen pairs of the task\n"
    yield from _write_pairs(bench.table, bench.judged)


def _write_goal(pairs: Sequence[Pair], verdicts: Verdicts) -> Iterator[str]:
    all_rates = count(pairs, verdicts)
    grave = count((pair for pair in pairs if pair.family in _MUST_BLOCK), verdicts)
    yield "| Polyleaf | goal | found |"
    yield "|---|---|---|"
    yield f"| wrong pairs caught | at least 95 % | {_share(all_rates.caught, all_rates.wrong)} |"
    yield f"| number, unit, dose, frequency, time, fraction, negation, bound and term errors caught enough | at least 95 % | {_share(grave.enough, grave.wrong)} |"
    yield f"| right pairs blocked | at most 3 % | {_share(all_rates.alarms, all_rates.right)} |"
    yield f"| right pairs warned of | at most 10 % | {_share(all_rates.warnings, all_rates.right)} |"


def _write_table(
    heading: str, pairs: Sequence[Pair], judged: Judged, key: Callable[[Pair], str]
) -> Iterator[str]:
    others = [name for name in judged if name != OURS]
    peers = "".join(f" {name}: caught | {name}: right blamed |" for name in others)
    yield f"| {heading} | wrong | caught | enough | blocked | right | blocked | warned |{peers}"
    yield "|---|" + "---:|" * (7 + 2 * len(others))
    for name in (*sorted({key(pair) for pair in pairs}), "all"):
        own = [pair for pair in pairs if name in {key(pair), "all"}]
        yield _write_row(name, own, judged, others)


def _write_row(name: str, pairs: Sequence[Pair], judged: Judged, others: Sequence[str]) -> str:
    ours = count(pairs, judged[OURS])
    cells = [
        *(name, str(ours.wrong), *(_share(n, ours.wrong) for n in (ours.caught, ours.enough))),
        *(_share(ours.blocked, ours.wrong), str(ours.right)),
        *(_share(n, ours.right) for n in (ours.alarms, ours.warnings)),
    ]
    for other in others:
        rates = count(pairs, judged[other])
        cells += [_share(rates.caught, rates.wrong), _share(rates.warnings, rates.right)]
    return f"| {' | '.join(cells)} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _family(pair: Pair) -> str:
    return str(pair.family)


def _language(pair: Pair) -> str:
    return pair.language


def _write_pairs(table: Sequence[Pair], judged: Judged) -> Iterator[str]:
    yield f"| source | translation | verdict | {' | '.join(judged)} |"
    yield "|---|---|---|" + "---|" * len(judged)
    for pair in table:
        told = (_tell(judged[name], pair, name) for name in judged)
        yield f"| {pair.source} → {pair.language} | {pair.translation} | {pair.verdict} | {' | '.join(told)} |"


def _tell(verdicts: Verdicts, pair: Pair, judge: str) -> str:
    verdict = verdicts[pair.id]
    names = ", ".join(dict.fromkeys(verdict.told))
    severity = f"{verdict.worst}: " if judge == OURS else ""
    return f"{severity}{names}" if names else "passes"


def _show(pairs: Sequence[Pair], verdicts: Verdicts) -> Iterator[str]:
    """List the pairs that we misjudge: for the half that rules are written with."""
    for pair in pairs:
        if is_misjudged(pair, verdicts):
            yield f"{pair.id} ({pair.family}, {pair.verdict}, {pair.expect}): {_tell(verdicts, pair, OURS)}"
            yield f"  {pair.source}\n  {pair.translation}\n  {pair.what}"


if __name__ == "__main__":
    main()
