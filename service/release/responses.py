"""Says which URL answers what: the responses of a release, in its parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.kinds import UNKNOWN
from service.content.load import Content
from service.content.parse import INTRO
from service.journal.status import Status
from service.release.checked import Body, check_body
from service.release.compose import (
    Edition,
    add_companions,
    compose_document,
    compose_sections,
)
from service.release.gate import Served, Unit
from service.release.listings import (
    compose_documents,
    compose_glossary,
    compose_kind,
    compose_publisher,
    summarize,
)
from service.release.model import Part, Response
from service.release.notices import Reader
from service.release.openapi import describe_api
from service.release.record import make_record, write_record
from service.release.render.html import render_document, render_section
from service.release.render.json import render_json, splice_sections
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
from service.release.voice import write_voice


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as it stands among all those of its kind."""

    id: str
    kind: str
    revisions: tuple[str, ...]
    """Its own, then those of its companions."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists say of a document."""

    document: str
    served: Served
    """Its intro."""
    summary: Body
    entries: tuple[Entry, ...]


def make_edition(edition: Edition, units: Sequence[Unit]) -> tuple[Part, Outline]:
    """Compose and render a document; raises ReleaseError where a schema refuses a body."""
    bodies = compose_sections(edition, _check_section)
    language, document = edition.reader.language, edition.document.id
    record = write_record(make_record(language, document, units, edition.served))
    whole = compose_document(edition, bodies)
    responses = dict(render_edition(whole, bodies))
    return Part(f"{language}/{document}", responses, record), _outline(edition, bodies)


def _outline(edition: Edition, bodies: Mapping[str, Body]) -> Outline:
    entries = (
        Entry(
            section.id,
            section.kind,
            (bodies[section.id]["revision"], *_companions(bodies, section.id)),
        )
        for section in edition.document.walk()
    )
    intro = edition.served[INTRO]
    return Outline(edition.document.id, intro, summarize(edition), tuple(entries))


def _companions(bodies: Mapping[str, Body], section_id: str) -> Iterator[str]:
    for companion in bodies[section_id]["companion_ids"]:
        yield bodies[companion]["revision"]


Answer = tuple[str, Response]


def _check_section(body: Body) -> Body:
    return check_body(body, SectionSchema())


def render_edition(whole: Body, bodies: Mapping[str, Body]) -> Iterator[Answer]:
    """Render a document and its sections, composed already; `bodies` are the sections by id."""
    base = f"/v1/{whole['for']}/documents/{whole['document']}"
    yield f"{base}.json", make_response(render_json(whole, DocumentSchema()), whole)
    yield f"{base}.html", make_response(render_document(whole), whole, "text/html")
    for section_id in bodies:
        body = add_companions(bodies, section_id)
        path = f"{base}/sections/{section_id}"
        yield f"{path}.json", make_response(render_json(body, SectionSchema()), body)
        yield f"{path}.html", make_response(render_section(body), body, "text/html")


Listed = tuple[Outline, Part]
"""A document as lists show it, with its own part, out of which they take its sections."""


def make_index(
    content: Content, listed: Sequence[Listed], terms: Mapping[str, Served], reader: Reader
) -> Part:
    """Compose and render what spans documents for the readers of one language."""
    responses = dict(_index_responses(content, listed, terms, reader))
    return Part(f"{reader.language}/index", responses, write_voice(reader))


def _index_responses(
    content: Content, listed: Sequence[Listed], terms: Mapping[str, Served], reader: Reader
) -> Iterator[Answer]:
    base = f"/v1/{reader.language}"
    outlines = [outline for outline, _ in listed]
    summaries, intros = [each.summary for each in outlines], [each.served for each in outlines]
    documents = compose_documents(summaries, intros, reader)
    yield (
        f"{base}/documents.json",
        make_response(render_json(documents, DocumentsSchema()), documents),
    )
    glossary = compose_glossary(content, terms, reader)
    yield f"{base}/glossary.json", make_response(render_json(glossary, GlossarySchema()), glossary)
    publisher = compose_publisher(content.publisher, reader)
    yield (
        f"{base}/publisher.json",
        make_response(render_json(publisher, PublisherSchema()), publisher),
    )
    yield from _kind_responses(content, listed, reader)


def _kind_responses(content: Content, listed: Sequence[Listed], reader: Reader) -> Iterator[Answer]:
    gathered: dict[str, list[tuple[str, Part, Entry]]] = {}
    for outline, part in listed:
        for entry in outline.entries:
            base = f"/v1/{reader.language}/documents/{outline.document}/sections/{entry.id}"
            gathered.setdefault(entry.kind, []).append((base, part, entry))
    for name, found in sorted(gathered.items()):
        revisions = [revision for _, _, entry in found for revision in entry.revisions]
        body = compose_kind(name, content.kinds.get(name, UNKNOWN), revisions, reader)
        data, pages = (
            [part.responses[f"{base}.{suffix}"] for base, part, _ in found]
            for suffix in ("json", "html")
        )
        yield from render_kind(body, data, pages)


def render_kind(
    body: Body, data: Sequence[Response], pages: Sequence[Response]
) -> Iterator[Answer]:
    """Render the list of a kind around its sections, which are rendered already in both formats."""
    around = render_json(body, KindSchema())
    path = f"/v1/{body['for']}/sections/{body['kind']}"
    yield f"{path}.json", _gather(splice_sections(around, data), data)
    yield f"{path}.html", _gather(b"".join(page.body for page in pages), pages)


def _gather(body: bytes, held: Sequence[Response]) -> Response:
    """Wrap a body that holds whole responses with what their headers need together."""
    return Response(
        body=body,
        media_type=held[0].media_type,
        languages=tuple(dict.fromkeys(tag for each in held for tag in each.languages)),
        fallback=any(each.fallback for each in held),
        approved=all(each.approved for each in held),
    )


def make_common(catalogue: Body, languages: Body) -> Part:
    """Render what is the same for everybody."""
    answers = {
        "/v1/documents.json": make_response(render_json(catalogue, CatalogueSchema()), catalogue),
        "/v1/languages.json": make_response(render_json(languages, LanguagesSchema()), languages),
        "/v1/openapi.json": make_response(describe_api(), {}),
    }
    return Part("index", answers)


def make_response(body: bytes, composed: Body, media_type: str = "application/json") -> Response:
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
