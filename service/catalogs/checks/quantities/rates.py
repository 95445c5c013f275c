"""Reading of rates and intervals: daily, per kg, every other day."""

from dataclasses import replace
from fractions import Fraction

from service.catalogs.checks.quantities.lexicon import Role
from service.catalogs.checks.quantities.quantity import Kind, Strength
from service.catalogs.checks.quantities.scan import HALF, Place, Reading, unit_of, worth
from service.catalogs.checks.quantities.units import UNITS

LOOSE = "loose"
"""The name of a rate that is one only behind a number."""
PART = "part"
"""The name of a rate that a part of the day implies: nightly."""
_ON_CLOCK = {"number", "clock"}


def read_rate(place: Place) -> Reading:
    """Read a rate; whether it is meant as one is told by what stands around it."""
    if place.item.plays(Role.CLOCK_CUE) and place.look(1).kind in _ON_CLOCK:
        return None
    return _read_whole_rate(place) or _read_part(place) or _read_interval(place) or _read_per(place)


def _read_whole_rate(place: Place) -> Reading:
    """Read `daily` and `a day`; `an hour and a half` is none, nor `im Jahr 2018`."""
    unit = unit_of(place.item, Role.RATE)
    loose = unit_of(place.item, Role.LOOSE_RATE)
    if unit is None and loose and place.look(1).is_digits:
        return None
    if place.lexicon.has_bare_units and place.look(1).plays(Role.ORDINAL):
        return [], 1
    if found := unit or loose:
        if place.look(1).plays(Role.AND_HALF):
            return [place.make(Kind.AMOUNT, 1 + HALF, 2, found, Strength.WORDS)], 2
        rate = place.make(Kind.RATE, Fraction(1), 1, found, Strength.SOFT)
        return [replace(rate, name="" if unit else LOOSE)], 1
    return None


def _read_part(place: Place) -> Reading:
    """Read `nightly` and the `every` of `every night`; the night is an anchor of its own."""
    part = str(place.look(1).roles.get(Role.ANCHOR, ""))
    is_each = place.item.plays(Role.EVERY) and part.startswith("daytime")
    if not is_each and not place.item.plays(Role.EACH_PART):
        return None
    rate = place.make(Kind.RATE, Fraction(1), 1, UNITS["day"], Strength.SOFT)
    return [replace(rate, name=PART)], 1


def _read_interval(place: Place) -> Reading:
    """Read `quarterly`, `every other day`, `every third day`, `jeder vierte Mensch`."""
    if interval := place.item.roles.get(Role.INTERVAL):
        number, _, name = str(interval).partition(" ")
        return [place.make(Kind.INTERVAL, Fraction(number), 1, UNITS[name], Strength.WORDS)], 1
    unit = unit_of(place.look(1))
    if place.item.plays(Role.EVERY_OTHER) and unit and unit.is_clock:
        return [place.make(Kind.INTERVAL, Fraction(2), 2, unit, Strength.WORDS)], 2
    if place.item.plays(Role.EVERY_OTHER):
        share = place.make(Kind.SHARE, HALF, 1, None, Strength.SOFT)
        return [replace(share, whole=1 / HALF)], 1
    ordinal = worth(place.look(1), Role.ORDINAL)
    if not place.item.plays(Role.EVERY) or ordinal is None or ordinal <= 1:
        return None
    unit = unit_of(place.look(2))
    if unit and unit.is_clock:
        return [place.make(Kind.INTERVAL, ordinal, 3, unit, Strength.WORDS)], 3
    share = place.make(Kind.SHARE, 1 / ordinal, 2, None, Strength.WORDS)
    return [replace(share, whole=ordinal)], 2


def _read_per(place: Place) -> Reading:
    """Read `per kg` and `each day`."""
    unit = unit_of(place.look(1))
    if unit is None or unit.is_form:
        return None
    if place.item.plays(Role.PER) or (place.item.plays(Role.EVERY) and unit.is_clock):
        return [place.make(Kind.RATE, Fraction(1), 2, unit, Strength.SOFT)], 2
    return None
