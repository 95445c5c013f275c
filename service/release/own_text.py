"""A section's own text in one language, as Markdown, HTML and plain text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.content.model import Document, Message
from service.content.parse import citations_of
from service.content.segment import Segment, join_clean
from service.markup.html import Numbers, render_html, render_inline_html
from service.markup.messages import expand, plain_text
from service.markup.parser import parse_blocks, parse_inline

Words = Mapping[str | None, str]
"""The msgstr of each message, by address or else msgid; what is not in it stays in the source."""


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


def word_of(message: Message, words: Words) -> str:
    """Return the wording of a message: its translation, or the source's own words."""
    return words.get(message.context or message.msgid, message.msgid)


def title_text(message: Message, words: Words) -> str:
    """Return a title as plain text."""
    return plain_text(parse_inline(word_of(message, words)))


def clean_markdown(document: Document, start: int, end: int, words: Words) -> str:
    """Return a part of a document as a reader's Markdown, in other words where there are any."""
    messages = {
        item.start: message
        for item, message in zip(document.source.segments, document.messages, strict=True)
    }

    def translate(item: Segment) -> str:
        return word_of(messages[item.start], words)

    return join_clean(document.source, translate, start, end).strip()


def keeps_shape(document: Document, start: int, end: int, words: Words) -> bool:
    """Tell whether a translated part has the source's block structure."""
    ours = clean_markdown(document, start, end, words)
    return _shape(ours) == _shape(clean_markdown(document, start, end, {}))


def _shape(markdown: str) -> Sequence[str]:
    return [token.type for token in parse_blocks(markdown)]


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
