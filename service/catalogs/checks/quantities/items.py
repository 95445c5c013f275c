"""The numbers and known words of a text in order, numerals put together."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from service.catalogs.checks.quantities.figures import figure_value, vulgar_value
from service.catalogs.checks.quantities.lexicon import Lexicon, Role, Worth
from service.catalogs.checks.quantities.tokens import Token, split_tokens

_NONE: Mapping[Role, Worth] = {}
_WORDS = {"word", "han", "mark"}
_NO_PHRASE = 1, _NONE
_HUNDRED, _THOUSAND = 100, 1000
_ZERO, _HALF = Fraction(0), Fraction(1, 2)


class Item(NamedTuple):
    """A number, a word or a mark; a tuple, for texts have many."""

    start: int
    end: int
    key: str
    kind: str
    """`number`, or the kind of its token."""
    roles: Mapping[Role, Worth] = _NONE
    value: Fraction | None = None
    is_digits: bool = False

    def plays(self, role: Role) -> bool:
        return role in self.roles


def read_items(text: str, lexicon: Lexicon) -> list[Item]:
    """Read a text; numerals of several words, fractions and scales are one number each."""
    return list(_join_numbers(list(_look_up(text, lexicon))))


def _look_up(text: str, lexicon: Lexicon) -> Iterator[Item]:
    tokens = split_tokens(text)
    at, before = 0, _NONE
    phrases, has_clitics = lexicon.phrases, bool(lexicon.clitics)
    while at < len(tokens):
        token = tokens[at]
        is_plain = token.kind in _WORDS and not has_clitics and token.key not in phrases
        if is_plain:
            yield Item(token.start, token.end, text[token.start : token.end], token.kind)
            before = _NONE
            at += 1
            continue
        size, roles = lexicon.find(tokens, at) or _NO_PHRASE
        if size > 1 and lexicon.needs_counter and Role.NUMBER in before:
            size, roles = _within_numeral(lexicon, tokens[at], size, roles)
        before = roles
        end = tokens[at + size - 1].end
        if token.kind in {"figure", "vulgar"} and not roles:
            yield _number(token, text, lexicon.decimal)
        elif type(value := roles.get(Role.NUMBER)) is Fraction:
            yield Item(token.start, end, token.key, "number", roles, value)
        else:
            yield Item(token.start, end, text[token.start : end], token.kind, roles)
        at += size


def _within_numeral(
    lexicon: Lexicon, token: Token, size: int, roles: Mapping[Role, Worth]
) -> tuple[int, Mapping[Role, Worth]]:
    """Go on with a Chinese numeral, where a phrase would break it up: the 十 of 四十分钟, the 周 of 两周日记."""
    alone = lexicon.find([token], 0)
    is_nothing = Role.NOTHING in roles
    if alone and (Role.SCALE in alone[1] or (is_nothing and Role.UNIT in alone[1])):
        return alone
    return size, roles


def _number(token: Token, text: str, decimal: str) -> Item:
    """Read a number in digits, with the minus before it; one too long for a number is a code."""
    if token.kind == "vulgar":
        value: Fraction | None = vulgar_value(token.key)
    else:
        value = figure_value(token.key, decimal)
    if value is None:
        return Item(token.start, token.end, token.key, "code")
    if _is_negative(text, token.start):
        value = -value
    return Item(token.start, token.end, token.key, "number", _NONE, value, is_digits=True)


def _is_negative(text: str, at: int) -> bool:
    """Tell whether a minus stands before a number: a hyphen only where a word could begin."""
    if at == 0 or text[at - 1] not in "-−－":
        return False
    return at == 1 or not (text[at - 2].isalnum() or text[at - 2] in ")]")


def _join_numbers(items: Sequence[Item]) -> Iterator[Item]:
    at = 0
    while at < len(items):
        end, value = at + 1, items[at].value
        if value is None and not items[at].roles:
            yield items[at]
            at += 1
            continue
        if value is None and items[at].plays(Role.SCALE) and not items[at].plays(Role.SOME):
            value = Fraction(0)
            end = at
        if value is None or items[at].plays(Role.NOTHING):
            yield items[at]
            at += 1
            continue
        is_digits = items[at].is_digits
        end, value = _add_words(items, end, value, is_digits=is_digits)
        end, value = _add_half(items, end, value)
        yield items[at]._replace(
            end=items[end - 1].end,
            kind="number",
            value=value,
            is_digits=is_digits,
            roles=items[at].roles if end == at + 1 else _NONE,
        )
        at = end


def _add_words(
    items: Sequence[Item], at: int, value: Fraction, *, is_digits: bool
) -> tuple[int, Fraction]:
    """Add the numerals and scales behind a number: two, hundred, (and) five."""
    if at == len(items) or not items[at].roles:
        return at, value
    thousands, hundreds, last = _ZERO, _ZERO, value
    while at < len(items):
        scale = items[at].roles.get(Role.SCALE)
        if type(scale) is Fraction:
            if scale >= _THOUSAND:
                thousands += (hundreds + last or 1) * scale
                hundreds = last = _ZERO
            else:
                hundreds += (last or 1) * scale
                last = _ZERO
            at += 1
            continue
        step = 2 if items[at].plays(Role.JOIN) else 1
        following = items[at + step - 1] if at + step <= len(items) else None
        sum_so_far = thousands + hundreds + last
        if is_digits or following is None or not _fits(sum_so_far, following):
            break
        if items[at].plays(Role.JOIN) and _is_scaled(items, at + step):
            break
        hundreds, last = hundreds + last, following.value or Fraction(0)
        at += step
    return at, thousands + hundreds + last


def _is_scaled(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].plays(Role.SCALE)


def _fits(value: Fraction, following: Item) -> bool:
    """Tell whether a numeral goes on with the next: hundred and five, never five and two."""
    more = following.value
    if more is None or following.is_digits or following.kind != "number" or more < 1:
        return False
    size = 10 ** len(str(int(more)))
    return value >= size and value % size == 0 and (value >= _HUNDRED or size <= value // 10 * 10)


def _add_half(items: Sequence[Item], at: int, value: Fraction) -> tuple[int, Fraction]:
    """Add what stands right behind a number: ½, and a half."""
    if at < len(items):
        following = items[at]
        if following.value is None and not following.roles:
            return at, value
        is_vulgar = following.is_digits and following.value and following.value < 1
        if is_vulgar and not following.key.isascii() and value.denominator == 1:
            return at + 1, value + (following.value or 0)
        if following.plays(Role.AND_HALF):
            scale = items[at - 1].roles.get(Role.SCALE)
            size = scale if type(scale) is Fraction and scale > _THOUSAND else 1
            return at + 1, value + _HALF * size
    return at, value
