"""Renders Markdown as sanitized HTML; raw HTML in it is never rendered."""

from collections.abc import Mapping, MutableMapping, Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from service.markup.parser import make_parser, parse_inline
from service.markup.sanitize import sanitize

Numbers = Mapping[str, int]
"""The number that readers see for each citation key."""


def render_html(markdown: str, numbers: Numbers) -> str:
    """Render blocks."""
    parser = _renderer()
    env: MutableMapping[str, Any] = {"numbers": numbers}
    return sanitize(parser.render(markdown, env)).strip()


def render_inline_html(markdown: str, numbers: Numbers) -> str:
    """Render one inline run."""
    parser = _renderer()
    env: MutableMapping[str, Any] = {"numbers": numbers}
    return sanitize(parser.renderer.render([_inline(markdown)], parser.options, env)).strip()


def _inline(markdown: str) -> Token:
    return Token("inline", "", 0, content=markdown, children=parse_inline(markdown))


@cache
def _renderer() -> MarkdownIt:
    """Share the parser's rules; only what we render differently is told here."""
    parser = make_parser()
    parser.add_render_rule("citation", _citation)
    for name in ("html_block", "html_inline"):
        parser.add_render_rule(name, _nothing)
    for name in ("footnote_reference_open", "footnote_reference_close"):
        parser.add_render_rule(name, _nothing)
    return parser


def _citation(
    _self: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    _options: object,
    env: MutableMapping[str, Any],
) -> str:
    key = tokens[place].content
    number = env.get("numbers", {}).get(key)
    shown = escape(str(number) if number else key)
    return f'<sup class="citation" data-source="{escape(key)}">[{shown}]</sup>'


def _nothing(
    _self: RendererHTML,
    _tokens: Sequence[Token],
    _place: int,
    _options: object,
    _env: MutableMapping[str, Any],
) -> str:
    return ""
