"""What an Accept-Language header asks for (RFC 9110 §12.5.4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MAX_HEADER = 1024
"""Characters. Browsers send fewer than 200."""

MAX_RANGES = 32

# A token of RFC 9110 §5.6.2.
_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"
_VALUE = rf'(?:{_NAME}|"(?:[^"\\]|\\.)*+")'
_NEXT = r"[ \t]*+;[ \t]*+"
_PARAMETER = re.compile(rf"{_NEXT}(?P<name>{_NAME})=(?P<value>{_VALUE})")
_ELEMENT = re.compile(
    r"[ \t]*+(?P<range>\*|[A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+)*+)"
    rf"(?P<parameters>(?:{_NEXT}{_NAME}={_VALUE})*+)"
    r"[ \t]*+(?:,|\Z)"
)
_QVALUE = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class LanguageRange:
    """One language range and how much it is wanted."""

    tag: str
    """As it was sent; `*` is any language that no other range names."""
    weight: int
    """In thousandths (RFC 9110 §12.4.2); 0 refuses the language."""


class _MalformedError(ValueError):
    """A part of the header is not of its grammar."""


def parse_accept_language(header: str) -> tuple[LanguageRange, ...]:
    """Read a header into its ranges, the most wanted first, equals in their order.

    A header that is malformed anywhere, has more than MAX_HEADER characters or more than
    MAX_RANGES ranges counts as absent: half of a wish may be the opposite of it, as where a weight
    of 0 is what cannot be read. Empty elements are passed over at either end only. Parameters other
    than the weight, which some clients copy from Accept, are passed over too.
    """
    return _parse(header) if len(header) <= MAX_HEADER else ()


def covers(tag: str, language: str) -> bool:
    """Tell whether a range that is not `*` matches a language by basic filtering (RFC 4647 §3.3.1)."""
    prefix, text = tag.lower(), language.lower()
    return text == prefix or text.startswith(f"{prefix}-")


@lru_cache(maxsize=256)
def _parse(header: str) -> tuple[LanguageRange, ...]:
    try:
        ranges = tuple(_ranges(header.strip(" \t,")))
    except _MalformedError:
        return ()
    return tuple(sorted(ranges, key=lambda wanted: -wanted.weight))


def _ranges(text: str) -> Iterator[LanguageRange]:
    position = count = 0
    while position < len(text):
        element = _ELEMENT.match(text, position)
        if element is None or count == MAX_RANGES:
            raise _MalformedError
        yield LanguageRange(element["range"], _weight(element["parameters"]))
        position, count = element.end(), count + 1


def _weight(parameters: str) -> int:
    values = [
        parameter["value"]
        for parameter in _PARAMETER.finditer(parameters)
        if parameter["name"] in {"q", "Q"}
    ]
    match values:
        case []:
            return 1000
        case [value] if _QVALUE.fullmatch(value):
            whole, _, thousandths = value.partition(".")
            return int(whole) * 1000 + int(thousandths.ljust(3, "0"))
        case _:
            raise _MalformedError
