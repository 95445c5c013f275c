"""Composes the bodies that span documents: kinds, lists, languages, glossary."""

from collections.abc import Iterator, Mapping, Sequence

from service.content.glossary import Term, glossary_messages
from service.content.kinds import UNKNOWN
from service.content.load import Content
from service.content.model import Document
from service.content.parse import INTRO
from service.content.publisher import Publisher
from service.journal.status import Status
from service.locales.facts import LanguageFacts
from service.locales.languages import Languages
from service.release.checked import Body
from service.release.compose import (
    LICENCE,
    Edition,
    add_companions,
    fallback_of,
    seal,
    translation_of,
)
from service.release.gate import SOURCE_STATUS, Gate, Served, Unit
from service.release.model import SectionState
from service.release.notices import (
    Reader,
    country_notices,
    gather_notices,
    policy_notices,
    publisher_notices,
)
from service.release.own_text import title_text, word_of


def compose_kinds(composed: Sequence[tuple[Edition, Mapping[str, Body]]]) -> Iterator[Body]:
    """Yield, for each kind in the documents of one language, the body of all its sections."""
    gathered: dict[str, list[Body]] = {}
    for edition, bodies in composed:
        for section in edition.document.walk():
            gathered.setdefault(section.kind, []).append(add_companions(bodies, section.id))
    first = composed[0][0]
    for name, sections in sorted(gathered.items()):
        yield _compose_kind(first, name, sections)


def _compose_kind(edition: Edition, name: str, sections: Sequence[Body]) -> Body:
    kind, reader = edition.content.kinds.get(name, UNKNOWN), edition.reader
    path = f"/v1/{reader.language}/sections/{name}"
    return seal(
        {
            "kind": name,
            "level": str(kind.level),
            "codes": {vocabulary: list(codes) for vocabulary, codes in sorted(kind.codes.items())},
            "for": reader.language,
            "direction": reader.languages.facts(reader.language).direction,
            "sections": list(sections),
            "links": {"self": f"{path}.json", "html": f"{path}.html"},
            "policy": reader.policy,
        }
    )


def compose_documents(editions: Sequence[Edition]) -> Body:
    """Compose the list of documents for the readers of one language."""
    reader = editions[0].reader
    return seal(
        {
            "for": reader.language,
            "direction": reader.languages.facts(reader.language).direction,
            "documents": [_summary(edition) for edition in editions],
            "notices": gather_notices([edition.served[INTRO] for edition in editions], reader),
            "links": {"self": f"/v1/{reader.language}/documents.json"},
            "policy": reader.policy,
        }
    )


def _summary(edition: Edition) -> Body:
    document, served = edition.document, edition.served[INTRO]
    base = f"/v1/{edition.reader.language}/documents/{document.id}"
    head = [message for message in (document.title, document.summary) if message]
    return {
        "document": document.id,
        "language": served.language,
        "direction": edition.reader.languages.facts(served.language).direction,
        "fallback": fallback_of(served),
        "title": title_text(document.title, served.text),
        "summary": title_text(document.summary, served.text) if document.summary else "",
        "translation": translation_of(served, head),
        "sections": [
            {"id": section.id, "kind": section.kind, "url": f"{base}/sections/{section.id}.json"}
            for section in document.walk()
        ],
        "links": {"self": f"{base}.json", "html": f"{base}.html"},
    }


def compose_languages(sections: Mapping[str, Mapping[str, SectionState]], reader: Reader) -> Body:
    """Compose the list of languages, with what readers of each really get."""
    return seal(
        {
            "source": reader.source,
            "languages": [
                _language(reader.languages.facts(tag), states) for tag, states in sections.items()
            ],
            "policy": reader.policy,
        }
    )


def _language(facts: LanguageFacts, states: Mapping[str, SectionState]) -> Body:
    tag = facts.tag
    own = [state for state in states.values() if state.language == tag]
    return {
        "language": tag,
        "direction": facts.direction,
        "name": facts.name,
        "autonym": facts.autonym,
        "sections": len(states),
        "own": len(own),
        "approved": sum(state.status == Status.APPROVED for state in own),
        "links": {"documents": f"/v1/{tag}/documents.json", "glossary": f"/v1/{tag}/glossary.json"},
    }


def compose_publisher(publisher: Publisher, reader: Reader) -> Body:
    """Compose who publishes and what readers can do: numbers are data of a country, not of a language."""
    return seal(
        {
            "for": reader.language,
            "direction": reader.languages.facts(reader.language).direction,
            "example": publisher.example,
            "publisher": dict(publisher.values),
            "notices": [*policy_notices(reader), *publisher_notices(reader)],
            "countries": [
                {"country": country, **numbers, "notices": country_notices(numbers, reader)}
                for country, numbers in sorted(publisher.countries.items())
            ],
            "links": {"self": f"/v1/{reader.language}/publisher.json"},
            "policy": reader.policy,
        }
    )


def compose_catalogue(
    documents: Sequence[Document], languages: Sequence[str], reader: Reader
) -> Body:
    """Compose the list of documents that is the same for everybody."""
    return seal(
        {
            "source": reader.source,
            "documents": [
                {
                    "document": document.id,
                    "language": reader.source,
                    "title": title_text(document.title, {}),
                    "status": str(SOURCE_STATUS),
                    "links": {tag: f"/v1/{tag}/documents/{document.id}.json" for tag in languages},
                }
                for document in documents
            ],
            "policy": reader.policy,
        }
    )


def decide_terms(content: Content, gate: Gate) -> Mapping[str, Mapping[str, Served]]:
    """Decide each term for all languages; a term and its definition are one unit of fallback."""
    return {term.id: gate.decide(_term_unit(term), None) for term in content.terms}


def _term_unit(term: Term) -> Unit:
    return Unit(term.id, (), tuple(glossary_messages([term], "content/glossary.yaml")))


def compose_glossary(
    content: Content, served: Mapping[str, Mapping[str, Served]], reader: Reader
) -> Body:
    """Compose the glossary for the readers of one language."""
    mine = {name: by_language[reader.language] for name, by_language in served.items()}
    return seal(
        {
            "for": reader.language,
            "direction": reader.languages.facts(reader.language).direction,
            "terms": [_term(term, mine[term.id], reader.languages) for term in content.terms],
            "notices": gather_notices(list(mine.values()), reader),
            "licence": LICENCE,
            "links": {"self": f"/v1/{reader.language}/glossary.json"},
            "policy": reader.policy,
        }
    )


def _term(term: Term, served: Served, languages: Languages) -> Body:
    messages = _term_unit(term).messages
    words = {message.unit: word_of(message, served.text) for message in messages}
    return {
        "id": term.id,
        "language": served.language,
        "direction": languages.facts(served.language).direction,
        "fallback": fallback_of(served),
        "term": words.get(term.id, term.term),
        "definition": words[f"{term.id}.definition"],
        "source_term": term.term,
        "translation": translation_of(served, messages),
    }
