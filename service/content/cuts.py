"""What stands in a reader's Markdown where raw HTML stood in the source."""

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from service.content.blocks import Comment
from service.content.lines import Lines

_MARKER = re.compile(r"[^>\s]")
_INTERRUPTING = {"blockquote_open", "fence", "list_item_open", "table_open"}
"""Blocks that begin right under a paragraph and do not continue it."""
_MERGING = {
    ("bullet_list_close", "bullet_list_open"),
    ("ordered_list_close", "ordered_list_open"),
    ("code_block", "code_block"),
}
"""Blocks that become one where nothing but blank lines stands between them."""
_SEPARATOR = "[//]: #"
"""A definition that nothing refers to: it keeps blocks apart, and no reader sees it."""


@dataclass(slots=True)
class Cutter:
    """Cuts HTML blocks so that what stands before and behind them stays apart."""

    lines: Lines
    comments: list[Comment] = field(default_factory=list)
    _pending: tuple[int, int, int] | None = None
    """First line, last line and column of HTML whose follower is not yet known."""
    _before: str = ""
    """The type of the token before that HTML."""
    _last: str = ""
    """The type of the last token."""

    def take(self, token: Token) -> None:
        """Take each token in order."""
        if token.type == "html_block":
            self._add(token)
        elif self._pending and token.map and token.nesting >= 0:
            self._follow(token, *self._pending)
        self._last = token.type

    def finish(self) -> None:
        """Cut what no block follows."""
        self._settle("")

    def _add(self, token: Token) -> None:
        """Take an HTML block; one right under another is cut with it."""
        first, last = token.map or (0, 0)
        if self._pending and self._pending[1] == first:
            self._pending = (self._pending[0], last, self._pending[2])
            return
        before = self._before if self._pending else self._last
        self.finish()
        self._pending, self._before = (first, last, token.meta["column"]), before

    def _follow(self, token: Token, first: int, last: int, column: int) -> None:
        """Take the block behind HTML, which could become one with what stands above it."""
        prefix = self.lines.line(first)[:column]
        blank = prefix.rstrip() + self.lines.line_end
        is_under = token.map is not None and token.map[0] == last
        if (self._before, token.type) in _MERGING:
            self._settle(blank + prefix + _SEPARATOR + self.lines.line_end)
        elif is_under and self._has_text_above(first) and not self._interrupts(token):
            self._settle(blank)
        else:
            self._settle("")

    def _settle(self, text: str) -> None:
        if not self._pending:
            return
        first, last, column = self._pending
        start, end = self.lines.starts[first], self.lines.starts[last]
        if _MARKER.search(self.lines.line(first)[:column]):
            self.comments.append(Comment(start + column, end, self.lines.line_end))
        else:
            self.comments.append(Comment(start, end, text))
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
