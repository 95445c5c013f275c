"""The gate: in which language, and with which status, readers get each section's own text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.catalogs.texts import NO_CATALOG, Origin, Texts
from service.content.model import Document, Message
from service.content.parse import INTRO
from service.content.policy import Policy, Serving
from service.journal.status import NEVER_SERVED, Standing, Status, stand, worst
from service.release.own_text import keeps_shape

SOURCE_STATUS = Status.DRAFT
"""The source too has a status (promise P1); while no decision can approve it, it is a draft."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of fallback: a section's own text, its title included (promise P2)."""

    id: str
    messages: tuple[Message, ...]
    start: int
    end: int
    """Offsets of its text in the document's source."""


@dataclass(frozen=True, slots=True)
class Served:
    """What readers of one language get for one unit."""

    language: str
    """The language that they read."""
    status: Status
    origin: Origin
    reason: str
    """The status for which their own language is withheld; empty when they read it."""
    available: tuple[str, ...]
    """The languages that have this unit for readers, the source first."""
    text: Mapping[str | None, str]
    """The msgstr of each message, by address or else msgid; empty for the source."""


def units_of(document: Document) -> Iterator[Unit]:
    """Yield the units of a document; the title and summary belong to the intro."""
    sections = {section.id: section for section in document.walk()}
    intro = sections.pop(INTRO, None)
    head = tuple(message for message in (document.title, document.summary) if message)
    body = document.source.body
    yield Unit(
        INTRO,
        (*head, *(intro.messages if intro else ())),
        intro.start if intro else body,
        intro.end if intro else body,
    )
    for section in sections.values():
        yield Unit(section.id, section.own(), section.start, section.end)


class Gate:
    """Decides for all languages of one domain; holds no state that outlives a build."""

    def __init__(self, domain: str, texts: Texts, policy: Policy, source: str) -> None:
        self._domain = domain
        self._texts = texts
        self._policy = policy
        self._source = source

    def stand(self, messages: Sequence[Message], language: str) -> tuple[Standing, ...]:
        """Say how each message of a unit stands in a language."""
        catalog = self._texts.get(language, {}).get(self._domain, NO_CATALOG)
        return tuple(stand(message, catalog, language, self._policy) for message in messages)

    def decide(self, unit: Unit, document: Document | None) -> Mapping[str, Served]:
        """Say what readers of every language get for a unit."""
        standings = {language: self.stand(unit.messages, language) for language in self._texts}
        statuses = {
            language: self._status(unit, found, document) for language, found in standings.items()
        }
        own = {
            language
            for language, found in standings.items()
            if statuses[language] is not Status.BLOCKED or self._policy.show_unfinished
            if all(is_served(standing, self._policy) for standing in found)
        }
        available = (self._source, *sorted(own))
        served = {
            self._source: Served(self._source, SOURCE_STATUS, Origin.SOURCE, "", available, {})
        }
        for language in self._texts:
            chosen = next(
                (tag for tag in (language, *self._chain(language)) if tag in own), self._source
            )
            reason = "" if chosen == language else str(statuses[language])
            served[language] = self._serve(chosen, standings, statuses, reason, available)
        return served

    def _status(self, unit: Unit, found: Sequence[Standing], document: Document | None) -> Status:
        status = worst(standing.status for standing in found)
        if status in NEVER_SERVED or document is None:
            return status
        return (
            status if keeps_shape(document, unit.start, unit.end, _words(found)) else Status.BLOCKED
        )

    def _chain(self, language: str) -> Sequence[str]:
        return self._policy.chains.get(language, ())

    def _serve(
        self,
        chosen: str,
        standings: Mapping[str, Sequence[Standing]],
        statuses: Mapping[str, Status],
        reason: str,
        available: tuple[str, ...],
    ) -> Served:
        if chosen == self._source:
            return Served(chosen, SOURCE_STATUS, Origin.SOURCE, reason, available, {})
        found = standings[chosen]
        origin = next((standing.text.origin for standing in found if standing.text), Origin.UNKNOWN)
        return Served(chosen, statuses[chosen], origin, reason, available, _words(found))


def _words(found: Sequence[Standing]) -> Mapping[str | None, str]:
    return {
        standing.message.context or standing.message.msgid: standing.text.msgstr
        for standing in found
        if standing.text
    }


def is_served(standing: Standing, policy: Policy) -> bool:
    """Tell whether policy lets readers see a text of this status and level."""
    if standing.status in NEVER_SERVED:
        return policy.show_unfinished and standing.text is not None
    rules = policy.levels[standing.message.level]
    match standing.status:
        case Status.STALE:
            return rules.stale is Serving.LABEL
        case Status.DRAFT:
            return rules.draft is Serving.LABEL
        case Status.TRANSLATED:
            return rules.translated is Serving.LABEL
        case _:
            return True
