"""Builds a release: a pure function of content, catalogs and policy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service import VERSION
from service.catalogs.texts import Texts
from service.content.glossary import DOMAIN as GLOSSARY
from service.content.load import Content
from service.content.model import Document, Message
from service.content.policy import Policy
from service.content.publisher import publisher_messages
from service.journal.status import Status
from service.locales.facts import language_facts
from service.release.compose import (
    Body,
    Edition,
    add_companions,
    compose_document,
    compose_sections,
    digest,
    number_citations,
    render_unit,
)
from service.release.gate import Gate, Served, units_of
from service.release.listings import (
    compose_catalogue,
    compose_documents,
    compose_glossary,
    compose_kinds,
    compose_languages,
    decide_terms,
)
from service.release.model import Language, Part, Release, Response, SectionState
from service.release.notices import Reader
from service.release.openapi import describe_api
from service.release.own_text import OwnText
from service.release.phrases import Domains, Phrases
from service.release.render.html import render_document, render_kind, render_section
from service.release.render.json import render_json
from service.release.schemas import (
    CatalogueSchema,
    DocumentSchema,
    DocumentsSchema,
    GlossarySchema,
    KindSchema,
    LanguagesSchema,
    SectionSchema,
)

SOURCE = "en"
"""The language of the source content."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a release is made from."""

    content: Content
    interface: tuple[Message, ...]
    texts: Texts
    policy: Policy


def build(inputs: Inputs) -> Release:
    """Build a release; equal inputs give equal releases, in whatever order they come.

    Raises ReleaseError where a schema refuses a body.
    """
    built = tuple(_decide_document(inputs, document) for document in inputs.content.documents)
    languages = (SOURCE, *sorted(inputs.texts))
    readers = {tag: make_reader(inputs, tag) for tag in languages}
    sections = {tag: _states(built, tag) for tag in languages}
    return Release(
        engine=f"polyleaf {VERSION}",
        policy=inputs.policy.name,
        source_language=SOURCE,
        languages=tuple(_language(tag) for tag in languages),
        chains=inputs.policy.chains,
        unreviewed_safety=_shows_unreviewed_safety(built),
        parts=tuple(sorted(_parts(inputs, built, readers, sections), key=lambda part: part.name)),
        interface={tag: reader.phrases.compile() for tag, reader in readers.items()},
        sections=sections,
    )


def build_document(inputs: Inputs, document_id: str, language: str) -> Body:
    """Compose one document for the readers of one language; raises KeyError without such a document."""
    documents = {document.id: document for document in inputs.content.documents}
    decided = _decide_document(inputs, documents[document_id])
    edition = decided.edition(inputs.content, make_reader(inputs, language))
    return compose_document(edition, compose_sections(edition))


def make_reader(inputs: Inputs, language: str) -> Reader:
    """Gather what stands beside every text for the readers of one language."""
    publisher = tuple(publisher_messages(inputs.content.publisher, "content/publisher.yaml"))
    domains = Domains(SOURCE, inputs.interface, publisher, inputs.texts, inputs.policy)
    phrases = Phrases(language, inputs.content.publisher, domains)
    return Reader(language, SOURCE, inputs.policy.name, phrases)


@dataclass(frozen=True, slots=True)
class _Decided:
    """A document with what readers of every language get for each of its units."""

    document: Document
    served: Mapping[str, Mapping[str, Served]]
    """By unit, then by the reader's language."""
    own_texts: Mapping[tuple[str, str], OwnText]
    """By unit and the language of the text."""
    numbers: Mapping[str, int]

    def edition(self, content: Content, reader: Reader) -> Edition:
        mine = {unit: served[reader.language] for unit, served in self.served.items()}
        own = {unit: self.own_texts[unit, served.language] for unit, served in mine.items()}
        return Edition(content, self.document, mine, own, self.numbers, reader)


def _decide_document(inputs: Inputs, document: Document) -> _Decided:
    gate = Gate(document.id, inputs.texts, inputs.policy, SOURCE)
    numbers = number_citations(document)
    units = tuple(units_of(document))
    served = {unit.id: gate.decide(unit, document) for unit in units}
    own_texts = {
        (unit.id, item.language): render_unit(document, unit, item, numbers)
        for unit in units
        for item in served[unit.id].values()
    }
    return _Decided(document, served, own_texts, numbers)


def _states(built: Sequence[_Decided], language: str) -> Mapping[str, SectionState]:
    return {
        f"{decided.document.id}/{unit}": _state(
            served[language], decided.own_texts[unit, served[language].language]
        )
        for decided in built
        for unit, served in decided.served.items()
    }


