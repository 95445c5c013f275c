"""Interface and publisher texts in a reader's language, and the compiled catalog for request time."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.mofile import write_mo

from service.catalogs.interface import DOMAIN as INTERFACE
from service.catalogs.texts import Key
from service.content.model import Message
from service.content.publisher import DOMAIN as PUBLISHER
from service.journal.status import Status, worst
from service.locales.facts import Direction
from service.locales.interface import fill
from service.locales.languages import CLDR, Languages
from service.release.gate import SOURCE_STATUS, Gate, is_served

STATUS_HEADER = "X-Polyleaf-Status"
_ISOLATE = "\u2068{}\u2069"
"""FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9 §2.4)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One interface text as a reader gets it."""

    text: str
    language: str
    direction: Direction
    status: Status


@dataclass(frozen=True, slots=True)
class Saying:
    """What may be served of one interface or publisher text in a language."""

    msgstr: str
    status: Status


Sayings = Mapping[tuple[str, Key], Saying]
"""By domain and key."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The interface and publisher texts of one language; what it lacks is the source's."""

    language: str
    source: str
    publisher_texts: Mapping[str, Message]
    """By name."""
    publisher_values: Mapping[str, str]
    sayings: Sayings
    """What may be served in the language."""
    languages: Languages = CLDR

    def say(self, msgid: str, values: Mapping[str, str] | None = None) -> Phrase:
        """Say an interface string, its placeholders filled."""
        return self._phrase(self.sayings.get((INTERFACE, (None, msgid))), msgid, values or {})

    def say_publisher(self, name: str, country: Mapping[str, str] | None = None) -> Phrase:
        """Say a text of the publisher with its own name and addresses, and a country's numbers."""
        message = self.publisher_texts[name]
        saying = self.sayings.get((PUBLISHER, message.key))
        return self._phrase(saying, message.msgid, {**self.publisher_values, **(country or {})})

    def _phrase(self, saying: Saying | None, msgid: str, values: Mapping[str, str]) -> Phrase:
        if saying is None:
            direction = self.languages.facts(self.source).direction
            return Phrase(fill(msgid, values), self.source, direction, SOURCE_STATUS)
        direction = self.languages.facts(self.language).direction
        text = fill(saying.msgstr, _isolate(values, direction))
        return Phrase(text, self.language, direction, saying.status)

    def compile(self) -> bytes:
        """Compile the domain `messages` to a gettext MO file, with the status of its worst text."""
        served = {
            msgid: saying
            for (domain, (_, msgid)), saying in self.sayings.items()
            if domain == INTERFACE
        }
        status = worst(each.status for each in served.values()) if served else SOURCE_STATUS
        catalog = _Compiled(str(status))
        for msgid, saying in served.items():
            catalog.add(msgid, saying.msgstr)
        buffer = io.BytesIO()
        write_mo(buffer, catalog)
        return buffer.getvalue()


class _Compiled(BabelCatalog):
    """A catalog with a header of our own: Babel's drops the fields that it does not know."""

    def __init__(self, status: str) -> None:
        super().__init__(fuzzy=False)
        self._status = status

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [("Content-Type", "text/plain; charset=utf-8"), (STATUS_HEADER, self._status)]


def find_sayings(language: str, gate: Gate, messages: Iterable[Message]) -> Sayings:
    """Find what may be served of messages in a language; `gate` decides.

    The source's own words need no finding.
    """
    if language == gate.source:
        return {}
    return {
        (standing.message.domain, standing.message.key): Saying(
            standing.text.msgstr, standing.status
        )
        for standing in gate.stand(tuple(messages), language)
        if standing.text and is_served(standing, gate.policy)
    }


def make_phrases(
    language: str,
    gate: Gate,
    interface: tuple[Message, ...],
    publisher_texts: Mapping[str, Message],
    publisher_values: Mapping[str, str],
    *,
    languages: Languages = CLDR,
) -> Phrases:
    """Gather the phrases of one language; `gate` says which of its texts may be served."""
    sayings = find_sayings(language, gate, (*interface, *publisher_texts.values()))
    return Phrases(language, gate.source, publisher_texts, publisher_values, sayings, languages)


def _isolate(values: Mapping[str, str], direction: Direction) -> Mapping[str, str]:
    """Keep a number or address in right-to-left text from being turned around (design §4)."""
    if direction == "ltr":
        return values
    return {name: _ISOLATE.format(value) for name, value in values.items()}
