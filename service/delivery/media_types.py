"""Which of the formats at hand a reader prefers (RFC 9110 §12.5.1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_HEADER = 4096
"""Characters. Browsers send fewer than 200."""

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"  # noqa: S105 - the grammar's name (RFC 9110 §5.6.2)
_VALUE = rf'(?:{_TOKEN}|"(?:[^"\\]|\\.)*+")'
_PARAMETER = re.compile(rf"[ \t]*+;[ \t]*+(?P<name>{_TOKEN})=(?P<value>{_VALUE})")
_ELEMENT = re.compile(
    rf"[ \t]*+(?P<type>{_TOKEN})/(?P<subtype>{_TOKEN})"
    rf"(?P<parameters>(?:[ \t]*+;[ \t]*+{_TOKEN}={_VALUE})*+)[ \t]*+(?:,|\Z)"
)
_QVALUE = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One media range and how much it is wanted."""

    media_type: str
    """In small letters: `text/html`, `text/*` or `*/*`."""
    weight: float


def parse_accept(header: str) -> tuple[MediaRange, ...]:
    """Read an Accept header; one that is malformed anywhere, or too long, counts as absent.

    Half of a wish may be the opposite of it. Parameters other than the weight are passed over.
    """
    if len(header) > MAX_HEADER:
        return ()
    try:
        return tuple(_ranges(header.strip(" \t,")))
    except ValueError:
        return ()


def choose_media_type(ranges: Sequence[MediaRange], offered: Sequence[str]) -> str | None:
    """Choose the type with the greatest weight, the first of equals; None where all are refused."""
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda media_type: _weight(media_type, ranges))
    return best if _weight(best, ranges) else None


def _weight(media_type: str, ranges: Sequence[MediaRange]) -> float:
    """Weigh by the most specific range that covers the type."""
    covering = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    weights = {each.media_type: each.weight for each in reversed(ranges)}
    return next((weights[each] for each in covering if each in weights), 0.0)


def _ranges(text: str) -> Iterator[MediaRange]:
    position = 0
    while position < len(text):
        element = _ELEMENT.match(text, position)
        if element is None:
            raise ValueError("the header is malformed")
        media_type = f"{element['type']}/{element['subtype']}".lower()
        yield MediaRange(media_type, _quality(element["parameters"]))
        position = element.end()


def _quality(parameters: str) -> float:
    values = [each["value"] for each in _PARAMETER.finditer(parameters) if each["name"] in "qQ"]
    if any(not _QVALUE.fullmatch(value) for value in values):
        raise ValueError("a weight is malformed")
    return float(values[0]) if values else 1.0
