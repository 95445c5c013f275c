"""Composes the bodies that span documents: kinds, lists, languages, glossary."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from service.content.glossary import Term, glossary_messages
from service.content.kinds import Kind
from service.content.load import Content
from service.content.parse import INTRO
from service.content.publisher import Publisher
from service.journal.status import Status, worst
from service.locales.facts import LanguageFacts
from service.locales.languages import Languages
from service.release.checked import Body
from service.release.compose import (
    LICENCE,
    Edition,
    fallback_of,
    name_document,
    seal,
    translation_of,
)
from service.release.gate import Served, Unit
from service.release.model import SectionState
from service.release.notices import (
    Reader,
    country_notices,
    gather_notices,
    policy_notices,
    publisher_notices,
)
from service.release.own_text import word_of


def compose_kind(name: str, kind: Kind, revisions: Sequence[str], reader: Reader) -> Body:
    """Compose what stands around all sections of a kind; they are rendered already.

    `revisions` are those of the sections and of their companions: with them the revision changes.
    """
    path = f"/v1/{reader.language}/sections/{name}"
    body = {
        "kind": name,
        "level": str(kind.level),
        "codes": {vocabulary: list(codes) for vocabulary, codes in sorted(kind.codes.items())},
        "for": reader.language,
        "direction": reader.languages.facts(reader.language).direction,
        "links": {"self": f"{path}.json", "html": f"{path}.html"},
        "policy": reader.policy,
    }
    return seal_kind(body, revisions)


def seal_kind(body: Body, revisions: Sequence[str]) -> Body:
    """Add the revision to what stands around the sections of a kind."""
    return {**seal({**body, "sections": list(revisions)}), "sections": []}


def compose_documents(summaries: Sequence[Body], served: Sequence[Served], reader: Reader) -> Body:
    """Compose the list of documents for the readers of one language; `served` is each one's intro."""
    return seal(
        {
            "for": reader.language,
            "direction": reader.languages.facts(reader.language).direction,
            "documents": list(summaries),
            "notices": gather_notices(served, reader),
            "links": {"self": f"/v1/{reader.language}/documents.json"},
            "policy": reader.policy,
        }
    )


def summarize(edition: Edition) -> Body:
    """Compose how a document stands in the list of documents."""
    document, served = edition.document, edition.served[INTRO]
    base = f"/v1/{edition.reader.language}/documents/{document.id}"
    head = [message for message in (document.title, document.summary) if message]
    return {
        "document": document.id,
        "language": served.language,
        "direction": edition.reader.languages.facts(served.language).direction,
        "fallback": fallback_of(served),
        **name_document(document, served),
        "translation": translation_of(served, head),
        "sections": [
            {"id": section.id, "kind": section.kind, "url": f"{base}/sections/{section.id}.json"}
            for section in document.walk()
        ],
        "links": {"self": f"{base}.json", "html": f"{base}.html"},
    }


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a language its readers really get in it, in sections; what was taken back is none."""

    sections: int
    own: int
    approved: int


def tally(language: str, states: Collection[SectionState]) -> Tally:
    """Count what readers of a language get."""
    own = [state for state in states if state.language == language and not state.is_gone]
    approved = sum(state.status == Status.APPROVED for state in own)
    return Tally(len(states), len(own), approved)


def find_statuses(states: Mapping[str, SectionState]) -> Mapping[str, str]:
    """Give the least status of each document's sections, by document; `states` are one language's."""
    found: dict[str, list[Status]] = {}
    for address, state in states.items():
        found.setdefault(address.partition("/")[0], []).append(Status(state.status))
    return {document: str(worst(statuses)) for document, statuses in found.items()}


def compose_languages(tallies: Mapping[str, Tally], reader: Reader) -> Body:
    """Compose the list of languages, with what readers of each really get."""
    return seal(
        {
            "source": reader.source,
            "languages": [
                _language(reader.languages.facts(tag), counted) for tag, counted in tallies.items()
            ],
            "policy": reader.policy,
        }
    )


def _language(facts: LanguageFacts, counted: Tally) -> Body:
    tag = facts.tag
    return {
        "language": tag,
        "direction": facts.direction,
        "name": facts.name,
        "autonym": facts.autonym,
        "sections": counted.sections,
        "own": counted.own,
        "approved": counted.approved,
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
    titles: Mapping[str, str],
    statuses: Mapping[str, str],
    languages: Sequence[str],
    reader: Reader,
) -> Body:
    """Compose the list of documents that is the same for everybody.

    Titles and statuses are the source's, by document.
    """
    return seal(
        {
            "source": reader.source,
            "documents": [
                {
                    "document": document,
                    "language": reader.source,
                    "title": title,
                    "status": statuses[document],
                    "links": {tag: f"/v1/{tag}/documents/{document}.json" for tag in languages},
                }
                for document, title in titles.items()
            ],
            "policy": reader.policy,
        }
    )


def term_unit(term: Term) -> Unit:
    """Make the unit of a term: with its definition it falls back as one."""
    return Unit(term.id, (), tuple(glossary_messages([term], "content/glossary.yaml")))


def compose_glossary(content: Content, mine: Mapping[str, Served], reader: Reader) -> Body:
    """Compose the glossary for the readers of one language; `mine` is what they get of each term."""
    return seal(
        {
            "for": reader.language,
            "direction": reader.languages.facts(reader.language).direction,
            "terms": [
                _term(term, mine[term.id], reader.languages)
                for term in content.terms
                if term.id in mine
            ],
            "notices": gather_notices(list(mine.values()), reader),
            "licence": LICENCE,
            "links": {"self": f"/v1/{reader.language}/glossary.json"},
            "policy": reader.policy,
        }
    )


def _term(term: Term, served: Served, languages: Languages) -> Body:
    messages = term_unit(term).messages
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
