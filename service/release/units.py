"""The units of fallback: what of a document stands and falls together (promise P2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.catalogs.template import merge_messages
from service.content.model import INTRO, Document, Level, Message


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of fallback: a section's own text, its title included (promise P2)."""

    id: str
    head: tuple[Message, ...]
    """Its title, and for the document its summary: what stands before the text."""
    body: tuple[Message, ...]
    start: int = 0
    end: int = 0
    """Offsets of its text in the document's source."""

    @property
    def messages(self) -> tuple[Message, ...]:
        """Everything that falls back together."""
        return (*self.head, *self.body)

    @property
    def is_safety(self) -> bool:
        """Whether a wrong word in it can hurt someone."""
        return any(message.level is Level.SAFETY for message in self.messages)


def units_of(document: Document) -> Iterator[Unit]:
    """Yield the units of a document; the title and summary belong to the intro.

    A text shared by several sections has the highest of their levels in each (design §2).
    """
    levels = {message.key: message.level for message, _ in merge_messages(document.messages)}

    def raised(messages: Sequence[Message]) -> tuple[Message, ...]:
        return tuple(replace(message, level=levels[message.key]) for message in messages)

    sections = {section.id: section for section in document.walk()}
    intro = sections.pop(INTRO, None)
    head = raised([message for message in (document.title, document.summary) if message])
    if intro:
        yield Unit(INTRO, head, raised(intro.messages), intro.start, intro.end)
    else:
        yield Unit(INTRO, head, (), document.source.body, document.source.body)
    for section in sections.values():
        body = raised(section.messages)
        yield Unit(section.id, raised([section.title]), body, section.start, section.end)
