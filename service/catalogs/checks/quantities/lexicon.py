"""The words of a language that make quantities, each with the parts that it can play."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import product

from service.catalogs.checks.quantities.cldr import date_order, month_names, unit_names
from service.catalogs.checks.quantities.figures import decimal_mark
from service.catalogs.checks.quantities.table import EMPTY, Table, find_table
from service.catalogs.checks.quantities.tokens import HAN, Token, spell, split_tokens
from service.catalogs.checks.quantities.units import LOOSE, UNITS


class Role(StrEnum):
    """A part that a word can play in a quantity; what it is worth there stands behind it."""

    NUMBER = "number"
    SCALE = "scale"
    """Hundred, thousand, …"""
    UNIT = "unit"
    AMOUNT = "amount"
    """Numbers with their units in one expression, as the Arabic dual is: `2 hour`."""
    TIMES = "times"
    """Twice: a number of times in one word."""
    MULTIPLE = "multiple"
    """Double: a number that may be none."""
    FRACTION = "fraction"
    PARTS = "parts"
    """Thirds, quarters: what is behind two or three."""
    AND_HALF = "and half"
    ORDINAL = "ordinal"
    ORDINAL_MARK = "ordinal mark"
    """第, before a number."""
    ARTICLE = "article"
    INTERVAL = "interval"
    """Every so many units in one word: `3 month`."""
    BOTH = "both"
    RATE = "rate"
    """Daily: per unit in one word."""
    LOOSE_RATE = "loose rate"
    """Words that are a rate only behind a number: `a day` in `twice a day`."""
    PER = "per"
    EVERY = "every"
    EVERY_OTHER = "every other"
    JOIN = "join"
    RANGE = "range"
    OF = "of"
    MONTH = "month"
    MONTH_MARK = "month mark"
    """月, behind the number of a month."""
    CLOCK_CUE = "clock cue"
    OCLOCK = "o'clock"
    HALF_DAY = "half of the day"
    """`a.m.`: which half a time on the clock is of."""
    MOMENT = "moment"
    """Noon and midnight."""
    ANCHOR = "anchor"
    DECADE = "decade"
    """Thirties, sixties: of an age or a century."""
    CENTURY = "century"
    """世纪, between the number of a century and that of a decade."""
    BETWEEN = "between"
    """`Between two doses` is between doses."""
    SOME = "some"
    """Several: a number of units that nobody gives; or hundreds, thousands."""
    EACH_PART = "each part of the day"
    """Nightly: what is done daily, where `daily` need not be said."""
    FILLER = "filler"
    COUNTER = "counter"
    """A word between a number and what it counts, as 个 is."""
    DENOMINATOR = "denominator"
    """Chinese 分之, between the whole and its part."""
    NOTHING = "nothing"
    """Words that look like a number and are none."""


LEAST_MONTH = 4
"""Letters of a month's name that is one without a day or a year beside it; `may` has fewer."""
_DIGIT = re.compile(r"\d|[¼-¾⅐-⅞]")
_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
Worth = Fraction | str
Roles = Mapping[Role, Worth]


