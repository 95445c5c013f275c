"""Reading of words that make a quantity without a numeral: twice, a tablet, noon, ساعتين."""

import re
from dataclasses import replace
from fractions import Fraction

from service.catalogs.checks.quantities.counted import find_unit
from service.catalogs.checks.quantities.lexicon import Role
from service.catalogs.checks.quantities.quantity import MAYBE_DUAL, Kind, Strength
from service.catalogs.checks.quantities.scan import (
    HALF,
    Place,
    Reading,
    add_half,
    timed_kind,
    unit_of,
    worth,
)
from service.catalogs.checks.quantities.shares import read_fraction
from service.catalogs.checks.quantities.units import UNITS, Unit

_DUAL = re.compile(r"\w{3}(?:ان|ين)\Z")
_DUAL_ENDS = ("ان", "ين")
"""How Arabic duals end; other words end so too."""
_ARTICLE, _BEHIND_CLITIC = "ال", 3
_MOST_BEHIND = 10
"""The highest numeral that may stand behind what it counts, as in الأيام الأربعة."""
_SOFT = (
    (Role.MULTIPLE, Kind.NUMBER),
    (Role.DECADE, Kind.NUMBER),
    (Role.MOMENT, Kind.CLOCK),
    (Role.ORDINAL, Kind.ORDINAL),
)


def read_amount(place: Place) -> Reading:
    """Read `half an hour`, `twice`, the Arabic dual."""
    if (fraction := worth(place.item, Role.FRACTION)) is not None:
        return read_fraction(place, fraction)
    if (times := worth(place.item, Role.TIMES)) is not None:
        return [place.make(Kind.AMOUNT, times, 1, UNITS["time"])], 1
    amount = place.item.roles.get(Role.AMOUNT)
    return _read_expression(place, str(amount)) if amount else None


def _read_expression(place: Place, amount: str) -> Reading:
    """Read numbers with their units in one expression; the two of `the two` may be left out."""
    words = amount.split()
    is_defined = _ARTICLE in place.item.key[:_BEHIND_CLITIC]
    is_between = place.look(-1).plays(Role.BETWEEN) and UNITS[words[1]].is_form
    strength = Strength.SOFT if is_defined or is_between else None
    found = [
        place.make(timed_kind(place, UNITS[name]), Fraction(number), 1, UNITS[name], strength)
        for number, name in zip(words[::2], words[1::2], strict=True)
    ]
    value, size = add_half(place, 1, found[-1].value)
    found[-1] = replace(found[-1], value=value, end=place.look(size - 1).end)
    # Each starts a letter behind the one before, so that their order is told by their places.
    return [replace(each, start=each.start + step) for step, each in enumerate(found)], size


def read_soft(place: Place) -> Reading:
    """Read what may be a quantity: `a tablet`, `both`, an ordinal, noon, or what a dose is for."""
    unit, following = unit_of(place.item), unit_of(place.look(1))
    if unit and place.look(1).plays(Role.AND_HALF):
        return [place.make(Kind.AMOUNT, 1 + HALF, 2, unit)], 2
    if place.item.plays(Role.ARTICLE) and following and not _is_second(place):
        value, size = add_half(place, 2, Fraction(1))
        return [place.make(Kind.AMOUNT, value, size, following)], size
    if unit and place.lexicon.has_bare_units and not place.item.key.isascii():
        return _read_bare_unit(place, unit)
    return _read_other(place)


def _is_second(place: Place) -> bool:
    """Tell whether `a second` is one more of what stands behind it: a second dose."""
    behind = place.look(2)
    is_counted = not behind.roles or behind.plays(Role.UNIT)
    return place.look(1).plays(Role.ORDINAL) and behind.kind == "word" and is_counted


def _read_other(place: Place) -> Reading:
    if place.item.plays(Role.BOTH):
        unit, size = find_unit(place, 1)
        kind = Kind.AMOUNT if unit else Kind.NUMBER
        return [place.make(kind, Fraction(2), size, unit, Strength.SOFT)], size
    how_many = worth(place.item, Role.SOME)
    if how_many is not None and (some := _read_some(place, how_many)):
        return some
    for role, kind in _SOFT:
        value = worth(place.item, role)
        if place.item.plays(role) and value is not None:
            return [place.make(kind, value, 1, None, Strength.SOFT)], 1
    anchor = place.item.roles.get(Role.ANCHOR)
    if anchor is None or _is_before_clock(place):
        return None
    name, _, number = str(anchor).partition(" ")
    found = place.make(Kind.ANCHOR, Fraction(number), 1, None, Strength.SOFT)
    return [replace(found, name=name)], 1


def _read_some(place: Place, value: Fraction) -> Reading:
    """Read `several hours` and `hundreds`."""
    if value:
        return [place.make(Kind.SOME, value, 1, None, Strength.SOFT)], 1
    unit, size = find_unit(place, 1)
    if unit is None or not unit.is_clock:
        return None
    return [place.make(Kind.SOME, value, size, unit, Strength.SOFT)], size


def _is_before_clock(place: Place) -> bool:
    """Tell whether a word is the half of the day of a time behind it: 上午8点."""
    is_clock = place.look(1).kind == "clock" or place.look(2).plays(Role.OCLOCK)
    return is_clock and place.item.plays(Role.HALF_DAY)


def _read_bare_unit(place: Place, unit: Unit) -> Reading:
    """Read a unit alone, which may mean one of it, or before its numeral."""
    number, size = place.look(1), 1
    value = Fraction(1)
    is_numeral = number.value is not None and not number.is_digits
    if is_numeral and (number.value or 0) <= _MOST_BEHIND and not place.look(2).plays(Role.UNIT):
        value, size = number.value or value, 2
    return [place.make(Kind.AMOUNT, value, size, unit)], size


def may_be_dual(word: str) -> bool:
    """Tell whether a word ends as Arabic duals do."""
    return word.endswith(_DUAL_ENDS)


def read_dual(place: Place) -> Reading:
    """Read a word that may be an Arabic dual, by its ending alone."""
    is_word = place.item.kind == "word" and not place.item.roles
    if not is_word or not place.lexicon.has_bare_units or not _DUAL.search(place.item.key):
        return None
    dual = place.make(Kind.NUMBER, Fraction(2), 1, None, Strength.SOFT)
    return [replace(dual, name=MAYBE_DUAL)], 1
