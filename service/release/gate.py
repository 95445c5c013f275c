"""The gate: in which language, and with which status, readers get each section's own text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.texts import Catalog, Key, Origin, Text, Texts
from service.content.model import Document, Message
from service.content.policy import Policy, Serving
from service.journal.decisions.verdict import NO_REVIEW, NO_VERDICTS, Review, Verdicts, sum_up
from service.journal.status import (
    NEVER_SERVED,
    Standing,
    Status,
    digest_text,
    is_due,
    stand,
    stand_all,
    worst,
)
from service.release.earlier import Earlier, EarlierUnit
from service.release.own_text import Shape, clean_markdown, shape_of
from service.release.permitted import is_served, may_keep
from service.release.served import SOURCE_STATUS, Offer, Served, TextState
from service.release.units import Unit, units_of
from service.release.words import Words

__all__ = ["SOURCE_STATUS", "Gate", "Offer", "Served", "TextState", "Unit", "is_served", "units_of"]


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides for all languages of a project."""

    texts: Texts
    policy: Policy
    context: Context
    source: str
    decisions: Mapping[str, Verdicts] = field(default_factory=dict)
    """What people decided, by language."""
    earlier: Earlier = field(default_factory=dict)
    """What readers have now, for what may be kept of it."""
    today: date | None = None
    """The day for which it is decided; without one no review runs out."""

    def stand(self, messages: Sequence[Message], language: str) -> Sequence[Standing]:
        """Say how messages stand in a language."""
        verdicts = self.decisions.get(language, NO_VERDICTS)
        return stand_all(messages, self.texts, language, self.policy, self.context, verdicts)

    def decide(self, unit: Unit, document: Document | None = None) -> Mapping[str, Served]:
        """Say what readers of every language get for a unit of a document, or of no document."""
        languages = (self.source, *self.texts)
        return self.choose(
            unit, {language: self.offer(unit, document, language) for language in languages}
        )

    def choose(self, unit: Unit, offers: Mapping[str, Offer]) -> Mapping[str, Served]:
        """Say who gets which of the offers of a unit, the source's among them.

        Where no other is served that is the source's; where it may not be served, nobody gets any.
        """
        aged = {language: self._age(offer, language) for language, offer in offers.items()}
        source = aged.pop(self.source)
        own = sorted(language for language, offer in aged.items() if offer.is_served)
        available = (self.source, *own) if source.is_served else ()
        first = Served(
            self.source, source.status, Origin.SOURCE, "", available,
            review=source.review, texts=source.texts, source_status=source.status,
        )  # fmt: skip
        if not source.is_served:
            return dict.fromkeys(offers, replace(first, reason=str(source.status)))
        chosen = {language: self._choose(language, available) for language in aged}
        return {self.source: first} | {
            language: self._serve(unit, tag, language, aged, first)
            for language, tag in chosen.items()
        }

    def _serve(
        self, unit: Unit, chosen: str, language: str, offers: Mapping[str, Offer], source: Served
    ) -> Served:
        """Serve the readers of a language the unit in the language chosen for them."""
        reason = "" if chosen == language else str(offers[language].status)
        if chosen == self.source:
            return replace(source, reason=reason)
        theirs = offers[chosen]
        kept = dict(zip((message.key for message in unit.messages), theirs.kept, strict=False))
        return Served(
            language=chosen,
            status=theirs.status,
            origin=theirs.origin,
            reason=reason,
            available=source.available,
            text=kept or Words(unit.messages, self.texts, chosen),
            review=theirs.review,
            texts=theirs.texts,
            source_status=source.status,
            kept_since=theirs.kept_since,
        )

    def _age(self, offer: Offer, language: str) -> Offer:
        """Say what becomes of an offer today; an earlier version is not kept beyond its review.

        Where one text is withheld, all of the unit is, however the others stand.
        """
        if self.today is None or not offer.is_served:
            return offer
        is_over = is_due(offer.review.next_due, self.today)
        is_kept_back = is_due(offer.withheld_from, self.today) or (is_over and offer.kept_since)
        if language == self.source or self.policy.show_unfinished:
            is_kept_back = False
        if not is_over and not is_kept_back:
            return offer
        return replace(offer, status=Status.OVERDUE, is_served=not is_kept_back)

    def offer(self, unit: Unit, document: Document | None, language: str) -> Offer:
        """Say how a unit stands in one language, whatever the day.

        One that would have other blocks or lead elsewhere than the source, put together, is blocked.
        What may not be served gives way to the version that readers have, where policy keeps that.
        """
        offer = self._offer_present(unit, document, language)
        if offer.is_served or document is None or language == self.source:
            return offer
        return self._keep_earlier(unit, document, language) or offer

    def _offer_present(self, unit: Unit, document: Document | None, language: str) -> Offer:
        standings = self.stand(unit.messages, language)
        status = worst(standing.status for standing in standings)
        if language == self.source:
            served = status not in NEVER_SERVED or self.policy.show_unfinished
        else:
            served = all(is_served(standing, self.policy) for standing in standings)
            words = Words(unit.messages, self.texts, language)
            if served and document is not None and not _keeps_shape(unit, document, words):
                status, served = Status.BLOCKED, self.policy.show_unfinished
        return self._make_offer(standings, status, language, served=served)

    def _make_offer(
        self, standings: Sequence[Standing], status: Status, language: str, *, served: bool
    ) -> Offer:
        texts = tuple(_states_of(standings, language)) if served else ()
        review = _review_of(standings) if status is Status.APPROVED else NO_REVIEW
        return Offer(
            status,
            _origin_of(standings),
            served,
            review,
            texts,
            min(filter(None, (self._withheld_from(each) for each in standings)), default=""),
        )

    def _withheld_from(self, standing: Standing) -> str:
        rules = self.policy.levels[standing.message.level]
        is_kept_back = rules.overdue is Serving.WITHHOLD and standing.status is Status.APPROVED
        return standing.due if is_kept_back else ""

    def _keep_earlier(self, unit: Unit, document: Document, language: str) -> Offer | None:
        """Offer the version that readers have, whole: approved, and behind only as policy allows."""
        earlier = self.earlier.get(language, {}).get(document.id, {}).get(unit.id)
        if earlier is None or not _has_messages_of(earlier, unit):
            return None
        standings = self._stand_earlier(unit, earlier, language)
        if not all(may_keep(each, self.policy) for each in standings):
            return None
        words = tuple(text.msgstr for text in earlier.texts)
        keys = [message.key for message in unit.messages]
        is_behind = any(each.status is Status.STALE for each in standings)
        if not is_behind or not _keeps_shape(unit, document, dict(zip(keys, words, strict=True))):
            return None
        offer = self._make_offer(standings, Status.STALE, language, served=True)
        review = _review_of(standings)
        return replace(offer, review=review, kept=words, kept_since=earlier.since)

    def _stand_earlier(self, unit: Unit, earlier: EarlierUnit, language: str) -> Sequence[Standing]:
        """Say how the texts of an earlier version stand today, each by the words it was written for."""
        verdicts = self.decisions.get(language, NO_VERDICTS)
        return [
            stand(
                message,
                Catalog({message.key: Text(was.msgid, was.msgstr, False, was.origin, "", 0)}),
                language,
                self.policy,
                self.context,
                verdicts,
            )
            for message, was in zip(unit.messages, earlier.texts, strict=True)
        ]

    def _choose(self, language: str, available: Sequence[str]) -> str:
        wanted = (language, *self.policy.chains.get(language, ()))
        return next((tag for tag in wanted if tag in available), self.source)


