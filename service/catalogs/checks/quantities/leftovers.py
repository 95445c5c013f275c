"""What quantities without an equal on the other side mean: changed, lost, added."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service.catalogs.checks.quantities.quantity import MAYBE_DUAL, Kind, Quantity
from service.catalogs.checks.quantities.units import LOOSE

Closeness = Callable[[Quantity, Quantity], bool]
_MOST_TRIED = 10_000


@dataclass(frozen=True, slots=True)
class Leftover:
    """A quantity that changed, or stands on one side only."""

    source: Quantity | None
    target: Quantity | None
    is_unit: bool = False
    """The number is the same; its unit is not."""


def explain_leftovers(source: Sequence[Quantity], target: Sequence[Quantity]) -> list[Leftover]:
    """Pair what is left with what it became; what is soft on both sides only where it conflicts."""
    mine, theirs = ([each for each in side if _counts(each)] for side in (source, target))
    if all(each.is_soft for each in mine) and all(each.is_soft for each in theirs):
        return list(_conflicts(mine, theirs))
    found = []
    if len(mine) * len(theirs) <= _MOST_TRIED:
        for closeness in (_has_value, _has_dimension, _has_kind):
            found += _take(mine, theirs, closeness)
    found += [Leftover(each, None) for each in mine if not each.is_soft]
    found += [Leftover(None, each) for each in theirs if not each.is_soft]
    return sorted(found, key=_place)


def _counts(each: Quantity) -> bool:
    return each.kind is not Kind.ANCHOR and each.name != MAYBE_DUAL


def _place(leftover: Leftover) -> int:
    each = leftover.source or leftover.target
    return each.start if each else 0


def _conflicts(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[Leftover]:
    """Find soft quantities that say different things: per day and per week, second and third."""
    for is_of in _CONFLICTING:
        for one, other in zip(filter(is_of, mine), filter(is_of, theirs), strict=False):
            yield Leftover(one, other, is_unit=one.value == other.value)


def _is_of_time(each: Quantity) -> bool:
    return each.kind is Kind.AMOUNT and each.unit is not None and each.unit.is_clock


def _is_some_time(each: Quantity) -> bool:
    return each.kind is Kind.SOME and each.unit is not None


def _is_some_size(each: Quantity) -> bool:
    return each.kind is Kind.SOME and each.unit is None


def _is_form(each: Quantity) -> bool:
    return each.unit is not None and each.unit.is_form and each.unit.id not in LOOSE


def _is_multiple(each: Quantity) -> bool:
    return each.kind in {Kind.NUMBER, Kind.SHARE} and each.value not in {0, 1}


def _is_rate(each: Quantity) -> bool:
    return each.kind is Kind.RATE


def _is_ordinal(each: Quantity) -> bool:
    return each.kind is Kind.ORDINAL


def _is_month(each: Quantity) -> bool:
    return each.kind is Kind.MONTH


def _is_clock(each: Quantity) -> bool:
    return each.kind is Kind.CLOCK


_CONFLICTING = (
    _is_of_time,
    _is_some_time,
    _is_some_size,
    _is_form,
    _is_multiple,
    _is_rate,
    _is_ordinal,
    _is_month,
    _is_clock,
)


def _take(mine: list[Quantity], theirs: list[Quantity], closeness: Closeness) -> list[Leftover]:
    """Take the pairs that are close in one way, in the order of the source."""
    found = []
    for one in tuple(mine):
        other = next((each for each in theirs if closeness(one, each)), None)
        if other is not None and not (one.is_soft and other.is_soft):
            is_unit = one.value == other.value and one.unit != other.unit
            found.append(Leftover(one, other, is_unit))
            mine[:] = [each for each in mine if each is not one]
            theirs[:] = [each for each in theirs if each is not other]
    return found


def _has_value(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.kind is not Kind.RATE is not other.kind


def _has_dimension(one: Quantity, other: Quantity) -> bool:
    if one.unit is None or other.unit is None or one.kind is not other.kind:
        return False
    return one.unit.dimension is other.unit.dimension


def _has_kind(one: Quantity, other: Quantity) -> bool:
    rates = (one.kind is Kind.RATE) + (other.kind is Kind.RATE)
    return rates != 1 and not (one.is_soft and one.kind is not other.kind)
