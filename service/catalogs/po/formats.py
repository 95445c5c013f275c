"""Whether a translation has the placeholders of its source, as `msgfmt --check` judges it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Value(StrEnum):
    """What a directive of Python's % operator takes."""

    CHARACTER = "a character"
    STRING = "a string"
    INTEGER = "an integer"
    FLOAT = "a float"
    ANY = "anything"
    NOTHING = "nothing"


class FormatError(ValueError):
    """A string that is no format string; the message says why."""


@dataclass(frozen=True, slots=True)
class Placeholders:
    """What a format string takes: by name or by place, never both."""

    named: Mapping[str, Value] = field(default_factory=dict)
    placed: Sequence[Value] = ()


Parser = Callable[[str], Placeholders]

# Without Python's own %a and %F: gettext 0.21 does not know them.
_CONVERSIONS = {
    "%": Value.NOTHING,
    "c": Value.CHARACTER,
    **dict.fromkeys("sr", Value.STRING),
    **dict.fromkeys("idouxX", Value.INTEGER),
    **dict.fromkeys("eEfgG", Value.FLOAT),
}
_DIRECTIVE = re.compile(
    r"""[-+\ #0]*+
    (?P<width> \*|[0-9]*+)
    (?:\.(?P<precision> \*|[0-9]*+))?
    [hlL]?+
    (?P<conversion> .)?""",
    re.VERBOSE | re.DOTALL,
)
_PARENTHESIS = re.compile(r"[()]")


def parse_percent(text: str) -> Placeholders:
    """Parse a string for Python's % operator (Python Library Reference, "printf-style")."""
    named: dict[str, Value] = {}
    placed: list[Value] = []
    position = text.find("%")
    while position >= 0:
        name, start = _percent_name(text, position + 1)
        match = _DIRECTIVE.match(text, start)
        assert match is not None  # noqa: S101  # every part of the pattern is optional
        stars, value = _percent_value(match)
        placed += stars
        if name is not None:
            named[name] = _merge(name, named.get(name, Value.ANY), value)
        elif value is not Value.NOTHING:
            placed.append(value)
        if named and placed:
            raise FormatError("it has placeholders both with and without names")
        position = text.find("%", match.end())
    return Placeholders(named, placed)


def _percent_name(text: str, start: int) -> tuple[str | None, int]:
    """Return the name in parentheses, which may nest, and where it ends."""
    if text[start : start + 1] != "(":
        return None, start
    depth = 0
    for match in _PARENTHESIS.finditer(text, start):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return text[start + 1 : match.start()], match.end()
    raise FormatError("it ends in the middle of a placeholder")


def _percent_value(match: re.Match[str]) -> tuple[list[Value], Value]:
    width, precision, conversion = match.group("width", "precision", "conversion")
    if conversion is None:
        raise FormatError("it ends in the middle of a placeholder")
    if conversion not in _CONVERSIONS:
        raise FormatError(f"%{conversion} is no placeholder; a percent sign is written %%")
    value = _CONVERSIONS[conversion]
    if value is Value.STRING and precision and not precision.strip("0"):
        value = Value.ANY  # cut to nothing
    return [Value.INTEGER for star in (width, precision) if star == "*"], value


def _merge(name: str, one: Value, other: Value) -> Value:
    if Value.ANY in {one, other}:
        return other if one is Value.ANY else one
    if one is not other:
        raise FormatError(f"it takes {name!r} as {one} and as {other}")
    return one


_NAME = r"(?:[A-Za-z_][A-Za-z0-9_]*+|[0-9]++)"
_FIELD = rf"{_NAME}(?:\.[A-Za-z_][A-Za-z0-9_]*+|\[{_NAME}\])*+"
_SPEC = r"(?>[\x01-\x7f][<>=^]|[<>=^])?+[-+ ]?+\#?+0?+[0-9]*+(?>\.[0-9]++)?+[bcdoxXneEfFgG%]?+"
_BRACES = re.compile(rf"\{{({_FIELD}(?::(?>\{{\{{|\{{{_FIELD}\}}|{_SPEC}))?+)\}}")


def parse_braces(text: str) -> Placeholders:
    """Parse a string for str.format as GNU gettext 0.21 does: `{}` and `{a!r}` are no part of it.

    A field counts with its format: `{a:d}` is not `{a}`.
    """
    named: dict[str, Value] = {}
    position = text.find("{")
    while position >= 0:
        if text.startswith("{{", position):
            position = text.find("{", position + 2)
            continue
        match = _BRACES.match(text, position)
        if match is None:
            shown = text[position : position + 20]
            raise FormatError(f"{shown} is no placeholder; a brace is written {{{{")
        named[match[1]] = Value.ANY
        position = text.find("{", match.end())
    return Placeholders(named)


PARSERS: Mapping[str, Parser] = {
    "python-format": parse_percent,
    "python-brace-format": parse_braces,
}


def compare_placeholders(
    source: Placeholders, translation: Placeholders, *, strict: bool
) -> Iterator[str]:
    """Tell how the placeholders of a translation differ from those of its source.

    Unless `strict`, a translation may leave a named one out: its form stands for one number only.
    """
    if source.named and translation.placed:
        yield "the source names its placeholders, the translation does not"
    elif source.placed and translation.named:
        yield "the translation names its placeholders, the source does not"
    else:
        yield from _compare_named(source.named, translation.named, strict=strict)
        yield from _compare_placed(source.placed, translation.placed, strict=strict)


def _compare_named(
    source: Mapping[str, Value], translation: Mapping[str, Value], *, strict: bool
) -> Iterator[str]:
    for name in sorted(source.keys() - translation.keys() if strict else ()):
        yield f"the placeholder {name!r} is missing"
    for name in sorted(translation.keys() - source.keys()):
        yield f"the placeholder {name!r} is not in the source"
    for name in sorted(source.keys() & translation.keys()):
        if not _fits(source[name], translation[name], strict=strict):
            yield f"the placeholder {name!r} takes {translation[name]}, in the source {source[name]}"


def _compare_placed(
    source: Sequence[Value], translation: Sequence[Value], *, strict: bool
) -> Iterator[str]:
    if len(source) != len(translation):
        yield f"it has {len(translation)} placeholders, the source has {len(source)}"
        return
    for number, (one, other) in enumerate(zip(source, translation, strict=True), start=1):
        if not _fits(one, other, strict=strict):
            yield f"placeholder {number} takes {other}, in the source {one}"


def _fits(one: Value, other: Value, *, strict: bool) -> bool:
    return one is other or (not strict and Value.ANY in {one, other})
