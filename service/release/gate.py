"""The gate: in which language, and with which status, readers get each section's own text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from service.catalogs.changes import classify_change
from service.catalogs.checks.context import Context
from service.catalogs.template import merge_messages
from service.catalogs.texts import Key, Origin, Texts
from service.content.model import Document, Level, Message
from service.content.parse import INTRO
from service.content.policy import Policy, Serving
from service.journal.status import NEVER_SERVED, Standing, Status, stand_all, worst
from service.release.own_text import clean_markdown, shape_of

SOURCE_STATUS = Status.DRAFT
"""The source too has a status (promise P1); while no decision can approve it, it is a draft."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of fallback: a section's own text, its title included (promise P2)."""

    id: str
    head: tuple[Message, ...]
    """Its title, and for the document its summary: what stands before the text."""
    body: tuple[Message, ...]
    start: int = 0
    end: int = 0
    """Offsets of its text in the document's source."""

    @property
    def messages(self) -> tuple[Message, ...]:
        """Everything that falls back together."""
        return (*self.head, *self.body)

    @property
    def is_safety(self) -> bool:
        """Whether a wrong word in it can hurt someone."""
        return any(message.level is Level.SAFETY for message in self.messages)


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
    text: Mapping[Key, str]
    """The msgstr of each message; empty for the source."""


def units_of(document: Document) -> Iterator[Unit]:
    """Yield the units of a document; the title and summary belong to the intro.

    A text shared by several sections has the highest of their levels in each (design §2).
    """
    levels = {message.key: message.level for message, _ in merge_messages(document.messages)}

    def raised(messages: Sequence[Message]) -> tuple[Message, ...]:
        return tuple(replace(message, level=levels[message.key]) for message in messages)

    sections = {section.id: section for section in document.walk()}
    intro = sections.pop(INTRO, None)
    head = raised([message for message in (document.title, document.summary) if message])
    if intro:
        yield Unit(INTRO, head, raised(intro.messages), intro.start, intro.end)
    else:
        yield Unit(INTRO, head, (), document.source.body, document.source.body)
    for section in sections.values():
        body = raised(section.messages)
        yield Unit(section.id, raised([section.title]), body, section.start, section.end)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A unit in one language, before it is decided who gets it."""

    language: str
    standings: tuple[Standing, ...]
    status: Status
    is_served: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides for all languages of a project."""

    texts: Texts
    policy: Policy
    context: Context
    source: str

    def decide(self, unit: Unit, document: Document | None = None) -> Mapping[str, Served]:
        """Say what readers of every language get for a unit of a document, or of no document."""
        offers: Mapping[str, _Offer] = {
            language: self._offer(unit, language) for language in self.texts
        }
        if document is not None:
            offers = self._hold_shapes(unit, document, offers)
        own = sorted(language for language, offer in offers.items() if offer.is_served)
        available = (self.source, *own)
        source = Served(self.source, SOURCE_STATUS, Origin.SOURCE, "", available, {})
        served = {self.source: source}
        for language, offer in offers.items():
            chosen = self._choose(language, available)
            reason = "" if chosen == language else str(offer.status)
            served[language] = (
                replace(source, reason=reason)
                if chosen == self.source
                else _serve(offers[chosen], reason, available)
            )
        return served

    def _offer(self, unit: Unit, language: str) -> _Offer:
        standings = stand_all(unit.messages, self.texts, language, self.policy, self.context)
        status = worst(standing.status for standing in standings)
        served = all(is_served(standing, self.policy) for standing in standings)
        return _Offer(language, standings, status, served)

    def _hold_shapes(
        self, unit: Unit, document: Document, offers: Mapping[str, _Offer]
    ) -> Mapping[str, _Offer]:
        """Block what would have other blocks or lead elsewhere than the source, put together."""
        ours = shape_of(clean_markdown(document, unit.start, unit.end, {}))

        def hold(offer: _Offer) -> _Offer:
            if not offer.is_served:
                return offer
            theirs = shape_of(clean_markdown(document, unit.start, unit.end, _words(offer)))
            if theirs == ours:
                return offer
            return replace(offer, status=Status.BLOCKED, is_served=self.policy.show_unfinished)

        return {language: hold(offer) for language, offer in offers.items()}

    def _choose(self, language: str, available: Sequence[str]) -> str:
        wanted = (language, *self.policy.chains.get(language, ()))
        return next((tag for tag in wanted if tag in available), self.source)


def _serve(offer: _Offer, reason: str, available: tuple[str, ...]) -> Served:
    origins = {standing.text.origin for standing in offer.standings if standing.text}
    origin = origins.pop() if len(origins) == 1 else Origin.UNKNOWN
    return Served(offer.language, offer.status, origin, reason, available, _words(offer))


def _words(offer: _Offer) -> Mapping[Key, str]:
    return {
        standing.message.key: standing.text.msgstr for standing in offer.standings if standing.text
    }


def _is_behind(standing: Standing, policy: Policy) -> bool:
    """Tell whether policy shows the source since its change: a number or a negation may be wrong."""
    if standing.text is None:
        return False
    change = classify_change(standing.text.msgid, standing.message.msgid)
    return policy.when_behind.get(change) == "source"


def is_served(standing: Standing, policy: Policy) -> bool:
    """Tell whether policy lets readers see a text of this status and level."""
    if standing.status in NEVER_SERVED:
        return policy.show_unfinished and standing.text is not None
    rules = policy.levels[standing.message.level]
    match standing.status:
        case Status.STALE:
            return rules.stale is Serving.LABEL and not _is_behind(standing, policy)
        case Status.DRAFT:
            return rules.draft is Serving.LABEL
        case Status.TRANSLATED:
            return rules.translated is Serving.LABEL
        case _:
            return True
