"""Reading of fractions, and of parts with their whole."""

from dataclasses import replace
from fractions import Fraction

from service.catalogs.checks.quantities.clock import is_year
from service.catalogs.checks.quantities.counted import find_unit
from service.catalogs.checks.quantities.items import Item
from service.catalogs.checks.quantities.lexicon import Role
from service.catalogs.checks.quantities.quantity import Kind, Strength
from service.catalogs.checks.quantities.scan import (
    HALF,
    Place,
    Reading,
    timed_kind,
    unit_of,
    worth,
)
from service.catalogs.checks.quantities.units import UNITS

_HUNDRED = 100
_MOST_WORDS = 3
"""Words between a part and its whole, or a fraction and its unit."""
_WRITTEN = {"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/8", "1/10"}
_WORDS = {"word", "han"}


def read_parts(place: Place) -> Reading:
    """Read what a number and the word behind it make: two thirds, 三分之一, 百分之五十, 1/2."""
    value, behind = place.item.value, place.look(2).value
    if value is None or value.denominator != 1 or value <= 0:
        return None
    parts = worth(place.look(1), Role.PARTS)
    if parts is not None and value < parts:
        return _of_unit(place, 2, value / parts)
    if behind is not None and place.look(1).plays(Role.DENOMINATOR):
        if value == _HUNDRED:
            strength = Strength.DIGITS
            return [place.make(Kind.AMOUNT, behind, 3, UNITS["percent"], strength)], 3
        return _of_unit(place, 3, behind / value)
    if behind and "".join(place.look(step).key for step in range(3)) in _WRITTEN:
        return _of_unit(place, 3, value / behind)
    return None


def read_fraction(place: Place, value: Fraction) -> Reading:
    """Read `half`: a quantity before a unit or `of`, else perhaps an idiom."""
    found = _of_unit(place, 1, value)
    following = place.look(1)
    if found is None or found[0][0].unit or following.plays(Role.OF):
        return found
    third = worth(place.item, Role.ORDINAL)
    if third is not None and following.kind == "word":
        return [place.make(Kind.ORDINAL, third, 1, None, Strength.SOFT)], 1
    return ([replace(found[0][0], strength=Strength.SOFT)], 1) if value == HALF else found


def _of_unit(place: Place, size: int, value: Fraction) -> Reading:
    """Give a fraction, of the unit behind it where there is one: half an hour."""
    strength = Strength.DIGITS if place.item.is_digits else Strength.WORDS
    for steps in range(size, size + 1 + _MOST_WORDS):
        item = place.look(steps)
        if unit := unit_of(item) or unit_of(item, Role.LOOSE_RATE):
            kind = timed_kind(place, unit)
            return [place.make(kind, value, steps + 1, unit, strength)], steps + 1
        if not _is_link(item):
            break
    return [place.make(Kind.SHARE, value, size, None, strength)], size


def _is_link(item: Item) -> bool:
    """Tell whether a word may stand between a fraction and its unit: a, of, d', 个."""
    is_role = item.plays(Role.OF) or item.plays(Role.ARTICLE) or item.plays(Role.COUNTER)
    return is_role or item.value == 1 or item.key.lower() in {"d", "l", "'", "’"}


def read_share(place: Place) -> Reading:
    """Read a part with its whole: 1 in 10, 41 of 100, 每100人中有41人."""
    size = _find_second(place)
    part, whole = place.item.value, place.look(size).value
    if not size or part is None or whole is None:
        return None
    is_digits = place.item.is_digits and place.look(size).is_digits
    is_turned = place.lexicon.needs_counter
    if is_turned:
        part, whole = whole, part
    is_plain = 0 < part < whole or (part > 0 and _is_explicit(place, size))
    is_whole = part.denominator == whole.denominator == 1 and not is_year(whole) and whole > 0
    if not is_plain or not is_whole or find_unit(place, size + 1)[0]:
        return None
    strength = Strength.DIGITS if is_digits else Strength.WORDS
    share = place.make(Kind.SHARE, part / whole, size + 1, None, strength)
    return [replace(share, whole=whole)], size + 1


def _is_explicit(place: Place, size: int) -> bool:
    """Tell whether words leave no doubt that one number is of the other, even the greater one."""
    if place.lexicon.needs_counter:
        return place.look(-1).plays(Role.EVERY)
    between = [place.look(step) for step in range(1, size)]
    is_close = len(between) == 1 and place.item.is_digits and place.look(size).is_digits
    return is_close or any(item.plays(Role.OF) and len(item.key.split()) > 1 for item in between)


def _find_second(place: Place) -> int:
    """Find the number behind the `of` of a share; 0 where there is none."""
    steps = 1
    while steps <= _MOST_WORDS and _is_noun(place.look(steps)):
        steps += 1
    if not place.look(steps).plays(Role.OF):
        return 0
    is_article = steps > 1 and place.item.value == 1 and not place.item.is_digits
    steps += 1
    last = steps + _MOST_WORDS
    while steps <= last and _is_before_second(place.look(steps)):
        if is_article and not place.look(steps).roles:
            return 0  # `une étude de phase 3`
        steps += 1
    return steps if place.look(steps).value is not None else 0


def _is_noun(item: Item) -> bool:
    return item.kind in _WORDS and (not item.roles or item.plays(Role.COUNTER))


def _is_before_second(item: Item) -> bool:
    if item.kind not in _WORDS or item.value is not None:
        return False
    return not item.roles or item.plays(Role.EVERY) or item.plays(Role.ARTICLE)
