"""Which quantities of a source have their equal in its translation, and which have none."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product

from service.catalogs.checks.quantities.clock import is_year
from service.catalogs.checks.quantities.quantity import MAYBE_DUAL, POINTS, Kind, Quantity, Strength
from service.catalogs.checks.quantities.units import LOOSE, PILLS, UNITS, Dimension

Pair = tuple[Quantity, Quantity]
Likeness = Callable[[Quantity, Quantity], bool]

_DAY, _HOUR = 1440, 60
_MOST_TRIED = 10_000
"""Pairs that are tried one by one; where more are left over, texts have nothing in common."""
_WEEKS = {Fraction(15): 2, Fraction(8): 1}
"""Weeks by the days that they are said to have."""
_TIMED = {Kind.AMOUNT, Kind.INTERVAL}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pairs of two texts, and what is left over on both sides."""

    source: tuple[Quantity, ...] = ()
    target: tuple[Quantity, ...] = ()
    pairs: tuple[Pair, ...] = ()
    rewritten: tuple[Pair, ...] = ()
    """Equal after conversion: 24 hours and one day."""


@dataclass(slots=True)
class _Left:
    """A comparison in the making: what is paired so far, and what is left over."""

    source: list[Quantity]
    target: list[Quantity]
    pairs: list[Pair] = field(default_factory=list)
    rewritten: list[Pair] = field(default_factory=list)

    def finish(self) -> Comparison:
        return Comparison(
            tuple(self.source), tuple(self.target), tuple(self.pairs), tuple(self.rewritten)
        )


def compare_quantities(
    source: Sequence[Quantity], target: Sequence[Quantity], *, is_known: bool
) -> Comparison:
    """Pair quantities: the equal ones, those that languages write differently, converted ones.

    In a language that is not known nothing but digits counts, and a unit that only one side names
    is no difference.
    """
    if not is_known:
        source, target = _soften(source), _soften(target)
    left = _Left(list(source), list(target))
    _pair_equal(left)
    if not left.source or not left.target or len(left.source) * len(left.target) > _MOST_TRIED:
        return left.finish()
    likenesses = _LIKENESSES if is_known else (*_LIKENESSES, _has_number)
    for likeness in likenesses:
        _pair(left, likeness, left.pairs)
    _pair_parts(left)
    _pair_elided(left, source, target)
    _pair(left, _is_converted, left.rewritten)
    _pair_frequencies(left)
    _pair_days(left)
    return left.finish()


