"""`content/style.yaml`: how our English reads, and which words it does not use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load

from service.content.data_file import parse_data
from service.content.glossary import Term
from service.content.model import Document, Section
from service.content.reading import grade, long_sentences, tone_words
from service.errors import Fault
from service.markup.messages import plain_text
from service.markup.parser import parse_inline


@dataclass(frozen=True, slots=True)
class Style:
    """What texts for patients must keep to."""

    tone: Mapping[str, str]
    """Words and phrases that may not appear, each with the reason."""
    grade: float
    """The highest Flesch-Kincaid grade of a section's own text."""
    easy: tuple[str, ...]
    """Names that count one syllable a word."""
    glossed: Mapping[str, tuple[str, ...]]
    """By document, the ids of the terms that it explains itself."""
    exceptions: Mapping[str, float]
    """Sections (`document/section`) that may be harder to read, and how hard."""


class _ExceptionSchema(Schema):
    section = fields.String(required=True)
    grade = fields.Float(required=True)
    reason = fields.String(required=True)


class _ReadingSchema(Schema):
    grade = fields.Float(required=True)
    easy = fields.List(fields.String(), load_default=list)
    glossed = fields.Dict(fields.String(), fields.List(fields.String()), load_default=dict)
    exceptions = fields.List(fields.Nested(_ExceptionSchema), load_default=list)


class _FileSchema(Schema):
    tone = fields.Dict(fields.String(), fields.String(), required=True)
    reading = fields.Nested(_ReadingSchema, required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Style:
        reading = data["reading"]
        return Style(
            tone=data["tone"],
            grade=reading["grade"],
            easy=tuple(reading["easy"]),
            glossed={document: tuple(terms) for document, terms in reading["glossed"].items()},
            exceptions={item["section"]: item["grade"] for item in reading["exceptions"]},
        )


def read_style(text: str, path: str) -> Style:
    """Read the style; raises InputError with every fault."""
    style: Style = parse_data(text, path, _FileSchema())
    return style


def check_style(document: Document, terms: Sequence[Term], style: Style) -> Iterator[Fault]:
    """Find sections that are too hard to read, sentences that are too long, and words of a wrong tone."""
    easy = (*style.easy, *_explained(terms, style.glossed.get(document.id, ())))
    for section in document.walk():
        measured = grade(_texts(section), easy)
        allowed = style.exceptions.get(f"{document.id}/{section.id}", style.grade)
        if measured > allowed:
            yield Fault(
                document.path,
                section.title.line,
                f"The section {section.id!r} reads at grade {measured:.1f}; at most {allowed:g} is allowed.",
                "Use shorter sentences and shorter words.",
            )
    for message in document.messages:
        text = _plain(message.msgid)
        for sentence in long_sentences([text]):
            yield Fault(
                document.path, message.line, f"This sentence is too long: {sentence}", "Split it."
            )
        for word in tone_words([text], style.tone):
            yield Fault(
                document.path,
                message.line,
                f"The word {word!r} may not appear: {style.tone[word]}.",
            )


def check_names(
    style: Style, documents: Sequence[Document], terms: Sequence[Term], path: str
) -> Iterator[Fault]:
    """Find what the style says of documents, sections and terms that there are not."""
    sections = {f"{document.id}/{part.id}" for document in documents for part in document.walk()}
    glossed = {name for names in style.glossed.values() for name in names}
    for name in sorted(set(style.exceptions) - sections):
        yield Fault(path, 0, f"There is no section {name!r} to make an exception of.")
    for name in sorted(set(style.glossed) - {document.id for document in documents}):
        yield Fault(path, 0, f"There is no document {name!r}.")
    for name in sorted(glossed - {term.id for term in terms}):
        yield Fault(path, 0, f"There is no term {name!r} in the glossary.")


def _explained(terms: Sequence[Term], glossed: Sequence[str]) -> Iterator[str]:
    for term in terms:
        if term.id in glossed:
            yield from (term.term, *term.variants)


def _texts(section: Section) -> list[str]:
    return [_plain(message.msgid) for message in section.messages]


def _plain(markdown: str) -> str:
    return plain_text(parse_inline(markdown))
