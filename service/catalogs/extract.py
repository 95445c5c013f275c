"""Gives messages to Babel: the extractor behind `pybabel extract -F babel.cfg`."""

from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

from service.content.data_file import decode
from service.content.glossary import TermFinder, glossary_messages, read_glossary
from service.content.model import Message
from service.content.parse import Rules, parse_document
from service.content.publisher import publisher_messages, read_publisher

BabelMessage = tuple[int, str, str | tuple[str, str], list[str]]


def babel_extract(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, str],
) -> Iterator[BabelMessage]:
    """Extract one file of `content/` in Babel's form (Babel, "Writing Extraction Methods")."""
    del keywords, comment_tags, options
    path = str(fileobj.name)
    for message in _messages(decode(fileobj.read(), path), path):
        notes = [f"note: {note}" for note in message.notes]
        if message.context is None:
            yield (message.line, "gettext", message.msgid, notes)
        else:
            yield (message.line, "pgettext", (message.context, message.msgid), notes)


def _messages(text: str, path: str) -> Iterator[Message]:
    if path.endswith("glossary.yaml"):
        yield from glossary_messages(read_glossary(text, path), path)
    elif path.endswith("publisher.yaml"):
        yield from publisher_messages(read_publisher(text, path), path)
    else:
        yield from parse_document(text, path, Rules({}, TermFinder(()), None)).messages
