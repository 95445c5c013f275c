"""Writes how nginx reads a code that somebody typed: what `service.site.short_code` does, in maps."""

from collections.abc import Iterator

from service.server.static.maps import write_map
from service.site.short_code import ALPHABET

_SIGNS = range(1, 13)
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_SPACES = "".join(map(chr, range(0x2000, 0x200B)))
_HYPHENS = "-\u2010\u2011\u2013"
_LOOK_ALIKES = {"O": "0", "I": "1", "L": "1"}
_MARK = "polyleaf_between"


def write_reading(typed: str) -> Iterator[str]:
    """Write maps from a variable to `$polyleaf_code` (canonical, or empty) and `$polyleaf_asks` (1, or empty).

    The variable may be decoded or as it stands in a query. nginx cannot calculate, so the check sign
    (Luhn mod N) is counted in strokes: a code is right when their number is a multiple of 32.
    """
    blank = _any(_BLANKS + _SPACES, "\\+")
    # nginx tries no expression on an empty string, so that stands for itself.
    yield from write_map(typed, "asks", [("", ""), (f"~*^(?:{blank})*$", "")], "1")
    # Captures are there once this map was asked; each map below asks it first.
    yield from write_map(typed, "split", [(f"~*{_twelve()}", "")])
    for place in _SIGNS:
        yield from write_map(f"$polyleaf_split$polyleaf_typed{place}", f"sign{place}", _read_sign())
        yield from write_map(
            f"$polyleaf_sign{place}", f"strokes{place}", _count(is_doubled=place % 2 == 1), "-"
        )
    code = "".join(f"$polyleaf_sign{place}" for place in _SIGNS)
    strokes = "".join(f"$polyleaf_strokes{place}" for place in _SIGNS)
    yield from write_map(strokes, "code", [("", code), ("~^(?:x{32})*$", code)])


def _twelve() -> str:
    """Write twelve signs with anything between them that is passed over."""
    between = _any(_BLANKS + _SPACES + _HYPHENS, "\\+")
    signs = "".join(f"(?<polyleaf_typed{place}>[0-9a-z])(?&{_MARK})" for place in _SIGNS)
    return f"^(?<{_MARK}>(?:{between})*){signs}$"


def _any(signs: str, more: str) -> str:
    return "|".join((more, *(form for sign in signs for form in _forms(sign))))


def _forms(sign: str) -> Iterator[str]:
    """Yield a sign as bytes, and as a browser writes it into a query."""
    octets = sign.encode()
    yield "".join(f"\\x{octet:02x}" for octet in octets)
    yield "".join(f"%{octet:02x}" for octet in octets)


def _read_sign() -> Iterator[tuple[str, str]]:
    """Yield each sign as it may be typed; maps pass over the difference of small and capital letters."""
    yield from ((sign, sign) for sign in ALPHABET)
    yield from _LOOK_ALIKES.items()


def _count(*, is_doubled: bool) -> Iterator[tuple[str, str]]:
    for value, sign in enumerate(ALPHABET):
        weighed = value * 2 if is_doubled else value
        yield sign, "x" * (weighed // 32 + weighed % 32)
