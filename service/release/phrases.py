"""Interface and publisher texts in a reader's language, and the compiled catalog for request time."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.mofile import write_mo

from service.catalogs.interface import DOMAIN as INTERFACE
from service.catalogs.texts import Key
from service.content.model import Message
from service.content.publisher import DOMAIN as PUBLISHER
from service.journal.status import Standing, Status, stand_all, worst
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
class Phrases:
    """The interface and publisher texts of one language; what it lacks is the source's."""

    language: str
    source: str
    publisher_texts: Mapping[str, Message]
    """By name."""
    publisher_values: Mapping[str, str]
    standings: Mapping[tuple[str, Key], Standing]
    """What may be served in the language, by domain and key."""
    languages: Languages = CLDR

    def say(self, msgid: str, values: Mapping[str, str] | None = None) -> Phrase:
        """Say an interface string, its placeholders filled."""
        return self._phrase(self.standings.get((INTERFACE, (None, msgid))), msgid, values or {})

    def say_publisher(self, name: str, country: Mapping[str, str] | None = None) -> Phrase:
        """Say a text of the publisher with its own name and addresses, and a country's numbers."""
        message = self.publisher_texts[name]
        standing = self.standings.get((PUBLISHER, message.key))
        return self._phrase(standing, message.msgid, {**self.publisher_values, **(country or {})})

    def _phrase(self, standing: Standing | None, msgid: str, values: Mapping[str, str]) -> Phrase:
        if standing is None or standing.text is None:
            direction = self.languages.facts(self.source).direction
            return Phrase(fill(msgid, values), self.source, direction, SOURCE_STATUS)
        direction = self.languages.facts(self.language).direction
        text = fill(standing.text.msgstr, _isolate(values, direction))
        return Phrase(text, self.language, direction, standing.status)

    def compile(self) -> bytes:
        """Compile the domain `messages` to a gettext MO file, with the status of its worst text."""
        served = [item for (domain, _), item in self.standings.items() if domain == INTERFACE]
        status = worst(item.status for item in served) if served else SOURCE_STATUS
        catalog = _Compiled(str(status))
        for standing in served:
            if standing.text:
                catalog.add(standing.message.msgid, standing.text.msgstr)
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
    messages = (*interface, *publisher_texts.values())
    standings = {
        (standing.message.domain, standing.message.key): standing
        for standing in stand_all(messages, gate.texts, language, gate.policy, gate.context)
        if is_served(standing, gate.policy)
    }
    return Phrases(language, gate.source, publisher_texts, publisher_values, standings, languages)


def _isolate(values: Mapping[str, str], direction: Direction) -> Mapping[str, str]:
    """Keep a number or address in right-to-left text from being turned around (design §4)."""
    if direction == "ltr":
        return values
    return {name: _ISOLATE.format(value) for name, value in values.items()}
