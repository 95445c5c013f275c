"""`content/style.yaml`: how our English reads, and which words it does not use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from marshmallow import Schema, fields, post_load

from service.content.data_file import parse_data
from service.content.glossary import Term
from service.content.model import Document
from service.errors import Fault


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
    drugs: tuple[str, ...] = ()
    """Phrases in which "drug" means no medicine."""

    def allowed_grade(self, document: str, section: str) -> float:
        """Return the highest grade that a section may have."""
        return self.exceptions.get(f"{document}/{section}", self.grade)


NO_STYLE = Style({}, inf, (), {}, {})
"""What holds where a project has no `content/style.yaml`: any grade, any word."""


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
    drugs = fields.List(fields.String(), load_default=list)
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
            drugs=tuple(data["drugs"]),
        )


def read_style(text: str, path: str) -> Style:
    """Read the style; raises InputError with every fault."""
    style: Style = parse_data(text, path, _FileSchema())
    return style


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
