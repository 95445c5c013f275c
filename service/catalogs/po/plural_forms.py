"""Which msgstr[i] a Plural-Forms header gives a number."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NoReturn

Expression = Callable[[int], int]

_TOKEN = re.compile(r"[ \t]*+(?:([0-9]++|n)|(==|!=|<=|>=|&&|\|\||[-+*/%<>!?:()])|([;\n].*|\Z))", re.DOTALL)  # fmt: skip
_NPLURALS = re.compile(r"nplurals=\s*([0-9]{1,18})")
_WORD = 2**64 - 1
"""gettext computes with unsigned long."""
_LONGEST, _DEEPEST = 600, 50
_TRIED = 1_000
"""msgfmt --check tries the numbers up to here."""
_OFTEN = 5
"""A form that so many of them have counts as one that applies to any number (gettext, msgl-check)."""
_MILLION = 1_000_000
_COMPARED = (*range(_TRIED + 1), *(_MILLION * k + r for k in (1, 2, 5, 10) for r in range(120)))
"""Past 1,000 only CLDR's `many` for whole millions differs."""


class PluralFormsError(ValueError):
    """A Plural-Forms value that msgfmt --check refuses; the message says why."""


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms a catalog has, and which one a number takes."""

    nplurals: int
    form_of: Expression

    def is_often(self, index: int) -> bool:
        """Whether so many numbers have this form that it must carry every placeholder."""
        return self._count(index, 0, _TRIED, _OFTEN) >= _OFTEN

    def is_single(self, index: int, low: int, high: int) -> bool:
        """Whether at most one number between two bounds has this form."""
        return self._count(index, low, min(high, low + _TRIED), 2) <= 1

    def _count(self, index: int, low: int, high: int, enough: int) -> int:
        fitting = (number for number in range(low, high + 1) if self._fits(number, index))
        return sum(1 for _ in islice(fitting, enough))

    def _fits(self, number: int, index: int) -> bool:
        try:
            return self.form_of(number) == index
        except ZeroDivisionError:
            return False


def read_plural_rule(header: str, most: int = 10) -> PluralRule | None:
    """Read the rule out of a header or a Plural-Forms value; None where it names none.

    The expression is C with the one variable `n` (gettext manual, "Plural forms"). Raises
    PluralFormsError, for more than `most` forms too.
    """
    _, expression, source = header.partition("plural=")
    match = _NPLURALS.search(header)
    if "nplurals=" not in header or not expression:
        return None
    if match is None:
        raise PluralFormsError("The nplurals of Plural-Forms is no number.")
    nplurals = int(match[1])
    if nplurals > most:
        raise PluralFormsError(
            f"nplurals={nplurals} is more than the {most} forms of any language."
        )
    rule = PluralRule(nplurals, parse_expression(source))
    _try_out(rule)
    return rule


def _try_out(rule: PluralRule) -> None:
    for number in range(_TRIED + 1):
        try:
            form = rule.form_of(number)
        except ZeroDivisionError as error:
            raise PluralFormsError(
                f"The plural expression divides by zero for {number}."
            ) from error
        if form >= rule.nplurals:
            shown = form if form <= _WORD // 2 else form - _WORD - 1
            raise PluralFormsError(
                f"nplurals={rule.nplurals}, but the plural expression gives {shown} for {number}."
            )


def same_plural_rule(first: str, second: str) -> bool:
    """Whether two Plural-Forms values give every number the same form, however they are written."""
    if first == second:
        return True
    try:
        one, two = read_plural_rule(first), read_plural_rule(second)
        if one is None or two is None or one.nplurals != two.nplurals:
            return False
        return all(one.form_of(number) == two.form_of(number) for number in _COMPARED)
    except (PluralFormsError, ZeroDivisionError):
        return False


def parse_expression(source: str) -> Expression:
    """Parse a C expression in `n` up to a semicolon or the end of the line."""
    tokens = tuple(_tokens(source))
    parser = _Parser(tokens)
    expression = parser.ternary(0)
    if parser.next() != "":
        _refuse()
    return expression


def _tokens(source: str) -> Iterator[str]:
    position = 0
    while match := _TOKEN.match(source, position):
        operand, operator, end = match.groups()
        yield operand or operator or ""
        position = match.end()
        if end is not None:
            return
        if position > _LONGEST:
            break
    _refuse()


def _refuse() -> NoReturn:
    raise PluralFormsError("The plural expression is not valid.")


_BINARY: Sequence[dict[str, Callable[[Expression, Expression], Expression]]] = (
    {"||": lambda a, b: lambda n: 1 if a(n) or b(n) else 0},
    {"&&": lambda a, b: lambda n: 1 if a(n) and b(n) else 0},
    {
        "==": lambda a, b: lambda n: int(a(n) == b(n)),
        "!=": lambda a, b: lambda n: int(a(n) != b(n)),
    },
    {
        "<": lambda a, b: lambda n: int(a(n) < b(n)),
        ">": lambda a, b: lambda n: int(a(n) > b(n)),
        "<=": lambda a, b: lambda n: int(a(n) <= b(n)),
        ">=": lambda a, b: lambda n: int(a(n) >= b(n)),
    },
    {
        "+": lambda a, b: lambda n: (a(n) + b(n)) & _WORD,
        "-": lambda a, b: lambda n: (a(n) - b(n)) & _WORD,
    },
    {
        "*": lambda a, b: lambda n: (a(n) * b(n)) & _WORD,
        "/": lambda a, b: lambda n: a(n) // b(n),
        "%": lambda a, b: lambda n: a(n) % b(n),
    },
)
"""The operators by precedence, the loosest first; all group to the left."""


class _Parser:
    """Descends through the precedences; each method takes the depth it stands at."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._position = 0

    def next(self) -> str:
        token = self._tokens[self._position]
        self._position += 1
        return token

    def _take(self, *wanted: str) -> str | None:
        token = self._tokens[self._position]
        if token not in wanted:
            return None
        self._position += 1
        return token

    def ternary(self, depth: int) -> Expression:
        if depth > _DEEPEST:
            _refuse()
        condition = self._binary(0, depth)
        if not self._take("?"):
            return condition
        chosen = self.ternary(depth + 1)
        if not self._take(":"):
            _refuse()
        other = self.ternary(depth + 1)
        return lambda n: chosen(n) if condition(n) else other(n)

    def _binary(self, level: int, depth: int) -> Expression:
        if level == len(_BINARY):
            return self._operand(depth)
        left = self._binary(level + 1, depth)
        while operator := self._take(*_BINARY[level]):
            left = _BINARY[level][operator](left, self._binary(level + 1, depth))
        return left

    def _operand(self, depth: int) -> Expression:
        if depth > _DEEPEST:
            _refuse()
        match self.next():
            case "n":
                return lambda n: n
            case "!":
                negated = self._operand(depth + 1)
                return lambda n: int(not negated(n))
            case "(":
                inner = self.ternary(depth + 1)
                if self._take(")"):
                    return inner
            case digits if digits.isdigit():
                number = int(digits) & _WORD
                return lambda _: number
        _refuse()
