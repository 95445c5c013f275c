"""The values of source content: documents, sections, messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from service.content.blocks import Block, Segmented
from service.markup.links import Link

INTRO = "intro"
"""The section of the text before the first `##`; the title and summary belong to it."""


class Level(StrEnum):
    """The harm that a wrong word can do, the worst first (design §2)."""

    SAFETY = "safety"
    CLAIM = "claim"
    EXPLANATION = "explanation"
    INTERFACE = "interface"


@dataclass(frozen=True, slots=True)
class Message:
    """One translatable block of a domain."""

    domain: str
    context: str | None
    """The msgctxt: `document/unit` with a permanent id, else what `<!-- context: -->` says, else None."""
    msgid: str
    level: Level
    path: str
    """The file it comes from, seen from the project's root."""
    line: int
    place: str
    """The section, part or list it stands in: what follows `#` in `#:` comments."""
    block: Block = Block.PARAGRAPH
    kind: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    """Glossary terms that occur in it."""
    links: tuple[Link, ...] = ()
    placeholders: bool = False
    """It may hold `{name}` placeholders (python-brace-format)."""

    @property
    def key(self) -> tuple[str | None, str]:
        """What finds it in a catalog: its context and its msgid."""
        return (self.context, self.msgid)

    @property
    def unit(self) -> str:
        """Its permanent id within the document; empty without one."""
        return self.context.partition("/")[2] if self.context and "/" in self.context else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A `##` section or a `###` part: a title and a text of its own."""

    id: str
    kind: str
    level: Level
    title: Message
    messages: tuple[Message, ...]
    """Its own text without the title and without its parts."""
    start: int
    end: int
    """Offsets of its own text in the document's source."""
    parts: tuple["Section", ...] = ()

    def own(self) -> tuple[Message, ...]:
        """Return its own text, the title included: the unit of fallback (promise P2)."""
        return (self.title, *self.messages)


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file of `content/`; its id is its gettext domain."""

    id: str
    path: str
    title: Message
    summary: Message | None
    sections: tuple[Section, ...]
    """In reading order; the first is `intro` where there is text before the first `##`."""
    source: Segmented
    messages: tuple[Message, ...]
    """Beside `source.segments`, one for one."""

    def walk(self) -> Iterator[Section]:
        """Yield every section, each followed by its parts."""
        for section in self.sections:
            yield section
            yield from section.parts
