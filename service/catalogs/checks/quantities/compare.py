"""Which quantities of a source have their equal in its translation, and which have none."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product

from service.catalogs.checks.quantities.quantity import MAYBE_DUAL, Kind, Quantity, Strength
from service.catalogs.checks.quantities.units import LOOSE, UNITS, Dimension

Pair = tuple[Quantity, Quantity]
Likeness = Callable[[Quantity, Quantity], bool]

_DAY, _HOUR = 1440, 60
_MOST_TRIED = 10_000
"""Pairs that are tried one by one; where more are left over, texts have nothing in common."""
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
    if len(left.source) * len(left.target) > _MOST_TRIED:
        return left.finish()
    likenesses = _LIKENESSES if is_known else (*_LIKENESSES, _has_number)
    for likeness in likenesses:
        _pair(left, likeness, left.pairs)
    _pair_parts(left)
    _pair(left, _is_converted, left.rewritten)
    _pair_frequencies(left)
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
    return are_forms and (one.unit.id in LOOSE or other.unit.id in LOOSE)


def _is_alike_clock(one: Quantity, other: Quantity) -> bool:
    """Tell whether a time on the clock is put as a number of hours: `20 h` and 8 p.m."""
    found = _either(one, other, Kind.CLOCK)
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
    if one.unit is None or other.unit is None or one.unit.dimension is not other.unit.dimension:
        return False
    is_same = one.kind is other.kind or {one.kind, other.kind} == {Kind.RATE, Kind.INTERVAL}
    is_convertible = one.unit.dimension is not Dimension.FORM and one.unit != other.unit
    if one.kind is other.kind is Kind.RATE or not is_same or not is_convertible:
        return False
    return one.value * one.unit.factor == other.value * other.unit.factor


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


def _is_as_often(interval: Quantity, times: Quantity, rate: Quantity) -> bool:
    if interval.unit is None or rate.unit is None:
        return False
    if interval.unit.dimension is not rate.unit.dimension:
        return False
    return interval.value * interval.unit.factor * times.value == rate.unit.factor
