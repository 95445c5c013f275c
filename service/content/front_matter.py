"""YAML front matter: where it ends, and where its translatable values stand."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

TRANSLATABLE = ("title", "summary", "description")
"""Keys whose values are messages."""

_FENCE = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\n|\r)(?:.*?(?:\r\n|\n|\r))??---[ \t]*(?:\r\n|\n|\r|$)", re.DOTALL
)
_PLAIN = re.compile(r"[^\W\d_][^:#\[\]{}&*!|>'\"%@`\\\n\r\x00-\x1f\u0085\u2028\u2029]*(?<!\s)\Z")
_WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


@dataclass(frozen=True, slots=True)
class Value:
    """One scalar of the front matter."""

    key: str
    text: str
    start: int
    """Offsets of the scalar, quotes included, in the whole text."""
    end: int


def front_matter_end(text: str) -> int:
    """Return the offset behind the front matter; 0 (or 1 behind a byte order mark) without one."""
    match = _FENCE.match(text)
    if match:
        return match.end()
    return 1 if text.startswith("\ufeff") else 0


def read_values(text: str, end: int) -> Iterator[Value]:
    """Yield the scalar values of the front matter's top level, in order.

    Raises yaml.YAMLError where it is not YAML.
    """
    opening = re.match(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)", text[:end])
    if not opening:
        return
    inner = text[opening.end() : end].rstrip().removesuffix("---")
    node = yaml.compose(inner, Loader=yaml.SafeLoader)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            start, stop = value.start_mark.index, value.end_mark.index
            raw = inner[start:stop].rstrip()
            yield Value(
                key.value, value.value, opening.end() + start, opening.end() + start + len(raw)
            )


def write_scalar(text: str) -> str:
    """Write a text as a YAML scalar on one line, plain where that is safe."""
    if _PLAIN.match(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\u0085", "\\N")
