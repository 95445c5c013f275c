"""The one Markdown parser: CommonMark with tables and footnotes, telling where inline things stand."""

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, escape, image, link, newline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

InlineRule = Callable[[StateInline, bool], bool]

_CITATION = re.compile(r"\[\^([A-Za-z0-9][A-Za-z0-9._-]{0,63})\]")


@cache
def make_parser() -> MarkdownIt:
    """Build the parser once; it keeps no state between calls.

    HTML is parsed so that comments are tokens (design §4); nothing here renders it.
    """
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    parser.enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.disable("footnote_ref")
    parser.inline.ruler.before("link", "citation", _citation)
    for name, rule in _LABELLED.items():
        parser.inline.ruler.at(name, _tell_place(rule))
    for name, rule in _BREAKING.items():
        parser.inline.ruler.at(name, _tell_break(rule))
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


def _tell_place(rule: InlineRule) -> InlineRule:
    """Let a link or image token say where its label ends and where it ends itself."""

    def place(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
        if silent:
            return rule(state, silent)
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        end, state.pos = state.pos, start
        bracket = start + (state.src[start] == "!")
        label_end = state.md.helpers.parseLinkLabel(state, bracket, state.src[start] != "!")
        state.pos = end
        for token in state.tokens[known:]:
            if token.type in {"link_open", "image"}:
                token.meta.update(start=start, label_end=label_end + 1, end=end)
                break
        return True

    return place


def _tell_break(rule: InlineRule) -> InlineRule:
    """Let a hard break say where it starts and ends."""

    def place(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's rule form
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[known:]:
            if token.type == "hardbreak":
                token.meta.update(start=start, end=state.pos)
        return True

    return place


_LABELLED: dict[str, InlineRule] = {"link": link, "image": image}
_BREAKING: dict[str, InlineRule] = {"newline": newline, "escape": escape}
