"""Gathers the segments of a text from its Markdown blocks."""

from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from service.content.blocks import Block, Segment
from service.content.cuts import Cutter
from service.content.directives import (
    NO_REMARKS,
    Directive,
    Remarks,
    is_open_comment,
    read_comments,
    split_attributes,
)
from service.content.lines import Lines, Place, place_behind, place_block, trim
from service.markup.messages import collapse, has_words
from service.markup.parser import MAX_NESTING

_CONTAINERS = {
    "list_item_open": Block.ITEM,
    "blockquote_open": Block.QUOTE,
    "footnote_reference_open": Block.FOOTNOTE,
    "th_open": Block.CELL,
    "td_open": Block.CELL,
    "heading_open": Block.HEADING,
}


@dataclass(slots=True)
class Walk:
    """Takes block tokens in order, in one pass."""

    lines: Lines
    cutter: Cutter
    runs: list[Segment] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    open_comments: list[int] = field(default_factory=list)
    idle_comments: list[int] = field(default_factory=list)
    """Lines with a comment for us behind which no segment stood so far."""
    too_deep: int = 0
    _remarks: Remarks = NO_REMARKS
    """What these comments say of the next segment."""
    _open: list[Token] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=lambda: [Block.PARAGRAPH])
    """What text in each open block is, outside of all first."""
    _counts: list[int] = field(default_factory=list)
    """How many segments there were when each open block began."""
    _cell: int = 0
    """The offset behind the last table cell."""

    def take(self, token: Token) -> None:
        self.cutter.take(token)
        if token.nesting == 1:
            self._enter(token)
        elif token.nesting == -1:
            self._open.pop()
            self._blocks.pop()
            self._counts.pop()
        elif token.type == "html_block":
            self._read_html(token)
        elif token.type == "inline" and token.content.strip():
            self._add(token)

    def finish(self) -> None:
        self.cutter.finish()

    def _enter(self, token: Token) -> None:
        self._open.append(token)
        self._blocks.append(_CONTAINERS.get(token.type, self._blocks[-1]))
        self._counts.append(len(self.runs))
        first = token.map[0] if token.map else 0
        if token.type == "tr_open":
            self._cell = self.lines.starts[first] + token.meta["column"]
        elif token.type == "footnote_reference_open":
            self.footnotes.append(token.meta["label"])
        if token.level >= MAX_NESTING - 1 and not self.too_deep:
            self.too_deep = self._line(first)

    def _add(self, token: Token) -> None:
        block = self._blocks[-1]
        first, last = self._open[-1].map or token.map or (0, 0)
        core, attributes = split_attributes(token.content)
        place = self._place(token, block)
        msgid, links = collapse(core, token.children or [])
        if not msgid.strip():
            return
        end = _end(place, core, block)
        self.runs.append(
            Segment(
                msgid=msgid.strip(" \t\n"),
                block=block,
                start=place.starts[0],
                end=end,
                outer_end=end if core == token.content else _end(place, token.content, block),
                line=self._line(first),
                block_start=self.lines.starts[first],
                block_end=self.lines.starts[last],
                depth=self._depth(),
                is_kept=attributes.notranslate or not has_words(token.children or ()),
                attributes=attributes,
                remarks=self._remarks,
                links=links,
                hard_break="  " if "  \n" in core else "\\",
                line_break=self.lines.line_end + place.continuation(),
            )
        )
        self._remarks, self.idle_comments = NO_REMARKS, []

    def _line(self, number: int) -> int:
        return self.lines.before + number + 1

    def _depth(self) -> int:
        """Return the level of a heading; one in a list or quote opens no section."""
        return int(self._open[0].tag[1]) if self._open[0].type == "heading_open" else 0

    def _place(self, token: Token, block: Block) -> Place:
        first = (token.map or [0])[0]
        if block is Block.CELL:
            wanted = _write_cell(token.content)
            place = place_behind(self.lines, wanted, self._cell)
            self._cell = place.starts[0] + len(wanted)
            return place
        opened = self._open[-1]
        if opened.markup.startswith("#"):
            behind = self.lines.starts[first] + opened.meta["column"] + len(opened.markup)
            return place_behind(self.lines, token.content, behind)
        return place_block(self.lines, first, token.content.split("\n"))

    def _read_html(self, token: Token) -> None:
        line = self._line((token.map or [0])[0])
        if is_open_comment(token.content):
            self.open_comments.append(line)
        for directive in read_comments(token.content):
            self._hear(directive, line)

    def _hear(self, directive: Directive, line: int) -> None:
        """Attach a comment to the text of the list item that it stands in, else to what follows."""
        inside = self._open and self._open[-1].type == "list_item_open"
        if inside and len(self.runs) > self._counts[-1]:
            last = self.runs[-1]
            self.runs[-1] = replace(last, remarks=last.remarks.add(directive))
        else:
            self._remarks = self._remarks.add(directive)
            self.idle_comments.append(line)


def _write_cell(content: str) -> str:
    """Escape bars as a table's source has them (GitHub Flavored Markdown §4.10)."""
    return content.replace("|", "\\|")


def _end(place: Place, content: str, block: Block) -> int:
    """Return the offset behind a block's `content`, which may leave out the end of the block."""
    lines = content.split("\n")
    last = trim(lines[-1])
    return place.starts[len(lines) - 1] + len(_write_cell(last) if block is Block.CELL else last)
