"""The one Markdown parser: CommonMark with tables and footnotes, telling where things stand."""

import re
from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, html_block, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, escape, html_inline, image, link, newline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from service.markup.first_character import BlockRule, InlineRule, quicken

MAX_NESTING = 20
"""Levels that the parser follows (markdown-it's own limit for CommonMark); it skips what is deeper.

The time that a run of open brackets takes grows with it.
"""

_MARK = re.compile(r"[\\`*_\[<&]|[ \t]\n|\n[ \t\n]|\A\n?\Z|\A\n|\n\Z")
"""What a run may hold that is more than lines of text: the first characters of CommonMark's inline
marks, blanks at the end or start of a line, and lines without text."""
_DELIMITERS = {"|", "-", ":"}
"""What the second line of a table begins with (GitHub Flavored Markdown §4.10)."""
_CITATION = re.compile(r"\[\^([A-Za-z0-9][A-Za-z0-9._-]{0,63})\]")


@cache
def make_parser() -> MarkdownIt:
    """Build the parser one time; it keeps no state between calls.

    HTML is parsed so that comments are tokens (design §4); nothing here renders it. The `meta` of
    links, images, hard breaks and inline HTML says where they `start` and `end` in their run, and
    where a `label_end` is; that of headings, table rows and HTML blocks in which `column` of their
    first line they start.
    """
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    parser.core.ruler.at("inline", _parse_runs)
    parser.enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.disable("footnote_ref")
    parser.inline.ruler.before("link", "citation", _citation)
    for name, labelled in _LABELLED.items():
        parser.inline.ruler.at(name, _tell_label(labelled))
    for name, placed in _PLACED.items():
        parser.inline.ruler.at(name, _tell_place(placed))
    for name, (rule, interrupted) in _BLOCKS.items():
        parser.block.ruler.at(name, _tell_column(rule), {"alt": interrupted})
    quicken(parser)
    return parser


def parse_blocks(text: str, env: MutableMapping[str, Any] | None = None) -> list[Token]:
    """Parse a whole Markdown text to block tokens with line maps."""
    return make_parser().parse(text, {} if env is None else env)


def parse_inline(
    text: str, references: Mapping[str, Mapping[str, str]] | None = None
) -> list[Token]:
    """Parse inline Markdown; `references` maps normalized labels to `href` and `title`."""
    env = {"references": dict(references)} if references else {}
    return make_parser().parseInline(text, env)[0].children or []


def _parse_runs(state: StateCore) -> None:
    """Parse each run of text; most hold no mark at all, and need no parser."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = _read_plain(token.content)
            if token.children is None:
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _read_plain(content: str) -> list[Token] | None:
    """Read a run without marks: its lines, with soft breaks between them; None where it has any."""
    if _MARK.search(content):
        return None
    tokens: list[Token] = []
    for line in content.split("\n"):
        if tokens:
            tokens.append(Token("softbreak", "br", 0))
        tokens.append(Token("text", "", 0, content=line))
    return tokens


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
    """`[^key]`: a source of `content/sources.yaml`, or a footnote of the document."""
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "sup", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _tell_label(rule: InlineRule) -> InlineRule:
    """Let a link or image token say where its label ends and where it ends itself."""

    def place(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
        if silent:
            return rule(state, silent)
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        end, state.pos = state.pos, start
        is_link = state.src[start] == "["
        label_end = state.md.helpers.parseLinkLabel(state, start + (not is_link), is_link)
        state.pos = end
        opened = next(
            token for token in state.tokens[known:] if token.type in {"link_open", "image"}
        )
        opened.meta.update(start=start, label_end=label_end + 1, end=end)
        return True

    return place


def _tell_place(rule: InlineRule) -> InlineRule:
    """Let a hard break or a piece of HTML say where it starts and ends."""

    def place(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[known:]:
            if token.type in {"hardbreak", "html_inline"}:
                token.meta.update(start=start, end=state.pos)
        return True

    return place


def _tell_column(rule: BlockRule) -> BlockRule:
    """Let a block say in which column of its first line it starts, behind quote and list marks."""

    def place(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
        known = len(state.tokens)
        if not rule(state, first, last, silent):
            return False
        for token in state.tokens[known:]:
            if token.type in {"heading_open", "tr_open", "html_block"} and token.map:
                begin = state.bMarks[token.map[0]] + state.tShift[token.map[0]]
                token.meta["column"] = begin - state.src.rfind("\n", 0, begin) - 1
        return True

    return place


def _table(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
    """Read a table; asked of every line of every paragraph, it looks at what is beneath before all else."""
    second = state.bMarks[first + 1] + state.tShift[first + 1]
    return state.src[second : second + 1] in _DELIMITERS and table(state, first, last, silent)


_LABELLED: dict[str, InlineRule] = {"link": link, "image": image}
_PLACED: dict[str, InlineRule] = {"newline": newline, "escape": escape, "html_inline": html_inline}
_BLOCKS: dict[str, tuple[BlockRule, list[str]]] = {
    "table": (_table, ["paragraph", "reference"]),
    "html_block": (html_block, ["paragraph", "reference", "blockquote"]),
    "heading": (heading, ["paragraph", "reference", "blockquote"]),
}
"""The rules with the blocks that each may interrupt, as markdown-it's `parser_block` lists them."""
