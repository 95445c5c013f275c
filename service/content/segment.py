"""Splits Markdown into translatable segments; joins translations back into the source's own lines."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from service.content.blocks import Block, Comment, Segment, Segmented
from service.content.cuts import Cutter
from service.content.front_matter import TRANSLATABLE, front_matter_end, read_values, write_scalar
from service.content.lines import split_lines
from service.content.walk import Walk
from service.markup.messages import expand
from service.markup.parser import parse_blocks

__all__ = [
    "SEGMENTATION",
    "Block",
    "Comment",
    "Segment",
    "Segmented",
    "join",
    "join_clean",
    "segment",
]

SEGMENTATION = 1
"""The version of the rules of `segment`, kept in each catalog's header; a new one comes with a migration."""

Placed = TypeVar("Placed", Segment, Comment)
Translate = Callable[[Segment], str | None]
"""Gives the msgstr of a segment, or None to keep the source's own bytes."""


def segment(text: str) -> Segmented:
    """Split a Markdown text; its law: `join(segment(text), lambda s: s.msgid) == text`.

    Raises yaml.YAMLError where the front matter is not YAML.
    """
    body = front_matter_end(text)
    lines = split_lines(text, body)
    walk = Walk(lines, Cutter(lines))
    for token in parse_blocks(text[body:]):
        walk.take(token)
    walk.finish()
    translatable = (item for item in walk.runs if not item.is_kept)
    return Segmented(
        text=text,
        body=body,
        segments=(*_front_segments(text, body), *translatable),
        kept=tuple(item for item in walk.runs if item.is_kept),
        comments=tuple(walk.cutter.comments),
        footnotes=tuple(walk.footnotes),
        open_comments=tuple(walk.open_comments),
        idle_comments=tuple(walk.idle_comments),
        too_deep=walk.too_deep,
    )


def join(source: Segmented, translate: Translate) -> str:
    """Put translations in the place of segments; a text that equals its msgid keeps its bytes."""
    edits = []
    for item in source.segments:
        msgstr = translate(item)
        if msgstr is not None and msgstr != item.msgid:
            edits.append((item.start, item.end, _unfold(item, msgstr, inline=False)))
    return _splice(source.text, 0, len(source.text), edits)


def join_clean(source: Segmented, translate: Translate, start: int, end: int) -> str:
    """Join the part from `start` to `end`, which holds whole blocks, as a reader's Markdown.

    Braces and HTML are gone, and every link carries its own address.
    """
    edits = [(cut.start, cut.end, cut.text) for cut in _between(source.comments, start, end)]
    for item in _between(source.segments, start, end):
        msgstr = translate(item)
        text = item.msgid if msgstr is None else msgstr
        edits.append((item.start, item.outer_end, _unfold(item, text, inline=True)))
    edits += [
        (item.start, item.outer_end, _unfold(item, item.msgid, inline=True))
        for item in _between(source.kept, start, end)
    ]
    return _splice(source.text, start, end, sorted(edits))


def _unfold(item: Segment, msgstr: str, *, inline: bool) -> str:
    """Write a msgstr as it stands in the source: addresses back, hard breaks, cell bars, YAML."""
    if item.block is Block.FRONT_MATTER:
        return write_scalar(msgstr)
    text = expand(msgstr, item.links, inline=inline)
    if item.block is Block.CELL:
        text = text.replace("|", "\\|")
        # A backslash at the end of a cell would escape the bar behind it, doubled or not: which
        # bars part cells is decided before escapes are read (GFM §4.10).
        text += " " if text.endswith("\\") else ""
    *broken, last = text.split("\n")
    marked = [line + _hard_break(line, item.hard_break) for line in broken]
    return item.line_break.join([*marked, last])


def _hard_break(line: str, wanted: str) -> str:
    """Mark a hard break as the source does; not where that mark is none (CommonMark §6.7)."""
    if wanted == "\\":
        return "  " if line.endswith("\\") else wanted
    return wanted if line.strip() else "\\"


def _between(items: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """Return the items that start within an extent; they stand in order."""
    first = bisect_left(items, start, key=_start)
    return items[first : bisect_left(items, end, lo=first, key=_start)]


def _start(item: Segment | Comment) -> int:
    return item.start


def _splice(text: str, start: int, end: int, edits: Iterable[tuple[int, int, str]]) -> str:
    pieces, at = [], start
    for begin, stop, new in edits:
        pieces += [text[at:begin], new]
        at = stop
    return "".join([*pieces, text[at:end]])


def _front_segments(text: str, end: int) -> Iterator[Segment]:
    for value in read_values(text, end):
        if value.key in TRANSLATABLE and value.text.strip():
            yield Segment(
                msgid=value.text.strip(),
                block=Block.FRONT_MATTER,
                start=value.start,
                end=value.end,
                outer_end=value.end,
                line=value.line,
                key=value.key,
            )
