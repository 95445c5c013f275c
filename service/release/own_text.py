"""A section's own text in one language, as Markdown, HTML and plain text."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from service.catalogs.checks.characters import is_visible
from service.catalogs.checks.length import is_too_long
from service.catalogs.texts import Key
from service.content.model import Document, Message
from service.content.parse import citations_of
from service.content.segment import Segment, join_clean
from service.locales.facts import Direction
from service.markup.html import Numbers, render_html, render_inline_html
from service.markup.isolate import isolate_html
from service.markup.messages import expand, plain_text
from service.markup.parser import parse_blocks, parse_inline

Words = Mapping[Key, str]
"""The msgstr of each message; what is not in it, or too long for one, stays in the source."""


@dataclass(frozen=True, slots=True)
class BlockText:
    """One message as readers get it."""

    id: str
    """Its permanent id; empty without one."""
    type: str
    text: str
    markdown: str
    html: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """A section's own text, without its title."""

    blocks: tuple[BlockText, ...]
    markdown: str
    html: str
    citations: tuple[str, ...]
    """Keys, each the first time it is cited."""

    @property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)


NO_TEXT = OwnText((), "", "", ())
"""Of a section that was taken back."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a translation may not change: the blocks, and what kind of thing each run of text holds."""

    blocks: tuple[tuple[str, str], ...]
    """Type and tag of each block token."""
    runs: tuple["RunShape", ...]


@dataclass(frozen=True, slots=True)
class RunShape:
    """The shape of one run of text: a cell that was merged with its neighbour leaves an empty one."""

    is_visible: bool
    targets: tuple[tuple[str, str, str], ...]
    """Tag, address and title of links and images, in any order."""
    citations: tuple[str, ...]
    """Keys, in any order."""
    breaks: int
    """How many hard breaks it has."""


def word_of(message: Message, words: Words) -> str:
    """Return the wording of a message: its translation, or the source's own words."""
    msgstr = words.get(message.key, message.msgid)
    return message.msgid if is_too_long(message.msgid, msgstr) else msgstr


def title_text(message: Message, words: Words) -> str:
    """Return a title as plain text."""
    return plain_text(parse_inline(word_of(message, words)))


def clean_markdown(document: Document, start: int, end: int, words: Words) -> str:
    """Return a part of a document as a reader's Markdown, in other words where there are any."""
    segments = document.source.segments
    first, last = (bisect_left(segments, offset, key=_start) for offset in (start, end))
    messages = dict(
        zip(map(_start, segments[first:last]), document.messages[first:last], strict=True)
    )

    def translate(item: Segment) -> str:
        return word_of(messages[item.start], words)

    return join_clean(document.source, translate, start, end).strip()


def _start(item: Segment) -> int:
    return item.start


def shape_of(markdown: str) -> Shape:
    """Tell the shape of a text."""
    tokens = parse_blocks(markdown)
    return Shape(
        blocks=tuple((token.type, token.tag) for token in tokens),
        runs=tuple(_run_shape(token.children or ()) for token in tokens if token.type == "inline"),
    )


def _run_shape(tokens: Sequence[Token]) -> RunShape:
    return RunShape(
        is_visible=is_visible(plain_text(tokens)),
        targets=tuple(sorted(filter(None, map(_target, tokens)))),
        citations=tuple(sorted(token.content for token in tokens if token.type == "citation")),
        breaks=sum(token.type == "hardbreak" for token in tokens),
    )


def _target(token: Token) -> tuple[str, str, str] | None:
    match token.type:
        case "link_open":
            tag, address = "a", "href"
        case "image":
            tag, address = "img", "src"
        case _:
            return None
    return (tag, str(token.attrs.get(address, "")), str(token.attrs.get("title", "")))


def render_own_text(
    document: Document,
    messages: Sequence[Message],
    extent: tuple[int, int],
    words: Words,
    numbers: Numbers,
) -> OwnText:
    """Render the own text of a section, which has this extent in the document's source."""
    markdown = clean_markdown(document, *extent, words)
    cited = (key for message in messages for key in citations_of(message.msgid))
    return OwnText(
        blocks=tuple(_block(message, words, numbers) for message in messages),
        markdown=markdown,
        html=render_html(markdown, numbers),
        citations=tuple(dict.fromkeys(cited)),
    )


def isolate_own_text(own: OwnText, direction: Direction) -> OwnText:
    """Isolate in the HTML what reads against the direction of the text; other forms stay as they are."""
    blocks = (replace(block, html=isolate_html(block.html, direction)) for block in own.blocks)
    return replace(own, blocks=tuple(blocks), html=isolate_html(own.html, direction))


def _block(message: Message, words: Words, numbers: Numbers) -> BlockText:
    markdown = expand(word_of(message, words), message.links, inline=True)
    return BlockText(
        id=message.unit,
        type=str(message.block),
        text=plain_text(parse_inline(markdown)),
        markdown=markdown,
        html=render_inline_html(markdown, numbers),
    )
