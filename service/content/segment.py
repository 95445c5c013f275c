"""Splits Markdown into translatable segments; joins translations back into the source's own lines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from markdown_it.token import Token

from service.content.directives import NO_ATTRIBUTES, Attributes, read_comments, split_attributes
from service.content.front_matter import TRANSLATABLE, front_matter_end, read_values, write_scalar
from service.content.lines import Lines, Place, place_block, place_in_line, split_lines
from service.markup.messages import Link, collapse, expand
from service.markup.parser import parse_blocks

SEGMENTATION = 1
"""The version of the rules below, kept in each catalog's header; a new one comes with a migration."""


class Block(StrEnum):
    """What a segment is in its document."""

    FRONT_MATTER = "front-matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable run of a text, with all that is needed to put a translation in its place."""

    msgid: str
    block: Block
    start: int
    end: int
    """Offsets of the run in the text; the line ends in it and what stands before its further lines too."""
    outer_end: int
    """The offset behind the braces that follow the run."""
    line: int
    """1-based."""
    depth: int = 0
    """The level of a heading, 1 to 6."""
    key: str = ""
    """The key of a front-matter value."""
    attributes: Attributes = NO_ATTRIBUTES
    links: tuple[Link, ...] = ()
    hard_break: str = "\\\n"
    """How a hard break and what follows it on the next line are written here."""
    context: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """Whole lines that hold raw HTML, which no reader ever gets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segmented:
    """A text with its segments in order; outside them every byte belongs to the source."""

    text: str
    body: int
    """The offset behind the front matter."""
    segments: tuple[Segment, ...]
    comments: tuple[Comment, ...]


Translate = Callable[[Segment], str | None]
"""Gives the msgstr of a segment, or None to keep the source's own bytes."""


def segment(text: str) -> Segmented:
    """Split a Markdown text; its law: `join(segment(text), lambda s: s.msgid) == text`.

    Raises yaml.YAMLError where the front matter is not YAML.
    """
    body = front_matter_end(text)
    walk = _Walk(split_lines(text, body))
    for token in parse_blocks(text[body:]):
        walk.take(token)
    front = tuple(_front_segments(text, body, split_lines(text)))
    offset = split_lines(text).number_at(body) - 1 if body else 0
    found = (replace(item, line=item.line + offset) for item in walk.segments)
    return Segmented(text, body, (*front, *found), tuple(walk.comments))


def join(source: Segmented, translate: Translate) -> str:
    """Put translations in the place of segments; a text that equals its msgid keeps its bytes."""
    edits = []
    for item in source.segments:
        msgstr = translate(item)
        if msgstr is not None and msgstr != item.msgid:
            edits.append((item.start, item.end, unfold(item, msgstr)))
    return _splice(source.text, 0, len(source.text), edits)


def join_clean(source: Segmented, translate: Translate, start: int, end: int) -> str:
    """Join the part from `start` to `end` as a reader's Markdown.

    Braces and comments are gone, and every link carries its own address.
    """
    edits = [(comment.start, comment.end, "") for comment in source.comments]
    for item in source.segments:
        msgstr = translate(item)
        text = item.msgid if msgstr is None else msgstr
        edits.append((item.start, item.outer_end, unfold(item, text, inline=True)))
    inside = sorted(edit for edit in edits if start <= edit[0] and edit[1] <= end)
    return _splice(source.text, start, end, inside)


def unfold(item: Segment, msgstr: str, *, inline: bool = False) -> str:
    """Write a msgstr as it stands in the source: addresses back, hard breaks, cell bars, YAML."""
    if item.block is Block.FRONT_MATTER:
        return write_scalar(msgstr)
    text = expand(msgstr, item.links, inline=inline)
    if item.block is Block.CELL:
        text = text.replace("|", "\\|")
    return text.replace("\n", item.hard_break)


def _splice(text: str, start: int, end: int, edits: Iterable[tuple[int, int, str]]) -> str:
    pieces, at = [], start
    for begin, stop, new in edits:
        pieces += [text[at:begin], new]
        at = stop
    return "".join([*pieces, text[at:end]])


def _front_segments(text: str, end: int, lines: Lines) -> Iterator[Segment]:
    for value in read_values(text, end):
        if value.key in TRANSLATABLE and value.text.strip():
            yield Segment(
                msgid=value.text,
                block=Block.FRONT_MATTER,
                start=value.start,
                end=value.end,
                outer_end=value.end,
                line=lines.number_at(value.start),
                key=value.key,
            )


