"""Says which URL answers what: the responses of a release, in its parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.load import Content
from service.journal.status import Status
from service.release.checked import Body, check_body
from service.release.compose import (
    Edition,
    add_companions,
    compose_document,
    compose_sections,
)
from service.release.decide import Decided
from service.release.gate import Served
from service.release.listings import (
    compose_catalogue,
    compose_documents,
    compose_glossary,
    compose_kinds,
    compose_languages,
    compose_publisher,
)
from service.release.model import Part, Response, SectionState
from service.release.notices import Reader
from service.release.openapi import describe_api
from service.release.render.html import render_document, render_kind, render_section
from service.release.render.json import render_json
from service.release.schemas import (
    CatalogueSchema,
    DocumentSchema,
    DocumentsSchema,
    GlossarySchema,
    KindSchema,
    LanguagesSchema,
    PublisherSchema,
    SectionSchema,
)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What readers of every language get, of everything."""

    content: Content
    documents: Sequence[Decided]
    terms: Mapping[str, Mapping[str, Served]]
    """By term, then by the reader's language."""


def make_parts(
    decisions: Decisions,
    readers: Mapping[str, Reader],
    sections: Mapping[str, Mapping[str, SectionState]],
) -> tuple[Part, ...]:
    """Compose and render every response; raises ReleaseError where a schema refuses a body."""
    parts = [part for reader in readers.values() for part in _localized_parts(decisions, reader)]
    parts.append(Part("index", dict(_common_responses(decisions, readers, sections))))
    return tuple(sorted(parts, key=lambda part: part.name))


def _localized_parts(decisions: Decisions, reader: Reader) -> Iterator[Part]:
    composed = []
    for decided in decisions.documents:
        edition = decided.edition(decisions.content, reader)
        composed.append((edition, compose_sections(edition, _check_section)))
        name = f"{reader.language}/{edition.document.id}"
        yield Part(name, dict(_document_responses(*composed[-1])))
    glossary = compose_glossary(decisions.content, decisions.terms, reader)
    publisher = compose_publisher(decisions.content.publisher, reader)
    yield Part(f"{reader.language}/index", dict(_index_responses(composed, glossary, publisher)))


Answer = tuple[str, Response]


def _check_section(body: Body) -> Body:
    return check_body(body, SectionSchema())


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
    composed: Sequence[tuple[Edition, Mapping[str, Body]]], glossary: Body, publisher: Body
) -> Iterator[Answer]:
    base = f"/v1/{glossary['for']}"
    documents = compose_documents([edition for edition, _ in composed])
    yield f"{base}/documents.json", _answer(render_json(documents, DocumentsSchema()), documents)
    yield f"{base}/glossary.json", _answer(render_json(glossary, GlossarySchema()), glossary)
    yield f"{base}/publisher.json", _answer(render_json(publisher, PublisherSchema()), publisher)
    for body in compose_kinds(composed):
        path = f"{base}/sections/{body['kind']}"
        yield f"{path}.json", _answer(render_json(body, KindSchema()), body)
        yield f"{path}.html", _answer(render_kind(body), body, "text/html")


def _common_responses(
    decisions: Decisions,
    readers: Mapping[str, Reader],
    sections: Mapping[str, Mapping[str, SectionState]],
) -> Iterator[Answer]:
    reader = readers[SOURCE_LANGUAGE]
    documents = [decided.document for decided in decisions.documents]
    catalogue = compose_catalogue(documents, list(sections), reader)
    languages = compose_languages(sections, reader)
    yield "/v1/documents.json", _answer(render_json(catalogue, CatalogueSchema()), catalogue)
    yield "/v1/languages.json", _answer(render_json(languages, LanguagesSchema()), languages)
    yield "/v1/openapi.json", _answer(describe_api(), {})


def _answer(body: bytes, composed: Body, media_type: str = "application/json") -> Response:
    """Wrap a body with what its headers need, read from everything inside it."""
    texts = list(_texts_in(composed))
    languages = dict.fromkeys(text["language"] for text in texts) or {
        composed.get("for", SOURCE_LANGUAGE): None
    }
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
