"""Reading of times on the clock and of dates."""

from collections.abc import Sequence
from fractions import Fraction

from service.catalogs.checks.quantities.items import Item
from service.catalogs.checks.quantities.lexicon import LEAST_MONTH, Role
from service.catalogs.checks.quantities.quantity import Kind, Strength
from service.catalogs.checks.quantities.scan import Place, Reading, worth
from service.catalogs.checks.quantities.units import Unit

_HOUR, _HALF_DAY, _DAY = 60, 720, 1440
_MOST_MINUTES, _MOST_HOURS, _NOON = 59, 24, 12
_MINUTE_DIGITS = 2
_MOST_DAYS = 31
_VERB = "march"
"""An English month in small letters."""
_YEARS = range(1800, 2101)


def read_time(place: Place) -> Reading:
    """Read a time on the clock: 8:00, 8 a.m., 20 Uhr, 20h30, 上午8点."""
    item, value = place.item, place.item.value
    if item.kind == "clock":
        hour, minute = (int(part) for part in item.key.replace("：", ":").split(":"))
        return _finish(place, 1, hour * _HOUR + minute)
    if value is None or not 0 <= value <= _MOST_HOURS:
        return None
    if place.look(1).plays(Role.OCLOCK):
        minutes, size = _read_minutes(place.step(2))
        return _finish(place, 2 + size, _minutes_of(item, value) + minutes)
    is_range = place.look(1).plays(Role.RANGE) and place.look(2).value is not None
    if is_range and place.look(3).plays(Role.OCLOCK):
        return _finish(place, 1, _minutes_of(item, value))
    return _read_hour(place, int(value)) if value.denominator == 1 else None


def _read_hour(place: Place, hour: int) -> Reading:
    """Read an hour by what stands behind it: `20h30`, `8 h du matin`, `8 a.m.`."""
    following = place.look(1)
    minutes = _minutes_behind(place.step(2)) if following.key.lower() == "h" else None
    if minutes is not None:
        return _finish(place, 3, hour * _HOUR + minutes)
    is_hour = following.roles.get(Role.UNIT) == "hour"
    if is_hour and place.look(2).plays(Role.HALF_DAY):
        return _finish(place, 2, hour * _HOUR)
    is_cued = _is_cued(place) or _is_short(following)
    if following.plays(Role.HALF_DAY) and is_cued:
        return _finish(place, 1, hour * _HOUR)
    return None


def _is_cued(place: Place) -> bool:
    """Tell whether a word says that a number is of the clock; in `at 7 in the morning and 7 …`, of both."""
    if place.look(-1).plays(Role.CLOCK_CUE):
        return True
    is_next = place.look(-1).plays(Role.JOIN) and place.look(-2).plays(Role.HALF_DAY)
    return is_next and place.look(-4).plays(Role.CLOCK_CUE)


def _is_short(item: Item) -> bool:
    """Tell whether an item is `a.m.` or `p.m.`, which need no other sign of a clock."""
    return item.key.lower().replace(".", "").replace(" ", "") in {"am", "pm"}


def _minutes_of(item: Item, value: Fraction) -> int:
    """Give the minutes of an hour; in `20.30 Uhr` the point is no decimal mark."""
    hour, _, minute = item.key.replace(",", ".").partition(".")
    if len(minute) == _MINUTE_DIGITS and int(minute) <= _MOST_MINUTES:
        return int(hour) * _HOUR + int(minute)
    return int(value * _HOUR)


def _minutes_behind(place: Place) -> int | None:
    """Give the minutes of `20h30` and `20 h 30`; what has a unit of its own is none."""
    item = place.look(0)
    if not item.is_digits or len(item.key) != _MINUTE_DIGITS or place.look(1).plays(Role.UNIT):
        return None
    value = item.value or Fraction(0)
    return int(value) if value <= _MOST_MINUTES else None


def _read_minutes(place: Place) -> tuple[int, int]:
    """Read the minutes behind `Uhr` or 点, and how many items they take: 8点30分, 8点半."""
    item = place.look(0)
    if item.plays(Role.FRACTION) and item.start == place.look(-1).end:
        return _HOUR // 2, 1
    is_minute = place.look(1).roles.get(Role.UNIT) == "minute"
    if item.is_digits and item.value is not None and is_minute and item.value <= _MOST_MINUTES:
        return int(item.value), 2
    return 0, 0


def _finish(place: Place, size: int, minutes: int) -> Reading:
    """Put the half of the day, which stands behind or before, to the minutes on the clock."""
    size += place.look(size).plays(Role.OCLOCK)
    half = place.look(size).roles.get(Role.HALF_DAY)
    size += half is not None
    half = half or place.look(-1).roles.get(Role.HALF_DAY)
    if half and 0 < minutes // _HOUR <= _NOON:
        minutes = minutes % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    return [place.make(Kind.CLOCK, Fraction(minutes % _DAY), size, None, Strength.DIGITS)], size


def read_date(place: Place) -> Reading:
    """Read a date of digits in the order of the language: 3/5/2024, 2024-05-03."""
    item = place.item
    if item.kind not in {"iso", "date"}:
        return None
    parts = [int(part) for part in item.key.replace("/", "-").replace(".", "-").split("-")]
    order = "ymd" if item.kind == "iso" else place.lexicon.order.replace("y", "") + "y"
    read = dict(zip(order, parts, strict=True))
    kinds = {"y": Kind.NUMBER, "m": Kind.MONTH, "d": Kind.NUMBER}
    return [
        place.make(kind, Fraction(read[letter]), 1, None, Strength.DIGITS)
        for letter, kind in kinds.items()
    ], 1


def read_month(place: Place) -> Reading:
    """Read a month; a name that does not stand beside a day or a year may be another word."""
    if place.item.value is not None:
        is_marked = place.look(1).plays(Role.MONTH_MARK)
        return ([place.make(Kind.MONTH, place.item.value, 2)], 2) if is_marked else None
    month = worth(place.item, Role.MONTH)
    if month is None:
        return None
    if any(_is_of_date(item) for item in _around(place)):
        return [place.make(Kind.MONTH, month, 1, None, Strength.WORDS)], 1
    if len(place.item.key) < LEAST_MONTH or place.item.key == _VERB:
        return None
    return [place.make(Kind.MONTH, month, 1, None, Strength.SOFT)], 1


def _around(place: Place) -> Sequence[Item]:
    """Give the items beside one; behind a comma, a point or `de`, those beside that too."""
    reach = [place.look(step) for step in (-1, 1)]
    reach += [place.look(2 * step) for step in (-1, 1) if _is_link(place.look(step))]
    return reach


def _is_link(item: Item) -> bool:
    return item.key in {",", ".", "،"} or item.plays(Role.OF)


def _is_of_date(item: Item) -> bool:
    value = item.value
    return item.is_digits and value is not None and (0 < value <= _MOST_DAYS or is_year(value))


def is_year(value: Fraction) -> bool:
    """Tell whether a number may be a year of the calendar."""
    return value.denominator == 1 and value.numerator in _YEARS


def is_calendar(place: Place, unit: Unit) -> bool:
    """Tell whether 年 and 日 behind a number make a date: 2024年1月1日."""
    if not place.lexicon.needs_counter or place.item.value is None:
        return False
    if unit.id == "year":
        return is_year(place.item.value)
    return unit.id == "day" and place.look(-1).plays(Role.MONTH_MARK)