_CONTAINERS = {
    "list_item_open": Block.ITEM,
    "blockquote_open": Block.QUOTE,
    "footnote_reference_open": Block.FOOTNOTE,
    "th_open": Block.CELL,
    "td_open": Block.CELL,
    "heading_open": Block.HEADING,
}


@dataclass(slots=True)
class _Walk:
    """Gathers segments and comments from block tokens, in one pass."""

    lines: Lines
    segments: list[Segment] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    open: list[Token] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    """How many segments there were when each open container began."""
    waiting: list[str] = field(default_factory=list)
    context: str = ""
    facts: list[str] = field(default_factory=list)
    cell: int = 0
    """The offset behind the last table cell."""

    def take(self, token: Token) -> None:
        if token.nesting == 1:
            self.open.append(token)
            self.counts.append(len(self.segments))
        elif token.nesting == -1:
            self.open.pop()
            self.counts.pop()
        elif token.type == "html_block":
            self._comment(token)
        elif token.type == "inline" and token.content.strip():
            self._segment(token)

    def _block(self) -> Block:
        kinds = (_CONTAINERS.get(token.type) for token in reversed(self.open))
        return next((kind for kind in kinds if kind), Block.PARAGRAPH)

    def _segment(self, token: Token) -> None:
        block = self._block()
        place = self._place(token, block)
        core, attributes = split_attributes(token.content)
        if place is None or attributes.notranslate:
            return
        msgid, links = collapse(core, token.children or [])
        at, ends = place.starts, token.content.split("\n")
        self.segments.append(
            Segment(
                msgid=msgid.strip(),
                block=block,
                start=at[0],
                end=_end(at, core.split("\n"), block),
                outer_end=_end(at, ends, block),
                line=self.lines.number_at(at[0]),
                depth=int(self.open[-1].tag[1]) if block is Block.HEADING else 0,
                attributes=attributes,
                links=links,
                hard_break=self._hard_break(core, place),
                context=self.context,
                notes=tuple(self.waiting),
                facts=tuple(self.facts),
            )
        )
        self.waiting, self.facts, self.context = [], [], ""

    def _place(self, token: Token, block: Block) -> Place | None:
        first = (token.map or [0])[0]
        if block is Block.CELL:
            wanted = token.content.replace("|", "\\|")
            place = place_in_line(self.lines, first, wanted, self.cell)
            self.cell = place.starts[0] + len(wanted) if place else self.cell
            return place
        if block is Block.HEADING and self.open[-1].markup.startswith("#"):
            hashes = self.lines.line(first).index("#") + len(self.open[-1].markup)
            start = self.lines.starts[first] + hashes
            return place_in_line(self.lines, first, token.content.strip(), start)
        return place_block(self.lines, first, token.content.split("\n"))

    def _hard_break(self, core: str, place: Place) -> str:
        mark = "  " if "  \n" in core else "\\"
        return mark + self.lines.line_end + place.continuation()

    def _comment(self, token: Token) -> None:
        first, last = token.map or [0, 0]
        self.comments.append(Comment(self.lines.starts[first], self.lines.starts[last]))
        for directive in read_comments(token.content):
            if self._speaks_of_its_item():
                self._amend(directive.name, directive.value)
            elif directive.name == "context":
                self.context = directive.value
            elif directive.name == "facts":
                self.facts += directive.value.split()
            else:
                self.waiting.append(directive.value)

    def _speaks_of_its_item(self) -> bool:
        """Tell whether a comment stands inside a list item, behind its text."""
        inside = self.open and self.open[-1].type == "list_item_open"
        return bool(inside) and len(self.segments) > self.counts[-1]

    def _amend(self, name: str, value: str) -> None:
        last = self.segments[-1]
        if name == "context":
            self.segments[-1] = replace(last, context=value)
        elif name == "facts":
            self.segments[-1] = replace(last, facts=(*last.facts, *value.split()))
        else:
            self.segments[-1] = replace(last, notes=(*last.notes, value))


def _end(starts: Sequence[int], lines: Sequence[str], block: Block) -> int:
    """Return the offset behind the last of a block's content `lines`."""
    last = lines[-1].strip()
    if block is Block.CELL:
        last = last.replace("|", "\\|")
    return starts[len(lines) - 1] + len(last)
