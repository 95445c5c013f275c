"""A section's own text in one language, as Markdown, HTML and plain text."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from service.catalogs.texts import Key
from service.content.model import Document, Message
from service.content.parse import citations_of
from service.content.segment import Segment, join_clean
from service.markup.html import Numbers, render_html, render_inline_html
from service.markup.messages import expand, plain_text
from service.markup.parser import parse_blocks, parse_inline

Words = Mapping[Key, str]
"""The msgstr of each message; what is not in it stays in the source."""


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


@dataclass(frozen=True, slots=True)
class Shape:
    """What a translation may not change: the blocks, and where links and images lead."""

    blocks: tuple[tuple[str, str], ...]
    """Type and tag of each block token."""
    targets: tuple[tuple[str, str], ...]
    """Of links and images, in any order."""


def word_of(message: Message, words: Words) -> str:
    """Return the wording of a message: its translation, or the source's own words."""
    return words.get(message.key, message.msgid)


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
    inline = (child for token in tokens for child in token.children or ())
    return Shape(
        blocks=tuple((token.type, token.tag) for token in tokens),
        targets=tuple(sorted(filter(None, map(_target, inline)))),
    )


def _target(token: Token) -> tuple[str, str] | None:
    match token.type:
        case "link_open":
            return ("a", str(token.attrs.get("href", "")))
        case "image":
            return ("img", str(token.attrs.get("src", "")))
        case _:
            return None


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


def _block(message: Message, words: Words, numbers: Numbers) -> BlockText:
    markdown = expand(word_of(message, words), message.links, inline=True)
    return BlockText(
        id=message.unit,
        type=str(message.block),
        text=plain_text(parse_inline(markdown)),
        markdown=markdown,
        html=render_inline_html(markdown, numbers),
    )