def _soften(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [
        replace(each, strength=Strength.SOFT) if each.strength is Strength.WORDS else each
        for each in quantities
    ]


def _key(each: Quantity) -> Hashable:
    unit = each.unit.id if each.unit else ""
    return each.kind, each.value, unit, each.name, each.whole


def _pair_equal(left: _Left) -> None:
    """Pair what is equal in all; hard ones first, and with hard ones."""
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    for at in sorted(range(len(left.target)), key=lambda at: left.target[at].is_soft):
        places[_key(left.target[at])].append(at)
    taken_source, taken_target = set(), set()
    for at in sorted(range(len(left.source)), key=lambda at: left.source[at].is_soft):
        if found := places.get(_key(left.source[at])):
            taken_source.add(at)
            taken_target.add(found[0])
            left.pairs.append((left.source[at], left.target[found.popleft()]))
    left.source = [each for at, each in enumerate(left.source) if at not in taken_source]
    left.target = [each for at, each in enumerate(left.target) if at not in taken_target]


def _pair(left: _Left, likeness: Likeness, into: list[Pair]) -> None:
    """Pair what is alike, hard ones first; soft ones pair with soft ones last."""
    tried = product(
        sorted(left.source, key=lambda each: each.is_soft),
        sorted(left.target, key=lambda each: each.is_soft),
    )
    for mine, theirs in tried:
        if likeness(mine, theirs) and _has(left.source, mine) and _has(left.target, theirs):
            into.append((mine, theirs))
            _remove(left.source, mine)
            _remove(left.target, theirs)


def _has(quantities: Sequence[Quantity], one: Quantity) -> bool:
    return any(each is one for each in quantities)


def _remove(quantities: list[Quantity], one: Quantity) -> None:
    del quantities[next(at for at, each in enumerate(quantities) if each is one)]


def _either(one: Quantity, other: Quantity, kind: Kind) -> tuple[Quantity, Quantity] | None:
    """Put the one of a kind first, where exactly one is of that kind."""
    if one.kind is kind and other.kind is not kind:
        return one, other
    if other.kind is kind and one.kind is not kind:
        return other, one
    return None


def _is_alike_number(one: Quantity, other: Quantity) -> bool:
    """Tell whether languages may write one value with and without the name of what it counts."""
    if one.value != other.value:
        return False
    if MAYBE_DUAL in {one.name, other.name}:
        return False
    found = _either(one, other, Kind.NUMBER) or _either(one, other, Kind.SHARE)
    if found is None:
        return False
    unit = found[1].unit
    if found[1].kind is Kind.AMOUNT and unit is not None:
        return unit.is_form or unit.id == "year"
    return found[1].kind in {Kind.ORDINAL, Kind.SHARE, Kind.NUMBER}


def _is_alike_share(one: Quantity, other: Quantity) -> bool:
    """Tell whether two shares are equal, one of which does not name its whole."""
    both = one.kind is other.kind is Kind.SHARE
    return both and one.value == other.value and None in {one.whole, other.whole}


def _is_alike_form(one: Quantity, other: Quantity) -> bool:
    """Tell whether two counts are of forms that languages name by many words."""
    if one.unit is None or other.unit is None or one.value != other.value:
        return False
    are_forms = one.unit.is_form and other.unit.is_form
    names = {one.unit.id, other.unit.id}
    return are_forms and bool(names & LOOSE or ("pill" in names and names <= PILLS))


def _is_alike_decade(one: Quantity, other: Quantity) -> bool:
    """Tell whether a decade is put without its century: the 1960s and años sesenta."""
    for year, decade in ((one, other), (other, one)):
        is_year_of_ten = year.kind is Kind.NUMBER and is_year(year.value) and year.value % 10 == 0
        is_short = decade.kind in {Kind.NUMBER, Kind.AMOUNT} and decade.value == year.value % 100
        if is_year_of_ten and is_short and decade.unit in {None, UNITS["year"]}:
            return True
    return False


def _is_alike_points(one: Quantity, other: Quantity) -> bool:
    """Tell whether a number of 分 is put as that of points, or of minutes."""
    if POINTS not in {one.name, other.name} or one.value != other.value:
        return False
    return all(each.kind is Kind.NUMBER or each.unit is UNITS["minute"] for each in (one, other))


def _is_alike_some(one: Quantity, other: Quantity) -> bool:
    """Tell whether a few are put as a couple."""
    found = _either(one, other, Kind.SOME)
    return bool(found and found[1].is_soft and found[0].unit and found[0].unit == found[1].unit)


def _is_alike_clock(one: Quantity, other: Quantity) -> bool:
    """Tell whether a time on the clock is put as a number of hours: `20 h` and 8 p.m."""
    found = _either(one, other, Kind.CLOCK)
    if found and found[1].unit is UNITS["day"] and found[0].is_soft:
        return found[0].value == found[1].value * _DAY  # medio día is noon, or half a day
    if found is None or found[1].kind not in {Kind.AMOUNT, Kind.NUMBER}:
        return False
    if found[1].unit not in {None, UNITS["hour"]}:
        return False
    return (found[0].value - found[1].value * _HOUR) % _DAY == 0


def _is_alike_rate(one: Quantity, other: Quantity) -> bool:
    """Tell whether `daily` is put as `every 1 day` or `in a day`."""
    found = _either(one, other, Kind.RATE)
    return bool(found and found[1].value == 1 and found[1].unit == found[0].unit)


def _is_dual(one: Quantity, other: Quantity) -> bool:
    """Tell whether a word may be the dual that stands for `two`."""
    if MAYBE_DUAL not in {one.name, other.name} or one.value != other.value:
        return False
    return all(each.unit is None or each.unit.is_form for each in (one, other))


def _has_number(one: Quantity, other: Quantity) -> bool:
    """Tell whether two are one number, of which at most one has a unit that we know."""
    if one.value != other.value or Kind.CODE in {one.kind, other.kind}:
        return False
    return one.unit is None or other.unit is None or one.unit == other.unit


_LIKENESSES: tuple[Likeness, ...] = (
    _is_alike_share,
    _is_alike_rate,
    _is_alike_number,
    _is_alike_form,
    _is_alike_clock,
    _is_alike_decade,
    _is_alike_some,
    _is_alike_points,
    _is_dual,
)


def _pair_parts(left: _Left) -> None:
    """Pair a share with its two numbers, where one side only could be read as a share."""
    for mine, others in ((left.source, left.target), (left.target, left.source)):
        for share in [each for each in mine if each.kind is Kind.SHARE and each.whole]:
            whole = share.whole or Fraction(1)
            wanted = [share.value * whole, whole]
            found = [_find_number(others, value) for value in wanted]
            is_article = wanted[0] == 1 and share.strength is not Strength.DIGITS
            if found[1] and (is_article or (found[0] and found[0] is not found[1])):
                _remove(mine, share)
                for number in found:
                    if number is not None:
                        _remove(others, number)


def _find_number(quantities: Sequence[Quantity], value: Fraction) -> Quantity | None:
    kinds = {Kind.NUMBER, Kind.AMOUNT}
    return next((each for each in quantities if each.kind in kinds and each.value == value), None)


def _is_converted(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are equal after conversion of their units."""
    if one.kind is other.kind is Kind.SHARE:
        return one.value == other.value
    if (found := _either(one, other, Kind.SHARE)) and found[1].unit is UNITS["percent"]:
        return found[0].value * 100 == found[1].value
    if _is_fortnight(one, other) or _is_fortnight(other, one):
        return True
    return Kind.SOME not in {one.kind, other.kind} and _is_as_much(one, other)


def _is_as_much(one: Quantity, other: Quantity) -> bool:
    if one.unit is None or other.unit is None or one.unit.dimension is not other.unit.dimension:
        return False
    is_same = one.kind is other.kind or {one.kind, other.kind} == {Kind.RATE, Kind.INTERVAL}
    is_convertible = one.unit.dimension is not Dimension.FORM and one.unit != other.unit
    if one.kind is other.kind is Kind.RATE or not is_same or not is_convertible:
        return False
    return one.value * one.unit.factor == other.value * other.unit.factor


def _is_fortnight(days: Quantity, weeks: Quantity) -> bool:
    """Tell whether fifteen days are two weeks, as Romance languages count them; eight are one."""
    if days.unit is not UNITS["day"] or weeks.unit is not UNITS["week"]:
        return False
    return days.kind is weeks.kind and weeks.value == _WEEKS.get(days.value)


def _pair_frequencies(left: _Left) -> None:
    """Pair `every 12 hours` with `twice a day`."""
    for mine, others in ((left.source, left.target), (left.target, left.source)):
        for interval in [each for each in mine if each.kind is Kind.INTERVAL]:
            times = next((each for each in others if each.unit is UNITS["time"]), None)
            rate = next((each for each in others if each.kind is Kind.RATE), None)
            if times and rate and _is_as_often(interval, times, rate):
                is_source = mine is left.source
                left.rewritten.append((interval, times) if is_source else (times, interval))
                _remove(mine, interval)
                _remove(others, times)
                _remove(others, rate)


def _pair_days(left: _Left) -> None:
    """Pair `three times a week` with `three days a week`."""
    rates = {mine.unit for mine, _ in left.pairs if mine.kind is Kind.RATE}
    if rates & {UNITS["week"], UNITS["month"], UNITS["year"]}:
        _pair(left, _is_on_days, left.rewritten)


def _is_on_days(one: Quantity, other: Quantity) -> bool:
    units = {one.unit, other.unit}
    return one.value == other.value and units == {UNITS["time"], UNITS["day"]}


def _pair_elided(left: _Left, source: Sequence[Quantity], target: Sequence[Quantity]) -> None:
    """Pair a number whose unit is told by one before it: `in for four seconds, out for six`.

    A translation that leaves the unit out is for a person to see.
    """
    for mine, whole, others, into in (
        (left.source, source, left.target, left.pairs),
        (left.target, target, left.source, left.rewritten),
    ):
        for bare in [each for each in mine if each.kind is Kind.NUMBER and each.unit is None]:
            named = next((each for each in others if _is_named(bare, each, whole)), None)
            if named is not None:
                into.append((bare, named) if mine is left.source else (named, bare))
                _remove(mine, bare)
                _remove(others, named)


def _is_named(bare: Quantity, named: Quantity, whole: Sequence[Quantity]) -> bool:
    unit = named.unit
    if unit is None or named.value != bare.value or not (unit.is_clock or unit.is_form):
        return False
    return any(each.unit is unit and each.start < bare.start for each in whole)


def _is_as_often(interval: Quantity, times: Quantity, rate: Quantity) -> bool:
    if interval.unit is None or rate.unit is None:
        return False
    if interval.unit.dimension is not rate.unit.dimension:
        return False
    return interval.value * interval.unit.factor * times.value == rate.unit.factor
