"""Reading of the quantities of a text, in the order that they stand in."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from service.catalogs.checks.quantities.clock import read_date, read_month, read_time
from service.catalogs.checks.quantities.counted import read_number
from service.catalogs.checks.quantities.implied import (
    may_be_dual,
    read_amount,
    read_dual,
    read_soft,
)
from service.catalogs.checks.quantities.items import Item, read_items
from service.catalogs.checks.quantities.lexicon import Lexicon, Role, lexicon_of
from service.catalogs.checks.quantities.quantity import Kind, Quantity, Strength
from service.catalogs.checks.quantities.rates import read_rate
from service.catalogs.checks.quantities.scan import Place, Reading
from service.catalogs.checks.quantities.shares import read_parts, read_share
from service.catalogs.checks.quantities.spread import settle

_OF_NUMBERS = (read_month, read_time, read_parts, read_share, read_number)
_OF_WORDS = (read_month, read_rate, read_amount, read_soft)
_MOST_KEPT = 1 << 15
"""Readings that are kept, so that a source is read once for all its translations."""
_PLAIN = {"word", "han", "mark"}
_LEADING = {Role.ARTICLE, Role.UNIT, Role.EVERY, Role.PER}
"""Parts that make a quantity with the word behind them only."""
_STARTING = {
    Role.AMOUNT,
    Role.TIMES,
    Role.MULTIPLE,
    Role.FRACTION,
    Role.ORDINAL,
    Role.INTERVAL,
    Role.BOTH,
    Role.RATE,
    Role.LOOSE_RATE,
    Role.MONTH,
    Role.MOMENT,
    Role.ANCHOR,
    Role.DECADE,
    Role.SOME,
    Role.EACH_PART,
    Role.EVERY_OTHER,
}
_IN_DIGITS = {"clock", "date", "iso"}


@lru_cache(maxsize=_MOST_KEPT)
def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Read the quantities of a text as readers see it.

    In a language without a table only digits and the units of CLDR and of every language are known.
    Takes time that grows with the length of the text, and no faster.
    """
    lexicon = lexicon_of(language)
    items = read_items(unicodedata.normalize("NFC", text), lexicon)
    return tuple(settle(list(_read(items, lexicon)), items))


def _read(items: Sequence[Item], lexicon: Lexicon) -> Iterator[Quantity]:
    behind = 0
    for at, item in enumerate(items):
        if at < behind or not _may_start(item, items[at + 1 : at + 2], lexicon):
            continue
        if found := _read_at(Place(items, at, lexicon)):
            yield from found[0]
            behind = at + found[1]


def _may_start(item: Item, following: Sequence[Item], lexicon: Lexicon) -> bool:
    """Tell whether a quantity may start with an item; most words are told apart here."""
    roles = item.roles
    if item.value is not None:
        return True
    if not roles:
        return item.kind not in _PLAIN or (lexicon.has_bare_units and may_be_dual(item.key))
    if not _STARTING.isdisjoint(roles) or (lexicon.has_bare_units and Role.UNIT in roles):
        return True
    return bool(following and following[0].roles) and not _LEADING.isdisjoint(roles)


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
