"""Numbers written in digits, whatever digits and separators their language writes."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from service.locales.lineage import lineage

_SPACE = "\u0020\u00a0\u2009\u202f"
FIGURE = rf"(?:(?<![\w.,])\.)?\d+(?:[.,'’٫٬．]\d+|[{_SPACE}](?=\d{{3}}(?!\d))\d+)*"
"""One number in digits with its separators, as a regular expression that is linear."""
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_READ = re.compile(rf"(?P<figure>{FIGURE})?(?P<vulgar>[{VULGAR}])|{FIGURE}")
_GROUP = 3
"""Digits between two thousands separators."""
_MOST_DIGITS = 40
_TO_LATIN = str.maketrans({"٫": ".", "٬": ",", "．": "."})


def read_figures(text: str, language: str) -> Iterator[str]:
    """Yield the numbers of a text that are written in digits, as decimals with a point."""
    decimal = decimal_mark(language)
    for match in _READ.finditer(text):
        value = figure_value(match["figure"] or "", decimal) if match["vulgar"] else None
        if match["vulgar"]:
            yield write_value((value or Fraction(0)) + vulgar_value(match["vulgar"]))
        else:
            value = figure_value(match[0], decimal)
            yield write_value(value) if value is not None else match[0]


def figure_value(figure: str, decimal: str) -> Fraction | None:
    """Give the value of a number in digits; None where it has none, or too many digits to be one.

    What could be read in two ways, as `1.500` could, is read by CLDR's rule for the language.
    """
    if not 0 < len(figure) <= _MOST_DIGITS:
        return None
    if figure.isdecimal():
        return Fraction(int(figure))
    plain = figure.translate(_TO_LATIN)
    separators = re.findall(r"\D", plain)
    last = separators[-1]
    whole, _, tail = plain.rpartition(last)
    digits = int(re.sub(r"\D", "", plain))
    if last in ".," and _is_decimal(whole, tail, separators, decimal):
        return Fraction(digits, 10 ** len(tail))
    return Fraction(digits)


def _is_decimal(whole: str, tail: str, separators: list[str], decimal: str) -> bool:
    """Tell whether the last separator of a figure is its decimal mark."""
    if separators.count(separators[-1]) > 1:
        return False
    is_zero = not whole or (whole.isdecimal() and int(whole) == 0)
    could_group = len(separators) == 1 and len(tail) == _GROUP and not is_zero
    return not could_group or len(whole) > _GROUP or separators[-1] == decimal


def vulgar_value(character: str) -> Fraction:
    """Give the value of a fraction that is one character: ¾."""
    return Fraction(unicodedata.numeric(character)).limit_denominator(100)


def write_value(value: Fraction) -> str:
    """Write a value as a whole number, as a decimal with up to three places, or as a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    thousandths = value * 10**_GROUP
    if thousandths.denominator == 1:
        whole, rest = divmod(abs(thousandths.numerator), 10**_GROUP)
        return f"{'-' * (value < 0)}{whole}.{rest:03d}".rstrip("0")
    return str(value)


@lru_cache(maxsize=64)
def decimal_mark(language: str) -> str:
    """Give the decimal mark of a language, `.` or `,`; a point where CLDR does not know."""
    for step in lineage(language):
        try:
            symbol = get_decimal_symbol(Locale.parse(step.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            continue
        return symbol.translate(_TO_LATIN)
    return "."
