"""Builds a release: a pure function of content, catalogs and policy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service import VERSION
from service.catalogs.checks.context import Context
from service.catalogs.texts import SOURCE_LANGUAGE, Texts, has_text
from service.content.load import Content
from service.content.model import Message
from service.content.policy import Policy
from service.content.publisher import publisher_messages
from service.journal.context import make_context
from service.journal.status import Status
from service.locales.facts import LanguageFacts
from service.release.checked import Body
from service.release.compose import compose_document, compose_sections, digest
from service.release.decide import Decided, decide_document
from service.release.gate import Gate, Unit
from service.release.listings import decide_terms
from service.release.model import Language, Release, SectionState
from service.release.notices import Reader
from service.release.own_text import title_text
from service.release.phrases import make_phrases
from service.release.responses import Decisions, make_parts


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a release is made from."""

    content: Content
    interface: tuple[Message, ...]
    texts: Texts
    policy: Policy

    @property
    def context(self) -> Context:
        """What the checks know besides a message and its text."""
        return make_context(self.content.terms, self.texts, self.policy)

    @property
    def gate(self) -> Gate:
        """What decides, for each text, who gets it."""
        return Gate(self.texts, self.policy, self.context, SOURCE_LANGUAGE)


def build(inputs: Inputs) -> Release:
    """Build a release; equal inputs give equal releases, in whatever order they come.

    Raises ReleaseError where a schema refuses a body.
    """
    documents = sorted(inputs.content.documents, key=lambda document: document.id)
    built = tuple(decide_document(document, inputs.gate) for document in documents)
    decisions = Decisions(inputs.content, built, decide_terms(inputs.content, inputs.gate))
    translated = (tag for tag, catalogs in sorted(inputs.texts.items()) if has_text(catalogs))
    languages = (SOURCE_LANGUAGE, *translated)
    readers = {tag: make_reader(inputs, tag) for tag in languages}
    sections = {tag: _states(built, tag) for tag in languages}
    return Release(
        engine=f"polyleaf {VERSION}",
        policy=inputs.policy.name,
        source_language=SOURCE_LANGUAGE,
        languages=tuple(_language(inputs.content.languages.facts(tag)) for tag in languages),
        chains=inputs.policy.chains,
        unreviewed_safety=_shows_unreviewed_safety(built),
        parts=make_parts(decisions, readers, sections),
        interface={tag: reader.phrases.compile() for tag, reader in readers.items()},
        sections=sections,
    )


def build_document(inputs: Inputs, document_id: str, language: str) -> Body:
    """Compose one document for the readers of one language; raises KeyError without such a document."""
    documents = {document.id: document for document in inputs.content.documents}
    decided = decide_document(documents[document_id], inputs.gate)
    edition = decided.edition(inputs.content, make_reader(inputs, language))
    return compose_document(edition, compose_sections(edition, lambda body: body))


def make_reader(inputs: Inputs, language: str) -> Reader:
    """Gather what stands beside every text for the readers of one language."""
    publisher = inputs.content.publisher
    texts = publisher_messages(publisher, "content/publisher.yaml")
    phrases = make_phrases(
        language,
        inputs.gate,
        inputs.interface,
        {message.unit: message for message in texts},
        publisher.values,
        languages=inputs.content.languages,
    )
    return Reader(language, SOURCE_LANGUAGE, inputs.policy.name, phrases)


def _states(built: Sequence[Decided], language: str) -> Mapping[str, SectionState]:
    return {
        f"{decided.document.id}/{unit.id}": _state(unit, language, decided)
        for decided in built
        for unit in decided.units
    }


def _state(unit: Unit, language: str, decided: Decided) -> SectionState:
    served = decided.served[unit.id][language]
    titles = [title_text(message, served.text) for message in unit.head]
    markdown = decided.own_texts[unit.id, served.language].markdown
    revision = digest([served.language, str(served.status), titles, markdown])
    return SectionState(served.language, str(served.status), served.reason, revision)


def _language(facts: LanguageFacts) -> Language:
    return Language(facts.tag, facts.direction, facts.name, facts.autonym)


def _shows_unreviewed_safety(built: Sequence[Decided]) -> bool:
    """Tell whether safety text that nobody approved is served, the source's own included."""
    return any(
        item.status is not Status.APPROVED
        for decided in built
        for unit in decided.units
        if unit.is_safety
        for item in decided.served[unit.id].values()
    )
