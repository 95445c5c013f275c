"""Names each piece of a release by the digest of everything that it is made of."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from service.catalogs.interface import DOMAIN as INTERFACE
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.glossary import DOMAIN as GLOSSARY
from service.content.model import Document
from service.content.publisher import DOMAIN as PUBLISHER
from service.journal.status import is_due
from service.release.gate import Served
from service.release.holds.held import HeldEdition
from service.release.inputs import Inputs
from service.release.listings import Tally
from service.release.memo.catalogs import key_of_catalog
from service.release.memo.fingerprint import fingerprint
from service.release.store.manifest import digest_of
from service.release.store.pack import write_pack

ByUnit = Mapping[str, Served]
"""What readers of one language get, by unit or term."""


class Keys:
    """The keys of the pieces that a release is made of; a key begins with the name of the step.

    The program is in no key: a memo of another one is not read at all.
    """

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self._catalogs: dict[tuple[str, str], str] = {}
        self._documents: dict[str, str] = {}
        self._available: dict[str, str] = {}
        self._renderings: dict[str, str] = {}
        self._phrases: dict[str, str] = {}

    @cached_property
    def _rules(self) -> str:
        """Digest what documents are read against."""
        content = self._inputs.content
        return fingerprint(content.kinds, content.terms, content.sources)

    @cached_property
    def _policy(self) -> str:
        return fingerprint(self._inputs.policy)

    @cached_property
    def _around(self) -> str:
        """Digest what stands beside every text."""
        inputs = self._inputs
        return fingerprint(inputs.interface, inputs.content.publisher, inputs.content.languages)

    def catalog(self, language: str, domain: str) -> str:
        """Name a catalog."""
        place = (language, domain)
        if place not in self._catalogs:
            catalogs = self._inputs.texts.get(language, {})
            self._catalogs[place] = key_of_catalog(catalogs, domain)
        return self._catalogs[place]

    def document(self, document: Document) -> str:
        """Name a document: with the rules, its path and its bytes make all that is in it."""
        if document.id not in self._documents:
            digest = fingerprint(self._rules, document.path, document.source.text)
            self._documents[document.id] = digest
        return self._documents[document.id]

    def renderings(self, language: str) -> str:
        """Name what the checks know of a language."""
        if language not in self._renderings:
            glossary = self.catalog(language, GLOSSARY)
            decided = self._inputs.decisions.get(language, {})
            digest = fingerprint(self._rules, self._policy, language, glossary, decided)
            self._renderings[language] = digest
        return self._renderings[language]

    def offers(self, document: Document, language: str) -> str:
        """Name how a document stands in a language."""
        texts = self.catalog(language, document.id)
        earlier = self._inputs.earlier.get(language, {}).get(document.id, {})
        return fingerprint(self.document(document), self.renderings(language), texts, earlier)

    def volume(self, document: Document, languages: Sequence[str]) -> str:
        """Name a document for the readers of these languages, whatever the day.

        All languages that have texts count, for the words may come from any of them.
        """
        inputs = self._inputs
        made_of = [
            (
                language,
                self.phrases(language),
                self.catalog(language, document.id),
                inputs.earlier.get(language, {}).get(document.id, {}),
            )
            for language in (SOURCE_LANGUAGE, *inputs.texts)
        ]
        return fingerprint("volume", self.document(document), languages, made_of)

    def volume_today(self, volume: str, due: Iterable[str]) -> str:
        """Name the same as of today: of its reviews, some may have run out."""
        today = self._inputs.today
        over = [] if today is None else [day for day in due if is_due(day, today)]
        return fingerprint("volume today", volume, sorted(over))

    def terms(self, language: str) -> str:
        """Name how the glossary stands in a language."""
        return fingerprint("terms", self.renderings(language))

    def phrases(self, language: str) -> str:
        """Name what is said to the readers of a language beside the texts."""
        if language not in self._phrases:
            catalogs = [self.catalog(language, domain) for domain in (INTERFACE, PUBLISHER)]
            digest = fingerprint(self._around, self.renderings(language), catalogs)
            self._phrases[language] = digest
        return self._phrases[language]

    def interface(self, language: str) -> str:
        """Name what is said at request time in a language."""
        return fingerprint("interface", self.phrases(language))

    def common(
        self,
        titles: Mapping[str, str],
        statuses: Mapping[str, str],
        tallies: Mapping[str, Tally],
    ) -> str:
        """Name what is the same for everybody; titles and statuses are the source's, by document."""
        listed = list(titles.items()), list(statuses.items()), list(tallies.items())
        return fingerprint("common", listed, self._policy, self._around)

    def held(self, edition: HeldEdition) -> str:
        """Name a document whose version for the readers of a language stays."""
        digest = digest_of(write_pack(edition.part))
        return fingerprint("held", digest, json.dumps(edition.summary, sort_keys=True))

    def language(self, tag: str) -> str:
        """Name what is known of a language."""
        return fingerprint("language", tag, self._inputs.content.languages)

    def edition(self, document: Document, language: str, served: ByUnit) -> str:
        """Name a document for the readers of a language."""
        named = self.document(document), self._available_of(document.id, served)
        return fingerprint(named, self.phrases(language), self._texts_of(document.id, served))

    def _available_of(self, domain: str, served: ByUnit) -> str:
        """Name the languages that have each unit: the same whatever the readers' own is."""
        if domain not in self._available:
            self._available[domain] = fingerprint([item.available for item in served.values()])
        return self._available[domain]

    def index(self, language: str, editions: list[str], terms: ByUnit) -> str:
        """Name what spans documents for the readers of a language, by the keys of its editions."""
        texts = self._available_of(GLOSSARY, terms), self._texts_of(GLOSSARY, terms)
        return fingerprint("index", self._rules, self.phrases(language), texts, editions)

    def _texts_of(self, domain: str, served: ByUnit) -> object:
        """Name what readers get: how each unit stands, and the catalogs that the words are from."""
        units = [
            (
                unit,
                item.language,
                item.status,
                item.origin,
                item.reason,
                item.review,
                _name_texts(item),
                item.source_status,
                item.kept_since,
            )
            for unit, item in served.items()
        ]
        languages = {item.language for item in served.values()}
        return units, {language: self.catalog(language, domain) for language in languages}


def _name_texts(item: Served) -> str:
    return " ".join(f"{each.digest}/{each.status}/{each.origin}" for each in item.texts)
