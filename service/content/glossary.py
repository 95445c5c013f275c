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
_WORD = re.compile(r"\w+")


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
    accept: Mapping[str, tuple[str, ...]]
    """Expressions that render it beside the one of the catalog, by language."""
    unless: tuple[str, ...]
    """English words beside which a forbidden rendering can be right."""
    apart: tuple[str, ...]
    """The ids of the terms that may never stand for it, nor it for them."""
    note: str


def _by_language() -> fields.Dict:
    return fields.Dict(
        fields.String(validate=check_language),
        fields.List(fields.String(validate=FILLED)),
        load_default=dict,
    )


class _TermSchema(Schema):
    id = fields.String(required=True, validate=check_id)
    term = fields.String(required=True, validate=[FILLED, validate.Length(max=200)])
    definition = fields.String(required=True, validate=[FILLED, validate.Length(max=1000)])
    part_of_speech = fields.String(required=True, validate=FILLED)
    variants = fields.List(fields.String(validate=FILLED), load_default=list)
    keep = fields.List(fields.String(validate=FILLED), load_default=list)
    translate = fields.Boolean(load_default=True)
    forbidden = _by_language()
    accept = _by_language()
    unless = fields.List(fields.String(validate=FILLED), load_default=list)
    apart = fields.List(fields.String(validate=check_id), load_default=list)
    note = fields.String(load_default="")

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Term:
        for name in ("forbidden", "accept"):
            data[name] = {language: tuple(words) for language, words in data[name].items()}
        for name in ("variants", "keep", "unless", "apart"):
            data[name] = tuple(data[name])
        return Term(**data)


class _FileSchema(Schema):
    terms = fields.List(fields.Nested(_TermSchema), required=True)

    @validates_schema
    def check_ids(self, data: dict[str, Any], **_: object) -> None:
        """Hold that each id names one term, and `apart` others."""
        seen: set[str] = set()
        repeated: dict[int, dict[str, list[str]]] = {}
        for place, term in enumerate(data["terms"]):
            if term.id in seen:
                repeated[place] = {"id": [f"Another term has the id {term.id!r} too."]}
            seen.add(term.id)
        for place, term in enumerate(data["terms"]):
            if unknown := [other for other in term.apart if other not in seen or other == term.id]:
                repeated[place] = {"apart": [f"No other term has the id {unknown[0]!r}."]}
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where a term stands."""

    id: str
    start: int
    end: int


class TermFinder:
    """Finds the glossary terms that occur in a text, the longest first."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._ids = {form.lower(): term.id for term in terms for form in forms_of(term)}
        self._starts: dict[str, list[str]] = {}
        """By its first word, every form in lower case, the longest first."""
        for form in sorted(self._ids, key=len, reverse=True):
            if first := _WORD.match(form):
                self._starts.setdefault(first[0], []).append(form)

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of the terms in `text`, each the first time it occurs."""
        return tuple(dict.fromkeys(mention.id for mention in self.mentions(text)))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield each place of a term in order; a term inside a longer one does not count."""
        after = 0
        for word in _WORD.finditer(text) if self._starts else ():
            forms = self._starts.get(word[0].lower(), ())
            start = word.start()
            form = next((form for form in forms if _stands(form, text, start)), None)
            if form and start >= after:
                after = start + len(form)
                yield Mention(self._ids[form], start, after)


def _stands(form: str, text: str, start: int) -> bool:
    end = start + len(form)
    return text[start:end].lower() == form and not _WORD.match(text, end)


def forms_of(term: Term) -> tuple[str, ...]:
    """Return the forms that a term has in English texts; what it has in brackets is left out."""
    return (re.sub(r"\s*\([^)]*\)", "", term.term), *term.variants)