def _keeps_shape(unit: Unit, document: Document, words: Mapping[Key, str]) -> bool:
    ours = clean_markdown(document, unit.start, unit.end, {})
    theirs = clean_markdown(document, unit.start, unit.end, words)
    return shape_of(theirs) == _shape_of_source(ours)


@lru_cache(maxsize=64)
def _shape_of_source(markdown: str) -> Shape:
    """Tell the shape of a source's text once for all its translations."""
    return shape_of(markdown)


def _states_of(standings: Sequence[Standing], language: str) -> Iterator[TextState]:
    for each in standings:
        if each.text is not None:
            digest = digest_text(each.message, each.text, language)
            yield TextState(digest, each.status, each.text.origin, each.text.msgid)


def _review_of(standings: Sequence[Standing]) -> Review:
    """Sum up who reviewed a unit all of which is approved, and when that runs out."""
    review = sum_up((each.verdict, each.roles) for each in standings)
    return replace(review, next_due=min((each.due for each in standings if each.due), default=""))


def _has_messages_of(earlier: EarlierUnit, unit: Unit) -> bool:
    """Tell whether an earlier version is of the same messages in the same order."""
    contexts = [text.msgctxt for text in earlier.texts]
    return contexts == [message.context for message in unit.messages]


def _origin_of(standings: Sequence[Standing]) -> Origin:
    origins = {standing.text.origin for standing in standings if standing.text}
    return origins.pop() if len(origins) == 1 else Origin.UNKNOWN
