"""What CLDR knows of months, dates and units, read through Babel when first needed."""

import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.units import UnknownUnitError, format_unit

from service.catalogs.checks.quantities.units import Unit
from service.locales.lineage import lineage

_COUNTS = (0, 1, 2, 3, 11, 100)
"""Counts that meet every plural form of the languages that have most."""
_NUMBER = re.compile(r"[\d.,٫٬]+")
_LEAST_LETTERS = 2
_DEFAULT_ORDER = "dmy"


@lru_cache(maxsize=64)
def find_locale(language: str) -> Locale | None:
    """Give the nearest locale that Babel has for a language, in its own script."""
    for step in lineage(language):
        try:
            return Locale.parse(step.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def month_names(language: str) -> Mapping[int, tuple[str, ...]]:
    """Give the names of months, whole and abbreviated, by number; none that is a figure."""
    locale = find_locale(language)
    if locale is None:
        return {}
    return {number: tuple(sorted(_names(locale, number))) for number in range(1, 13)}


def _names(locale: Locale, number: int) -> set[str]:
    names = {
        str(locale.months[context][width][number]).rstrip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
    return {name for name in names if name[:1].isalpha() and not name[:1].isdigit()}


def date_order(language: str) -> str:
    """Give the order of day, month and year in a date written in digits, such as `mdy`."""
    locale = find_locale(language)
    if locale is None:
        return _DEFAULT_ORDER
    letters = re.sub(r"[^dmy]", "", locale.date_formats["short"].pattern.lower())
    return "".join(dict.fromkeys(letters))


def unit_names(language: str, unit: Unit) -> set[str]:
    """Give the names of a unit, long and short, in every plural form."""
    locale = find_locale(language)
    if locale is None or not unit.cldr:
        return set()
    try:
        written = {
            format_unit(count, unit.cldr, length=length, locale=locale)
            for count in _COUNTS
            for length in ("long", "short")
        }
    except UnknownUnitError:
        return set()
    names = {_NUMBER.sub("", name).strip(" \u00a0\u202f\u200f.") for name in written}
    return {name for name in names if len(name) >= _LEAST_LETTERS}