Phrases = tuple[tuple[tuple[str, ...], Roles], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a reader needs to know of one language."""

    phrases: Mapping[str, Phrases]
    """By first token: the tokens behind it and the roles of the whole, the longest first."""
    triggers: frozenset[str]
    """Words without one of which a text without digits has no quantity that could differ."""
    partners: frozenset[str]
    """Words without one of which a whole number in digits is nothing but that number."""
    clitics: tuple[str, ...]
    decimal: str
    order: str
    """Of day, month and year in a date of digits: `dmy`."""
    needs_counter: bool
    """Numerals in words count only before a counter or a unit."""
    has_bare_units: bool
    """A unit without a number may mean one, as in Arabic."""

    def find(self, tokens: Sequence[Token], at: int) -> tuple[int, Roles] | None:
        """Give the number of tokens and the roles of the longest phrase that starts there."""
        key = tokens[at].key
        candidates = self.phrases.get(key)
        if candidates is None:
            candidates = _without_clitic(self, key) if self.clitics else None
            if candidates is None:
                return None
        for rest, roles in candidates:
            if not rest:
                return 1, roles
            if all(
                at + step < len(tokens) and tokens[at + step].key == word
                for step, word in enumerate(rest, 1)
            ):
                return 1 + len(rest), roles
        return None

    def may_find(self, text: str) -> bool:
        """Tell whether a text may have a quantity that could differ; in doubt, yes."""
        return bool(_DIGIT.search(text)) or self._has_any(self.triggers, text)

    def may_count(self, text: str) -> bool:
        """Tell whether a text may say more than the whole number in it; in doubt, yes."""
        return self._has_any(self.partners, text)

    def _has_any(self, known: frozenset[str], text: str) -> bool:
        words = set(map(spell, _WORD.findall(text)))
        if not known.isdisjoint(words):
            return True
        tails = {word[cut:] for word in words for cut in range(1, self.longest_clitic + 1)}
        tails = {tail for tail in tails if len(tail) > 1}
        return not known.isdisjoint(tails)

    @property
    def longest_clitic(self) -> int:
        return len(self.clitics[0]) if self.clitics else 0


@lru_cache(maxsize=1 << 14)
def _without_clitic(lexicon: Lexicon, key: str) -> Phrases | None:
    """Find the phrases that start with a word, once what is written together with it is taken off."""
    for clitic in lexicon.clitics:
        if key.startswith(clitic) and (found := lexicon.phrases.get(key[len(clitic) :])):
            return found
    return None


@lru_cache(maxsize=32)
def lexicon_of(language: str) -> Lexicon:
    """Give the lexicon of a language; of one without a table, what CLDR knows of it."""
    table = find_table(language) or EMPTY
    phrases: dict[tuple[str, ...], dict[Role, Worth]] = {}
    for words, role, worth in _entries(table, language):
        key = tuple(token.key for token in split_tokens(words))
        if key:
            phrases.setdefault(key, {}).setdefault(role, worth)
    first: dict[str, list[tuple[tuple[str, ...], Roles]]] = {}
    for key in sorted(phrases, key=len, reverse=True):
        first.setdefault(key[0], []).append((key[1:], phrases[key]))
    return Lexicon(
        {word: tuple(found) for word, found in first.items()},
        _triggers(phrases),
        _partners(phrases),
        tuple(sorted(table.clitics, key=len, reverse=True)),
        decimal_mark(language),
        date_order(language),
        table.needs_counter,
        table.has_bare_units,
    )


_TELLING = {
    Role.SCALE,
    Role.AMOUNT,
    Role.FRACTION,
    Role.PARTS,
    Role.AND_HALF,
    Role.INTERVAL,
    Role.RATE,
    Role.LOOSE_RATE,
    Role.MONTH,
    Role.MOMENT,
    Role.BOTH,
    Role.DECADE,
    Role.EACH_PART,
}


def _can_differ(roles: Roles) -> bool:
    """Tell whether a phrase alone may be a quantity that its translation lacks; `one` is none."""
    if not _TELLING.isdisjoint(roles):
        return True
    if Role.UNIT in roles:
        unit = UNITS[str(roles[Role.UNIT])]
        return not unit.is_form or unit.id not in LOOSE
    if roles.get(Role.SOME) or roles.get(Role.MULTIPLE, 1) != 1:
        return True
    numbers = (Role.NUMBER, Role.TIMES, Role.ORDINAL)
    return any(roles.get(role, 1) != 1 for role in numbers)


def _triggers(phrases: Mapping[tuple[str, ...], Roles]) -> frozenset[str]:
    """Choose words that find every phrase which can differ: of several words one, mostly the last."""
    keys = [
        key for key, roles in phrases.items() if _can_differ(roles) and not _is_short(key, roles)
    ]
    words = {key[0] for key in keys if len(key) == 1 and (len(key[0]) > 1 or key[0] > "\u2e80")}
    longer = [key for key in keys if len(key) > 1 and words.isdisjoint(key)]
    return frozenset(words | {_last_word(key) for key in longer})


_HARMLESS = {
    Role.ARTICLE,
    Role.JOIN,
    Role.RANGE,
    Role.OF,
    Role.COUNTER,
    Role.FILLER,
    Role.NOTHING,
    Role.ANCHOR,
    Role.CLOCK_CUE,
    Role.BETWEEN,
}
_EMPTY = {
    Role.NUMBER: 1,
    Role.TIMES: 1,
    Role.MULTIPLE: 1,
    Role.ORDINAL: 1,
    Role.SOME: 0,
}
"""What parts are worth that tell no more than their words do."""


def _partners(phrases: Mapping[tuple[str, ...], Roles]) -> frozenset[str]:
    """Choose words that find every phrase which could make another quantity of a whole number."""
    telling = [
        key
        for key, roles in phrases.items()
        if any(role not in _HARMLESS and roles[role] != _EMPTY.get(role) for role in roles)
    ]
    words = {key[0] for key in telling if len(key) == 1}
    longer = (key for key in telling if words.isdisjoint(key))
    return frozenset(words | {max(key, key=len) for key in longer})


def _is_short(key: Sequence[str], roles: Roles) -> bool:
    """Tell whether a phrase is a month's name that alone may be another word: may, mar."""
    return set(roles) == {Role.MONTH} and len("".join(key)) < LEAST_MONTH


def _last_word(key: Sequence[str]) -> str:
    return next((word for word in reversed(key) if len(word) > 1), key[-1])


def _entries(table: Table, language: str) -> Iterator[tuple[str, Role, Worth]]:
    yield from _numerals(table)
    yield "24/7", Role.AMOUNT, "24 hour 7 day"
    for numeral, value in _ROMAN.items():
        yield numeral, Role.ORDINAL, Fraction(value)
    for role in Role:
        for worth, words in table.words.get(role.value, {}).items():
            for word in words:
                yield word, role, _worth(role, worth)
    for unit in UNITS.values():
        for word in (*unit.symbols, *unit_names(language, unit)):
            yield word, Role.UNIT, unit.id
    for number, words in month_names(language).items():
        for word in words:
            yield word, Role.MONTH, Fraction(number)


_ROMAN = {"II": 2, "III": 3, "VII": 7, "VIII": 8, "XII": 12}
"""Roman numerals that are no word: `IV` is a way to give a medicine."""
_IN_WORDS = {
    Role.UNIT,
    Role.AMOUNT,
    Role.INTERVAL,
    Role.RATE,
    Role.LOOSE_RATE,
    Role.ANCHOR,
    Role.HALF_DAY,
}


def _worth(role: Role, worth: str) -> Worth:
    return worth if role in _IN_WORDS else Fraction(worth or "0")


def _numerals(table: Table) -> Iterator[tuple[str, Role, Worth]]:
    """Yield the numerals, those from 21 to 99 that the table does not list built by its pattern."""
    numerals = table.numerals
    for value, words in numerals.items():
        for word in words:
            yield word, Role.NUMBER, value
    for ten, one in product(range(20, 100, 10), range(1, 10)):
        if ten + one not in numerals:
            for joint, tens, ones in product(
                table.join_tens, numerals.get(Fraction(ten), ()), numerals.get(Fraction(one), ())
            ):
                yield joint.format(ten=tens, unit=ones), Role.NUMBER, Fraction(ten + one)
