"""The figures of a text, whatever digits and separators its language writes them with."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from service.catalogs.adopt.shown import shown_text
from service.locales.lineage import lineage

_SPACE = "\u0020\u00a0\u2009\u202f"
_FIGURE = re.compile(rf"\d+(?:[.,'’][0-9]+|[{_SPACE}](?=\d{{3}}(?!\d))[0-9]+)*")
_GROUP = 3
"""Digits between two thousands separators."""
_BOUND = re.compile(r"[<>≤≥±]|(?<![\w.)])[-−](?=\d)")
_MAPPED = str.maketrans({"٫": ".", "٬": ",", "．": ".", "−": "-", "－": "-", "＜": "<", "＞": ">"})
"""Among them ARABIC DECIMAL SEPARATOR and ARABIC THOUSANDS SEPARATOR."""

Figures = Mapping[str, int]
"""How often each value stands in a text; bounds (`<`, `≥`, a minus) are values too."""


def figures_of(text: str, language: str) -> Figures:
    """Count the figures of a text: `1.500,5` in German is `1,500.5` in English.

    What could be read in two ways, as `1.500` could, is read by CLDR's rule for the language.
    """
    shown = _latin(shown_text(text))
    decimal = decimal_mark(language)
    values = (_value(match[0], decimal) for match in _FIGURE.finditer(shown))
    return Counter([*values, *_BOUND.findall(shown)])


@lru_cache(maxsize=64)
def decimal_mark(language: str) -> str:
    """Give the decimal mark of a language, `.` or `,`; a point where CLDR does not know."""
    for step in lineage(language):
        try:
            symbol = get_decimal_symbol(Locale.parse(step.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            continue
        return symbol if symbol in {".", ","} else _latin(symbol)
    return "."


def _latin(text: str) -> str:
    """Write digits, separators and fractions of any script as ASCII; the rest stays."""
    if text.isascii():
        return text
    return "".join(map(_latin_character, text)).translate(_MAPPED)


def _latin_character(character: str) -> str:
    if character.isascii():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if "VULGAR FRACTION" in unicodedata.name(character, ""):
        return f" {unicodedata.numeric(character):.3f} "
    return character


def _value(figure: str, decimal: str) -> str:
    """Normalize a figure to digits and a point: `1 500` → `1500`, `0,50` → `0.5`."""
    separators = re.findall(r"\D", figure)
    if not separators:
        return _trim(figure, "")
    last = separators[-1]
    whole, _, tail = figure.rpartition(last)
    if last in ".," and _is_decimal(whole, tail, separators, decimal):
        return _trim(re.sub(r"\D", "", whole), tail)
    return _trim(re.sub(r"\D", "", figure), "")


def _is_decimal(whole: str, tail: str, separators: Sequence[str], decimal: str) -> bool:
    """Tell whether the last separator of a figure is its decimal mark."""
    if separators.count(separators[-1]) > 1:
        return False
    could_group = len(separators) == 1 and len(tail) == _GROUP and whole.strip("0") != ""
    return not could_group or len(whole) > _GROUP or separators[-1] == decimal


def _trim(whole: str, tail: str) -> str:
    """Leave out zeros that change no value."""
    integer = whole.lstrip("0") or "0"
    fraction = tail.rstrip("0")
    return f"{integer}.{fraction}" if fraction else integer
