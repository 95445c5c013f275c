"""What stands in a reader's Markdown where raw HTML stood in the source."""

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from service.content.blocks import Comment
from service.content.lines import Lines

_MARKER = re.compile(r"[^>\s]")
_INTERRUPTING = {"blockquote_open", "fence", "list_item_open", "table_open"}
"""Blocks that begin right under a paragraph and do not continue it."""


@dataclass(slots=True)
class Cutter:
    """Cuts HTML blocks so that what stands before and behind them stays apart."""

    lines: Lines
    comments: list[Comment] = field(default_factory=list)
    _pending: tuple[int, int, int] | None = None
    """First line, last line and column of HTML whose follower is not yet known."""

    def add(self, token: Token) -> None:
        """Take an HTML block; one right under another is cut with it."""
        first, last = token.map or (0, 0)
        if self._pending and self._pending[1] == first:
            self._pending = (self._pending[0], last, self._pending[2])
        else:
            self.settle(apart=False)
            self._pending = (first, last, token.meta["column"])

    def follow(self, token: Token) -> None:
        """Take the block behind: right under the HTML it could become one with what stands above."""
        if self._pending:
            is_under = token.map is not None and token.map[0] == self._pending[1]
            self.settle(apart=is_under and not self._interrupts(token))

    def settle(self, *, apart: bool) -> None:
        if not self._pending:
            return
        first, last, column = self._pending
        prefix = self.lines.line(first)[:column]
        start = self.lines.starts[first]
        if _MARKER.search(prefix):
            self.comments.append(
                Comment(start + column, self.lines.starts[last], self.lines.line_end)
            )
        else:
            blank = prefix.rstrip() + self.lines.line_end
            text = blank if apart and self._has_text_above(first) else ""
            self.comments.append(Comment(start, self.lines.starts[last], text))
        self._pending = None

    def _has_text_above(self, number: int) -> bool:
        return number > 0 and bool(self.lines.line(number - 1).strip("> \t"))

    def _interrupts(self, token: Token) -> bool:
        """Tell whether a block ends a paragraph right above it (CommonMark §4.8, §5.2)."""
        match token.type:
            case "heading_open":
                return token.markup.startswith("#")
            case "bullet_list_open" | "ordered_list_open":
                first = self.lines.line(token.map[0] if token.map else 0).strip("> \t")
                return token.attrGet("start") is None and " " in first
            case kind:
                return kind in _INTERRUPTING
