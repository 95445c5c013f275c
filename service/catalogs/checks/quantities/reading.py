"""Reading of the quantities of a text, in the order that they stand in."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from service.catalogs.checks.quantities.clock import read_date, read_month, read_time
from service.catalogs.checks.quantities.counted import read_number
from service.catalogs.checks.quantities.implied import read_amount, read_dual, read_soft
from service.catalogs.checks.quantities.items import Item, read_items
from service.catalogs.checks.quantities.lexicon import Lexicon, Role, lexicon_of
from service.catalogs.checks.quantities.quantity import Kind, Quantity, Strength
from service.catalogs.checks.quantities.rates import read_rate
from service.catalogs.checks.quantities.scan import Place, Reading
from service.catalogs.checks.quantities.shares import read_parts, read_share
from service.catalogs.checks.quantities.spread import settle

_OF_NUMBERS = (read_month, read_time, read_parts, read_share, read_number)
_OF_WORDS = (read_month, read_rate, read_amount, read_soft)
_IN_DIGITS = {"clock", "date", "iso"}


@lru_cache(maxsize=8192)
def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Read the quantities of a text as readers see it.

    In a language without a table only digits and the units of CLDR and of every language are known.
    Takes time that grows with the length of the text, and no faster.
    """
    lexicon = lexicon_of(language)
    items = read_items(unicodedata.normalize("NFC", text), lexicon)
    return tuple(settle(list(_read(items, lexicon)), items))


def _read(items: Sequence[Item], lexicon: Lexicon) -> Iterator[Quantity]:
    at = 0
    while at < len(items):
        found = _read_at(Place(items, at, lexicon)) if _tells(items[at], lexicon) else None
        if found:
            yield from found[0]
        at += found[1] if found else 1


def _tells(item: Item, lexicon: Lexicon) -> bool:
    """Tell whether a quantity may start with an item."""
    return bool(item.roles) or item.kind not in {"word", "han", "mark"} or lexicon.has_bare_units


def _read_at(place: Place) -> Reading:
    item = place.item
    if item.plays(Role.NOTHING):
        return None
    if item.kind == "code":
        digits = "".join(filter(str.isdigit, item.key))
        code = place.make(Kind.CODE, Fraction(0), 1, None, Strength.DIGITS)
        return [replace(code, name=digits)], 1
    if item.kind in _IN_DIGITS:
        return read_date(place) or read_time(place)
    readers = _OF_NUMBERS if item.value is not None else _OF_WORDS
    for reader in readers if item.value is not None or item.roles else (read_dual,):
        if found := reader(place):
            return found
    return None
