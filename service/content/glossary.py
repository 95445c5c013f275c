"""`content/glossary.yaml`: the terms that translations must render the same way everywhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import (
    Schema,
    ValidationError,
    fields,
    post_load,
    validate,
    validates_schema,
)

from service.content.data_file import parse_data
from service.content.model import Level, Message
from service.content.validators import FILLED, check_id, check_language

DOMAIN = "glossary"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the glossary."""

    id: str
    term: str
    definition: str
    part_of_speech: str
    variants: tuple[str, ...]
    """Other forms of it in English text."""
    keep: tuple[str, ...]
    """Words in it that stay as they are in every language."""
    translate: bool
    """False where the whole term stays as it is."""
    forbidden: Mapping[str, tuple[str, ...]]
    """Renderings that mean something else, by language."""
    note: str


class _TermSchema(Schema):
    id = fields.String(required=True, validate=check_id)
    term = fields.String(required=True, validate=[FILLED, validate.Length(max=200)])
    definition = fields.String(required=True, validate=[FILLED, validate.Length(max=1000)])
    part_of_speech = fields.String(required=True, validate=FILLED)
    variants = fields.List(fields.String(validate=FILLED), load_default=list)
    keep = fields.List(fields.String(validate=FILLED), load_default=list)
    translate = fields.Boolean(load_default=True)
    forbidden = fields.Dict(
        fields.String(validate=check_language),
        fields.List(fields.String(validate=FILLED)),
        load_default=dict,
    )
    note = fields.String(load_default="")

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Term:
        forbidden = {language: tuple(words) for language, words in data.pop("forbidden").items()}
        variants, keep = tuple(data.pop("variants")), tuple(data.pop("keep"))
        return Term(variants=variants, keep=keep, forbidden=forbidden, **data)


class _FileSchema(Schema):
    terms = fields.List(fields.Nested(_TermSchema), required=True)

    @validates_schema
    def check_ids(self, data: dict[str, Any], **_: object) -> None:
        """Hold that each id names one term."""
        seen: set[str] = set()
        repeated = {}
        for place, term in enumerate(data["terms"]):
            if term.id in seen:
                repeated[place] = {"id": [f"Another term has the id {term.id!r} too."]}
            seen.add(term.id)
        if repeated:
            raise ValidationError({"terms": repeated})


def read_glossary(text: str, path: str) -> tuple[Term, ...]:
    """Read the terms in order; raises InputError with every fault."""
    return tuple(parse_data(text, path, _FileSchema())["terms"])


def glossary_messages(terms: Sequence[Term], path: str) -> Iterator[Message]:
    """Yield two messages a term: the term itself, unless it stays as it is, and its definition."""
    for term in terms:
        notes = tuple(note for note in (term.note, _keep_note(term)) if note)
        if term.translate:
            yield _message(term.id, term.term, term, path, notes)
        yield _message(f"{term.id}.definition", term.definition, term, path, ())


def _keep_note(term: Term) -> str:
    return f"Keep as it is: {', '.join(term.keep)}." if term.keep else ""


def _message(unit: str, text: str, term: Term, path: str, notes: tuple[str, ...]) -> Message:
    return Message(
        domain=DOMAIN,
        context=f"{DOMAIN}/{unit}",
        msgid=text,
        level=Level.CLAIM,
        path=path,
        line=0,
        place=term.id,
        kind="glossary",
        notes=notes,
    )


class TermFinder:
    """Finds the glossary terms that occur in a text, the longest first."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._ids = {form.lower(): term.id for term in terms for form in _forms(term)}
        forms = sorted(map(re.escape, self._ids), key=len, reverse=True)
        self._pattern = (
            re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None
        )

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of the terms in `text`, each the first time it occurs."""
        if not self._pattern:
            return ()
        found = (self._ids[match[0].lower()] for match in self._pattern.finditer(text))
        return tuple(dict.fromkeys(found))


def _forms(term: Term) -> tuple[str, ...]:
    return (re.sub(r"\s*\([^)]*\)", "", term.term), *term.variants)
