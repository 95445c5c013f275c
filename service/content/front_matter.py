"""YAML front matter: where it ends, and where its translatable values stand."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from service.content.yaml_loader import LOADER, MAX_DEPTH

TRANSLATABLE = ("title", "summary", "description")
"""Keys whose values are messages."""

# It ends in `---`, or in `...` as YAML 1.1 §9.1 ends a document and Pandoc takes it.
_FENCE = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\n|\r)(?:.*?(?:\r\n|\n|\r))??(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)",
    re.DOTALL,
)
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*[\r\n]*\Z")
_PLAIN = re.compile(
    r"[^\W\d_][^:#\[\]{}&*!|>'\"%@`\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*(?<!\s)\Z"
)
_WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
_SPECIAL = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON writes as it is, and YAML 1.1 §5 takes for a line end or refuses."""


@dataclass(frozen=True, slots=True)
class Value:
    """One scalar of the front matter."""

    key: str
    text: str
    start: int
    """Offsets of the scalar, quotes included, in the whole text."""
    end: int
    line: int
    """1-based."""


def front_matter_end(text: str) -> int:
    """Return the offset behind the front matter; 0 (or 1 behind a byte order mark) without one."""
    match = _FENCE.match(text)
    if match:
        return match.end()
    return 1 if text.startswith("\ufeff") else 0


def read_values(text: str, end: int) -> Iterator[Value]:
    """Yield the scalar values of the front matter's top level, in order.

    Values with an anchor, an alias or a tag are left out: their bytes say more than their text.
    Raises yaml.YAMLError where it is not YAML.
    """
    opening = _OPENING.match(text, 0, end)
    if not opening:
        return
    start = opening.end()
    inner = _CLOSING.sub("", text[start:end])
    nodes = list(_top_nodes(inner))
    for pair in zip(nodes[::2], nodes[1::2], strict=False):
        match pair:
            case (yaml.ScalarEvent() as key, yaml.ScalarEvent(anchor=None, tag=None) as value):
                first, last = value.start_mark, value.end_mark
                assert first and last  # noqa: S101, PT018 - what was parsed has marks
                raw = inner[first.index : last.index].rstrip()
                at = start + first.index
                yield Value(key.value, value.value, at, at + len(raw), first.line + 2)


def _top_nodes(inner: str) -> Iterator[yaml.Event]:
    """Yield the keys and values of the mapping that the text is; a collection by its end."""
    depth = 0
    for event in yaml.parse(inner, Loader=LOADER):
        match event:
            case yaml.CollectionStartEvent():
                depth += 1
                if depth > MAX_DEPTH:
                    raise yaml.MarkedYAMLError(
                        problem="it is nested too deeply",
                        problem_mark=event.start_mark,  # type: ignore[arg-type]  # libyaml's mark
                    )
                if depth == 1 and not isinstance(event, yaml.MappingStartEvent):
                    return
            case yaml.CollectionEndEvent():
                depth -= 1
                if depth == 1:
                    yield event
            case yaml.NodeEvent() if depth == 1:
                yield event


def write_scalar(text: str) -> str:
    """Write a text as a YAML scalar on one line, plain where that is safe."""
    if _PLAIN.match(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _SPECIAL.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
