"""Composes the bodies of sections and documents, before any format renders them."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from service.content.kinds import UNKNOWN
from service.content.load import Content
from service.content.model import Document, Message, Section
from service.content.parse import INTRO, citations_of
from service.journal.status import Status, worst
from service.locales.languages import Languages
from service.release.checked import Body
from service.release.gate import Served, Unit
from service.release.notices import Reader, gather_notices, section_notices
from service.release.own_text import (
    NO_TEXT,
    OwnText,
    isolate_own_text,
    render_own_text,
    title_text,
)

LICENCE = "CC-BY-4.0"
"""SPDX identifier of the licence of all content."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A document for the readers of one language."""

    content: Content
    document: Document
    served: Mapping[str, Served]
    """What they get for each unit, by its id."""
    own_texts: Mapping[str, OwnText]
    numbers: Mapping[str, int]
    """What readers see for each citation."""
    reader: Reader


def number_citations(document: Document) -> Mapping[str, int]:
    """Give the sources of a document numbers, in the order of their first citation."""
    keys = dict.fromkeys(
        key for message in document.messages for key in citations_of(message.msgid)
    )
    return {key: number for number, key in enumerate(keys, 1)}


def render_unit(
    document: Document,
    unit: Unit,
    served: Served,
    numbers: Mapping[str, int],
    languages: Languages,
) -> OwnText:
    """Render a unit in the words that readers get; the title and summary stand outside the text."""
    if served.is_gone:
        return NO_TEXT
    extent = (unit.start, unit.end)
    own = render_own_text(document, unit.body, extent, served.text, numbers)
    return isolate_own_text(own, languages.facts(served.language).direction)


def compose_sections(edition: Edition, finish: Callable[[Body], Body]) -> Mapping[str, Body]:
    """Compose every section and part by its id; companions are not in them yet.

    Each is finished, for a release by its schema, before it stands in another.
    """
    bodies: dict[str, Body] = {}
    known = frozenset(section.id for section in edition.document.walk())
    for section in edition.document.sections:
        for part in section.parts:
            bodies[part.id] = finish(_compose_section(edition, part, known, []))
        parts = [bodies[part.id] for part in section.parts]
        bodies[section.id] = finish(_compose_section(edition, section, known, parts))
    return bodies


def add_companions(bodies: Mapping[str, Body], section_id: str) -> Body:
    """Complete a section that is served alone: its companions stand inside it, without their own."""
    body = bodies[section_id]
    return {**body, "companions": [bodies[companion] for companion in body["companion_ids"]]}


def _compose_section(
    edition: Edition, section: Section, known: Collection[str], parts: Sequence[Body]
) -> Body:
    served = edition.served[section.id]
    own = edition.own_texts[section.id]
    kind = edition.content.kinds.get(section.kind, UNKNOWN)
    body = {
        "document": edition.document.id,
        "id": section.id,
        "kind": section.kind,
        "level": str(section.level),
        "codes": {name: list(codes) for name, codes in sorted(kind.codes.items())},
        **_localized(edition, served, section.own()),
        "title": "" if served.is_gone else title_text(section.title, served.text),
        "body": _text_body(own),
        "notices": section_notices(served, edition.reader),
        "parts": list(parts),
        "companion_ids": [id_ for id_ in kind.companions if id_ in known and id_ != section.id],
        "companions": [],
        "citations": _citations(edition, own.citations),
        "links": _links(edition, f"/sections/{section.id}"),
    }
    return seal(body)


def compose_document(edition: Edition, bodies: Mapping[str, Body]) -> Body:
    """Compose a whole document from the bodies of its sections."""
    served = edition.served[INTRO]
    document = edition.document
    everything = tuple(edition.served.values())
    cited = {key for own in edition.own_texts.values() for key in own.citations}
    body = {
        "document": document.id,
        **_localized(edition, served, _head(document)),
        **name_document(document, served),
        "translation": _translation(everything, document.messages),
        "notices": gather_notices(everything, edition.reader),
        "sections": [bodies[section.id] for section in document.sections],
        "citations": _citations(edition, cited),
        "links": _links(edition, ""),
    }
    return seal(body)


