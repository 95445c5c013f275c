"""A rule on the source: a pure function on the texts of a domain, with what people should know of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service.content.glossary import Term
from service.content.model import Document, Message
from service.content.policy import Severity
from service.content.style import Style

Span = tuple[int, int]
"""Where in a msgid: offsets in code points, the end not included."""


@dataclass(frozen=True, slots=True)
class Case:
    """The texts of one domain, and what rules know besides."""

    domain: str
    messages: Sequence[Message]
    document: Document | None
    """None where the texts are no document: the glossary's, the publisher's."""
    terms: Sequence[Term]
    style: Style


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """One fault of the source, told so that its author can mend it."""

    rule: str
    severity: Severity
    path: str
    line: int
    told: str
    """What is wrong and what to do, in the language of the source."""
    message: Message | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SourceRule:
    """One rule, as `polyleaf check --explain` tells it."""

    id: str
    check: Callable[[Case], Iterator[SourceFinding]]
    why: str
    good: str
    """The text below a section's heading that it passes, in Markdown."""
    bad: str


def find_in(message: Message, words: str) -> Span | None:
    """Tell where words stand in a msgid; None where marks stand between them."""
    at = message.msgid.find(words)
    return (at, at + len(words)) if at >= 0 else None


def warn(rule: str, message: Message, told: str, span: Span | None = None) -> SourceFinding:
    """Report what an author should look at."""
    return SourceFinding(rule, Severity.WARN, message.path, message.line, told, message, span)
