"""Interface and publisher texts in a reader's language, and the compiled catalog for request time."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.mofile import write_mo

from service.catalogs.interface import DOMAIN as INTERFACE
from service.catalogs.texts import Texts
from service.content.model import Message
from service.content.policy import Policy
from service.content.publisher import DOMAIN as PUBLISHER
from service.content.publisher import Publisher
from service.journal.status import Standing, Status, worst
from service.locales.interface import fill
from service.locales.locale_names import locale_of
from service.release.gate import SOURCE_STATUS, Gate, is_served

STATUS_HEADER = "X-Polyleaf-Status"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One interface text as a reader gets it."""

    text: str
    language: str
    status: Status


@dataclass(frozen=True, slots=True)
class Domains:
    """The messages that stand beside content, with the catalogs of all languages."""

    source: str
    interface: tuple[Message, ...]
    publisher: tuple[Message, ...]
    texts: Texts
    policy: Policy

    def stand(self, domain: str, messages: Sequence[Message], language: str) -> Sequence[Standing]:
        """Say how each message of a domain stands in a language."""
        return Gate(domain, self.texts, self.policy, self.source).stand(messages, language)


class Phrases:
    """The interface and publisher texts of one language; what it lacks is the source's."""

    def __init__(self, language: str, publisher: Publisher, domains: Domains) -> None:
        self._language, self._source, self._values = language, domains.source, publisher.values
        self._interface = domains.interface
        self._publisher = {message.context: message for message in domains.publisher}
        self._standings = {
            standing.message.key: standing
            for domain, messages in ((INTERFACE, domains.interface), (PUBLISHER, domains.publisher))
            for standing in domains.stand(domain, messages, language)
            if language != domains.source and is_served(standing, domains.policy)
        }

    def say(self, msgid: str, values: Mapping[str, str] | None = None) -> Phrase:
        """Say an interface string, its placeholders filled."""
        return self._phrase((None, msgid), msgid, values or {})

    def publisher(self, name: str) -> Phrase:
        """Say a text of the publisher with its own name, numbers and addresses."""
        message = self._publisher[f"{PUBLISHER}/{name}"]
        return self._phrase(message.key, message.msgid, self._values)

    def _phrase(self, key: tuple[str | None, str], msgid: str, values: Mapping[str, str]) -> Phrase:
        standing = self._standings.get(key)
        if standing is None or standing.text is None:
            return Phrase(fill(msgid, values), self._source, SOURCE_STATUS)
        return Phrase(fill(standing.text.msgstr, values), self._language, standing.status)

    def compile(self) -> bytes:
        """Compile the domain `messages` to a gettext MO file, with the status of its worst text."""
        catalog = BabelCatalog(locale=locale_of(self._language), fuzzy=False)
        served = [
            standing
            for message in self._interface
            if (standing := self._standings.get(message.key))
        ]
        for standing in served:
            catalog.add(standing.message.msgid, _msgstr(standing))
        catalog.mime_headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            (
                STATUS_HEADER,
                str(worst(standing.status for standing in served) if served else SOURCE_STATUS),
            ),
        ]
        buffer = io.BytesIO()
        write_mo(buffer, catalog)
        return buffer.getvalue()


def _msgstr(standing: Standing) -> str:
    return standing.text.msgstr if standing.text else ""
