"""Judges the texts of a project, or recalls how they were judged: who gets what, in which words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from service.catalogs.checks.context import NO_CONTEXT, Context, Rendering
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import Document, Message
from service.content.publisher import publisher_messages
from service.journal.context import make_context
from service.release.decide import Decided, choose_offers, find_due
from service.release.gate import Gate, Offer, Served, Unit, units_of
from service.release.inputs import Inputs
from service.release.listings import term_unit
from service.release.memo.codec import dump, load
from service.release.memo.keys import Keys
from service.release.memo.memo import Memo, Table
from service.release.notices import Reader
from service.release.phrases import Phrases, Saying, Sayings, find_sayings

Terms = Mapping[str, Mapping[str, Served]]
"""What readers get of each term, by term, then by the reader's language."""


class Judged:
    """The texts of one build; none is checked whose inputs are as the memo remembers them."""

    def __init__(self, inputs: Inputs, keys: Keys, memo: Memo) -> None:
        self._inputs, self._keys, self._memo = inputs, keys, memo
        self._languages = (SOURCE_LANGUAGE, *inputs.texts)
        self._contexts: dict[str, Context] = {}
        self._readers: dict[str, Reader] = {}
        self.due: set[str] = set()
        """The days on which a review of what was judged runs out."""

    def decide(self, document: Document) -> Decided:
        """Decide a document for all languages."""
        units = tuple(units_of(document))
        offers = {
            language: self._offers(self._keys.offers(document, language), units, document, language)
            for language in self._languages
        }
        decided = choose_offers(document, units, offers, self._gate, self._inputs.content.kinds)
        self.due |= decided.due
        return decided

    def name_offers(self, document: Document) -> Sequence[str]:
        """Name how a document stands in each language."""
        return [self._keys.offers(document, language) for language in self._languages]

    def decide_terms(self) -> Terms:
        """Decide each term for all languages; those that nobody gets are left out."""
        units = [term_unit(term) for term in self._inputs.content.terms]
        offers = {
            language: self._offers(self._keys.terms(language), units, None, language)
            for language in self._languages
        }
        self.due.update(day for each in offers.values() for day in find_due(each.values()))
        decided = {
            unit.id: self._gate.choose(
                unit, {language: each[unit.id] for language, each in offers.items()}
            )
            for unit in units
        }
        return {term: each for term, each in decided.items() if not each[SOURCE_LANGUAGE].is_gone}

    def reader(self, language: str) -> Reader:
        """Gather what stands beside every text for the readers of a language."""
        if language not in self._readers:
            content = self._inputs.content
            phrases = Phrases(
                language,
                SOURCE_LANGUAGE,
                {message.unit: message for message in self._publisher_messages},
                content.publisher.values,
                self._sayings(language),
                content.languages,
            )
            reader = Reader(language, SOURCE_LANGUAGE, self._inputs.policy.name, phrases)
            self._readers[language] = reader
        return self._readers[language]

    @cached_property
    def _publisher_messages(self) -> tuple[Message, ...]:
        publisher = self._inputs.content.publisher
        return tuple(publisher_messages(publisher, "content/publisher.yaml"))

    @cached_property
    def _gate(self) -> Gate:
        """Make the gate that only chooses among offers: it checks nothing."""
        inputs = self._inputs
        return Gate(inputs.texts, inputs.policy, NO_CONTEXT, SOURCE_LANGUAGE, today=inputs.today)

    def _gate_of(self, language: str) -> Gate:
        """Make the gate that judges the texts of a language."""
        if language not in self._contexts:
            terms, policy = self._inputs.content.terms, self._inputs.policy
            held = language in self._inputs.texts
            renderings = {language: self._renderings(language)} if held else {}
            self._contexts[language] = Context(terms, renderings, policy.checks)
        context = self._contexts[language]
        inputs = self._inputs
        return replace(inputs.gate_without_context, context=context)

    def _renderings(self, language: str) -> Mapping[str, Rendering]:
        def make() -> object:
            inputs = self._inputs
            texts = {language: inputs.texts.get(language, {})}
            context = make_context(inputs.content.terms, texts, inputs.policy, inputs.decisions)
            return {term: dump(each) for term, each in context.renderings[language].items()}

        known = self._memo.find(Table.RENDERINGS, self._keys.renderings(language), make)
        return {term: load(Rendering, each) for term, each in known.items()}

    def _offers(
        self, key: str, units: Sequence[Unit], document: Document | None, language: str
    ) -> Mapping[str, Offer]:
        def make() -> object:
            gate = self._gate_of(language)
            return {unit.id: dump(gate.offer(unit, document, language)) for unit in units}

        known = self._memo.find(Table.OFFERS, key, make)
        return {unit: load(Offer, each) for unit, each in known.items()}

    def _sayings(self, language: str) -> Sayings:
        def make() -> object:
            messages = (*self._inputs.interface, *self._publisher_messages)
            found = find_sayings(language, self._gate_of(language), messages)
            return [[domain, *key, dump(each)] for (domain, key), each in found.items()]

        known = self._memo.find(Table.PHRASES, self._keys.phrases(language), make)
        return {
            (domain, (context, msgid)): load(Saying, each) for domain, context, msgid, each in known
        }