def _state(served: Served, own: OwnText) -> SectionState:
    revision = digest(
        [served.language, str(served.status), own.markdown, sorted(served.text.items(), key=str)]
    )
    return SectionState(served.language, str(served.status), served.reason, revision)


def _language(tag: str) -> Language:
    facts = language_facts(tag)
    return Language(tag, facts.direction, facts.name, facts.autonym)


def _shows_unreviewed_safety(built: Sequence[_Decided]) -> bool:
    """Tell whether safety text that nobody approved is served, the source's own included."""
    levels = {
        f"{decided.document.id}/{section.id}": section.level
        for decided in built
        for section in decided.document.walk()
    }
    return any(
        levels.get(f"{decided.document.id}/{unit}") == "safety"
        and item.status is not Status.APPROVED
        for decided in built
        for unit, served in decided.served.items()
        for item in served.values()
    )


def _parts(
    inputs: Inputs,
    built: Sequence[_Decided],
    readers: Mapping[str, Reader],
    sections: Mapping[str, Mapping[str, SectionState]],
) -> Iterator[Part]:
    terms = decide_terms(inputs.content, Gate(GLOSSARY, inputs.texts, inputs.policy, SOURCE))
    for tag, reader in readers.items():
        composed = []
        for decided in built:
            edition = decided.edition(inputs.content, reader)
            composed.append((edition, compose_sections(edition)))
            yield Part(f"{tag}/{edition.document.id}", dict(_document_responses(*composed[-1])))
        glossary = compose_glossary(inputs.content, terms, reader)
        yield Part(f"{tag}/index", dict(_index_responses(composed, glossary)))
    yield Part("index", dict(_common_responses(inputs, built, sections)))


Answer = tuple[str, Response]


def _document_responses(edition: Edition, bodies: Mapping[str, Body]) -> Iterator[Answer]:
    base = f"/v1/{edition.reader.language}/documents/{edition.document.id}"
    whole = compose_document(edition, bodies)
    yield f"{base}.json", _answer(render_json(whole, DocumentSchema()), whole)
    yield f"{base}.html", _answer(render_document(whole), whole, "text/html")
    for section in edition.document.walk():
        body = add_companions(bodies, section.id)
        path = f"{base}/sections/{section.id}"
        yield f"{path}.json", _answer(render_json(body, SectionSchema()), body)
        yield f"{path}.html", _answer(render_section(body), body, "text/html")


def _index_responses(
    composed: Sequence[tuple[Edition, Mapping[str, Body]]], glossary: Body
) -> Iterator[Answer]:
    base = f"/v1/{glossary['for']}"
    documents = compose_documents([edition for edition, _ in composed])
    yield f"{base}/documents.json", _answer(render_json(documents, DocumentsSchema()), documents)
    yield f"{base}/glossary.json", _answer(render_json(glossary, GlossarySchema()), glossary)
    for body in compose_kinds(composed):
        path = f"{base}/sections/{body['kind']}"
        yield f"{path}.json", _answer(render_json(body, KindSchema()), body)
        yield f"{path}.html", _answer(render_kind(body), body, "text/html")


def _common_responses(
    inputs: Inputs, built: Sequence[_Decided], sections: Mapping[str, Mapping[str, SectionState]]
) -> Iterator[Answer]:
    documents = [decided.document for decided in built]
    catalogue = compose_catalogue(documents, list(sections), SOURCE, inputs.policy.name)
    languages = compose_languages(SOURCE, sections, inputs.policy.name)
    yield "/v1/documents.json", _answer(render_json(catalogue, CatalogueSchema()), catalogue)
    yield "/v1/languages.json", _answer(render_json(languages, LanguagesSchema()), languages)
    yield "/v1/openapi.json", _answer(describe_api(), {})


def _answer(body: bytes, composed: Body, media_type: str = "application/json") -> Response:
    """Wrap a body with what its headers need, read from everything inside it."""
    texts = list(_texts_in(composed))
    languages = dict.fromkeys(text["language"] for text in texts) or {SOURCE: None}
    return Response(
        body=body,
        media_type=media_type,
        languages=tuple(languages),
        fallback=any(text["fallback"] for text in texts),
        approved=all(text["translation"]["status"] == Status.APPROVED for text in texts)
        and bool(texts),
    )


def _texts_in(composed: Body) -> Iterator[Body]:
    """Yield every text inside a body, itself first: what has a language, a fallback and a status."""
    if "fallback" in composed and "translation" in composed:
        yield composed
    for name in ("sections", "parts", "companions", "documents", "terms"):
        for inner in composed.get(name, ()):
            yield from _texts_in(inner)
