"""Reading of numbers with the unit that they count."""

from dataclasses import replace
from fractions import Fraction

from service.catalogs.checks.quantities.clock import is_calendar, is_year
from service.catalogs.checks.quantities.items import Item
from service.catalogs.checks.quantities.lexicon import Role
from service.catalogs.checks.quantities.quantity import POINTS, Kind, Quantity, Strength
from service.catalogs.checks.quantities.scan import (
    HALF,
    Place,
    Reading,
    add_half,
    strength_of,
    timed_kind,
    unit_of,
    worth,
)
from service.catalogs.checks.quantities.units import Unit

_CENTURY, _TWO = 100, 2
_POINT = "分"
_REACH = 5
_LEAST_ADJECTIVE = 4
"""Letters of a word that may stand between a number and its unit; articles are shorter."""


def read_number(place: Place) -> Reading:
    """Read a number with its unit, or bare."""
    item, value = place.item, place.item.value or Fraction(0)
    if place.look(-1).plays(Role.ORDINAL_MARK):
        strength = Strength.DIGITS if item.is_digits else Strength.SOFT
        return [place.make(Kind.ORDINAL, value, 1, None, strength)], 1
    if (year := _read_decade(place, value)) is not None:
        return year
    unit, size, value = _find_counted(place, value)
    if unit is None or is_calendar(place, unit):
        return [_bare(place, item.value or value)], 1
    value, size = add_half(place, size, value)
    if _is_between(place, value, unit, size):
        return [place.make(Kind.AMOUNT, value, size, unit, Strength.SOFT)], size
    before = place.look(-1)
    is_clock = before.plays(Role.UNIT) or before.plays(Role.OCLOCK)
    if place.look(size - 1).key == _POINT and not is_clock:
        amount = place.make(timed_kind(place, unit), value, size, unit)
        return [replace(amount, name=POINTS)], size
    return _with_rates(place, place.make(timed_kind(place, unit), value, size, unit), size)


def _read_decade(place: Place, value: Fraction) -> Reading:
    """Read the year that a decade begins with: 1960s, 20世纪60年代; in `i32s` no seconds either."""
    following, decade = place.look(1), place.look(2).value
    if following.plays(Role.CENTURY) and decade is not None and decade < _CENTURY:
        return [place.make(Kind.NUMBER, (value - 1) * _CENTURY + decade, 3)], 3
    is_plural = following.key == "s" and following.start == place.item.end
    is_name = place.look(-1).kind == "word" and place.look(-1).end == place.item.start
    is_counted = is_plural and (is_name or is_year(value))
    return ([place.make(Kind.NUMBER, value, 2)], 2) if is_counted else None


def _is_between(place: Place, value: Fraction, unit: Unit, size: int) -> bool:
    """Tell whether two are named only to say what lies between them: entre deux prises."""
    if value != _TWO or place.item.is_digits or not unit.is_form:
        return False
    reach = [place.look(-1)]
    if place.lexicon.needs_counter:
        reach = [place.look(step) for step in range(size, size + _REACH)]
    return any(item.plays(Role.BETWEEN) for item in reach)


def _bare(place: Place, value: Fraction) -> Quantity:
    is_counted = place.look(1).plays(Role.COUNTER) or not place.lexicon.needs_counter
    strength = strength_of(place.item, value)
    is_sure = is_counted or strength is Strength.DIGITS
    return place.make(Kind.NUMBER, value, 1, None, strength if is_sure else Strength.SOFT)


def _find_counted(place: Place, value: Fraction) -> tuple[Unit | None, int, Fraction]:
    """Find the unit of a number, and the half between counter and unit: 一个半小时."""
    unit = unit_of(place.look(3))
    if unit and place.look(1).plays(Role.COUNTER) and worth(place.look(2), Role.FRACTION) == HALF:
        return unit, 4, value + HALF
    return *find_unit(place, 1), value


def find_unit(place: Place, steps: int) -> tuple[Unit | None, int]:
    """Find the unit so many steps ahead, behind one word at most, or `(2)`: two full hours."""
    if _is_echo(place, steps):
        steps += len("(2)")
    if unit := unit_of(place.look(steps)):
        return unit, steps + 1
    behind = place.look(steps + 1)
    unit = unit_of(behind)
    is_apart = unit is not None and (unit.is_clock or unit.is_form)
    if is_apart and not behind.plays(Role.ORDINAL) and _may_stand_between(place.look(steps)):
        return unit, steps + 2
    return None, steps


def _is_echo(place: Place, steps: int) -> bool:
    """Tell whether a number in brackets says again what the number here says: two (2) mg."""
    is_bracketed = place.look(steps).key in {"(", "（"} and place.look(steps + 2).key in {")", "）"}
    return is_bracketed and place.look(steps + 1).value == place.item.value


def _may_stand_between(item: Item) -> bool:
    """Tell whether an item may stand between a number and its unit: an adjective, a counter."""
    if item.plays(Role.FILLER) or item.plays(Role.COUNTER) or worth(item, Role.ORDINAL) == 1:
        return True
    is_plain = item.kind == "word" and not item.roles
    return is_plain and len(item.key) >= _LEAST_ADJECTIVE and item.key.islower()


def _with_rates(place: Place, amount: Quantity, size: int) -> Reading:
    """Read the units that a unit is divided by: the `/kg` of `mg/kg`."""
    found = [amount]
    while place.look(size).key == "/" and (unit := unit_of(place.look(size + 1))):
        rate = place.step(size).make(Kind.RATE, Fraction(1), 2, unit)
        found.append(replace(rate, strength=Strength.DIGITS))
        size += 2
    return found, size
