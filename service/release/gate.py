"""The gate: in which language, and with which status, readers get each section's own text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from service.catalogs.changes import classify_change
from service.catalogs.checks.context import Context
from service.catalogs.template import merge_messages
from service.catalogs.texts import NO_CATALOG, Catalog, Key, Origin, Texts
from service.content.model import Document, Level, Message
from service.content.parse import INTRO
from service.content.policy import Policy, Serving
from service.journal.decisions.verdict import NO_REVIEW, NO_VERDICTS, Review, Verdicts, sum_up
from service.journal.status import NEVER_SERVED, Standing, Status, stand_all, worst
from service.release.own_text import Shape, clean_markdown, shape_of

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
    text: Mapping[Key, str] = field(default_factory=dict)
    """The msgstr of each message; empty for the source."""
    review: Review = NO_REVIEW


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
class Offer:
    """A unit in one language, before it is decided who gets it."""

    status: Status
    origin: Origin
    is_served: bool
    review: Review = NO_REVIEW


class Words(Mapping[Key, str]):
    """The msgstr of each message of a unit in one language, looked up when one is asked for."""

    __slots__ = ("_held", "_language", "_messages", "_texts")

    def __init__(self, messages: Sequence[Message], texts: Texts, language: str) -> None:
        self._messages, self._texts, self._language = messages, texts, language
        self._held: Mapping[Key, str] | None = None

    def _words(self) -> Mapping[Key, str]:
        if self._held is None:
            catalogs = self._texts.get(self._language, {})
            self._held = dict(_find_words(self._messages, catalogs))
        return self._held

    def __getitem__(self, key: Key) -> str:
        return self._words()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._words())

    def __len__(self) -> int:
        return len(self._words())


def _find_words(
    messages: Sequence[Message], catalogs: Mapping[str, Catalog]
) -> Iterator[tuple[Key, str]]:
    for message in messages:
        text = catalogs.get(message.domain, NO_CATALOG).find(message)
        if text is not None and text.msgstr.strip():
            yield message.key, text.msgstr


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides for all languages of a project."""

    texts: Texts
    policy: Policy
    context: Context
    source: str
    decisions: Mapping[str, Verdicts] = field(default_factory=dict)
    """What people decided, by language."""

    def stand(self, messages: Sequence[Message], language: str) -> Sequence[Standing]:
        """Say how messages stand in a language."""
        verdicts = self.decisions.get(language, NO_VERDICTS)
        return stand_all(messages, self.texts, language, self.policy, self.context, verdicts)

    def decide(self, unit: Unit, document: Document | None = None) -> Mapping[str, Served]:
        """Say what readers of every language get for a unit of a document, or of no document."""
        return self.choose(
            unit, {language: self.offer(unit, document, language) for language in self.texts}
        )

    def choose(self, unit: Unit, offers: Mapping[str, Offer]) -> Mapping[str, Served]:
        """Say who gets which of the offers of a unit, the source where none is served."""
        own = sorted(language for language, offer in offers.items() if offer.is_served)
        available = (self.source, *own)
        served = {self.source: Served(self.source, SOURCE_STATUS, Origin.SOURCE, "", available)}
        for language, offer in offers.items():
            chosen = self._choose(language, available)
            reason = "" if chosen == language else str(offer.status)
            if chosen == self.source:
                served[language] = replace(served[self.source], reason=reason)
            else:
                theirs, words = offers[chosen], Words(unit.messages, self.texts, chosen)
                served[language] = Served(
                    chosen, theirs.status, theirs.origin, reason, available, words, theirs.review
                )
        return served

    def offer(self, unit: Unit, document: Document | None, language: str) -> Offer:
        """Say how a unit stands in one language.

        One that would have other blocks or lead elsewhere than the source, put together, is blocked.
        """
        standings = self.stand(unit.messages, language)
        status = worst(standing.status for standing in standings)
        served = all(is_served(standing, self.policy) for standing in standings)
        if served and document is not None and not self._keeps_shape(unit, document, language):
            status, served = Status.BLOCKED, self.policy.show_unfinished
        return Offer(status, _origin_of(standings), served, self._review_of(standings, status))

    def _review_of(self, standings: Sequence[Standing], status: Status) -> Review:
        """Sum up who reviewed a unit; nobody did before all of it is approved."""
        if status is not Status.APPROVED:
            return NO_REVIEW
        levels = self.policy.levels
        return sum_up((each.verdict, levels[each.message.level].roles) for each in standings)

    def _keeps_shape(self, unit: Unit, document: Document, language: str) -> bool:
        words = Words(unit.messages, self.texts, language)
        ours = clean_markdown(document, unit.start, unit.end, {})
        theirs = clean_markdown(document, unit.start, unit.end, words)
        return shape_of(theirs) == _shape_of_source(ours)

    def _choose(self, language: str, available: Sequence[str]) -> str:
        wanted = (language, *self.policy.chains.get(language, ()))
        return next((tag for tag in wanted if tag in available), self.source)


@lru_cache(maxsize=64)
def _shape_of_source(markdown: str) -> Shape:
    """Tell the shape of a source's text once for all its translations."""
    return shape_of(markdown)


def _origin_of(standings: Sequence[Standing]) -> Origin:
    origins = {standing.text.origin for standing in standings if standing.text}
    return origins.pop() if len(origins) == 1 else Origin.UNKNOWN


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