def name_document(document: Document, served: Served) -> Body:
    """Give the title and summary of a document; one whose intro was taken back is named by its id."""
    if served.is_gone:
        return {"title": document.id, "summary": ""}
    return {
        "title": title_text(document.title, served.text),
        "summary": title_text(document.summary, served.text) if document.summary else "",
    }


def seal(body: Body) -> Body:
    """Add the revision: it changes when, and only when, the body does."""
    return {**body, "revision": digest(body)}


def digest(value: object) -> str:
    """Digest a JSON value: 16 hexadecimal digits of the SHA-256 of its canonical form."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fallback_of(served: Served) -> Body | None:
    """Say why readers get another language than their own; None when they do not."""
    if not served.reason:
        return None
    return {"reason": served.reason, "available": list(served.available)}


def translation_of(served: Served, messages: Iterable[Message]) -> Body:
    """Give the status of one unit's text."""
    return _translation([served], messages)


def _head(document: Document) -> Sequence[Message]:
    return [message for message in (document.title, document.summary) if message]


def _localized(edition: Edition, served: Served, messages: Iterable[Message]) -> Body:
    attribution = f"{edition.content.publisher.values['name']}, {LICENCE}"
    return {
        "for": edition.reader.language,
        "language": served.language,
        "direction": edition.reader.languages.facts(served.language).direction,
        "fallback": fallback_of(served),
        "translation": translation_of(served, messages),
        "review": _review(served),
        "licence": LICENCE,
        "attribution": attribution,
        "policy": edition.reader.policy,
    }


def _review(served: Served) -> Body:
    """Say who reviewed a unit's text, and when that runs out."""
    review = served.review
    return {
        "roles": list(review.roles),
        "last": review.last or None,
        "next_due": review.next_due or None,
        "attested": [asdict(each) for each in review.attested],
    }


def _translation(served: Sequence[Served], messages: Iterable[Message]) -> Body:
    revision = digest([[message.context, message.msgid] for message in messages])
    return {**sum_up_texts(served), "source_revision": revision}


def sum_up_texts(served: Sequence[Served]) -> Body:
    """Give the status of several units together, without the revision of their source."""
    origins = {item.origin for item in served}
    return {
        "status": str(worst(item.status for item in served)),
        "origin": str(origins.pop()) if len(origins) == 1 else "mixed",
        "stale": any(item.status is Status.STALE for item in served),
        "kept_since": min((item.kept_since for item in served if item.kept_since), default=None),
        "source_status": str(worst(item.source_status for item in served)),
    }


def _text_body(own: OwnText) -> Body:
    return {
        "blocks": [
            {
                "id": block.id,
                "type": block.type,
                "text": block.text,
                "markdown": block.markdown,
                "html": block.html,
            }
            for block in own.blocks
        ],
        "text": own.text,
        "markdown": own.markdown,
        "html": own.html,
    }


def _citations(edition: Edition, keys: Iterable[str]) -> list[Body]:
    """List the publications cited; a footnote of the document itself stands in its text."""
    published = (key for key in keys if key in edition.content.sources)
    ordered = sorted(published, key=edition.numbers.__getitem__)
    return [
        {"key": key, "number": edition.numbers[key], **_source(edition, key)} for key in ordered
    ]


def _source(edition: Edition, key: str) -> Body:
    source = edition.content.sources[key]
    url = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    return {"title": source.title, "year": source.year, "where": source.where, "url": url}


def _links(edition: Edition, tail: str) -> dict[str, str]:
    reader, document = edition.reader, edition.document.id
    base = f"/v1/{reader.language}/documents/{document}"
    return {
        "self": f"{base}{tail}.json",
        "html": f"{base}{tail}.html",
        "document": f"{base}.json",
        "source": f"/v1/{reader.source}/documents/{document}{tail}.json",
    }
