"""The messages of one language, each with how it stands, in an order that no write changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from service.catalogs.texts import NO_CATALOG, Catalog, Text
from service.content.model import Message
from service.journal.decisions.rows import decisions_in, makers_in, unsigned
from service.journal.decisions.standing import verdicts_in
from service.journal.decisions.worklist import Item, list_items
from service.journal.status import Standing, age
from service.journal.store.records import Address, TextRow, key_of_message
from service.journal.store.texts import last_texts
from service.journal.work import stand_in
from service.release.gate import units_of
from service.release.inputs import Inputs

Place = tuple[str, str]
"""Document and name: what messages are sorted by."""


@dataclass(frozen=True, slots=True)
class Card:
    """One message in one language."""

    address: Address
    name: str
    """What its URL calls it: its unit, else `=` and a digest of its words."""
    standing: Standing
    item: Item | None
    """Its text for reviewers; None where there is none."""
    sections: tuple[str, ...]
    """Those that it stands in; none where its document has no sections."""

    @property
    def place(self) -> Place:
        return (self.address.domain, self.name)


@dataclass(frozen=True, slots=True)
class Board:
    """The messages of a language."""

    language: str
    inputs: Inputs
    cards: Mapping[Place, Card]
    """By place, sorted."""

    standings: tuple[Standing, ...]
    """How they stand, in reading order."""

    def with_digest(self) -> Mapping[str, Card]:
        """Give the messages that have a text, by the digest of that text."""
        return {card.item.subject.digest: card for card in self.cards.values() if card.item}


def lay_out(
    inputs: Inputs,
    domains: Mapping[str, Sequence[Message]],
    connection: Connection,
    language: str,
    today: date,
) -> Board:
    """Lay out a language as it is on a day in the journal; what that lacks, as the catalogs have it."""
    verdicts = verdicts_in(connection, language)
    texts = _texts_in(connection, language, domains, inputs.texts.get(language, {}))
    stood = stand_in(language, domains, texts, inputs.policy, inputs.context, verdicts)
    standings = tuple(age(each, today) for each in stood)
    decisions = unsigned(decisions_in(connection, language))
    makers = makers_in(connection, language)
    items = list_items(standings, language, makers, decisions)
    by_message = {(item.message.domain, item.message.key): item for item in items}
    sections = _sections_of(inputs)
    cards = (
        _make_card(each, language, by_message.get(place), sections.get(place, ()))
        for each in standings
        for place in [(each.message.domain, each.message.key)]
    )
    by_place = {card.place: card for card in cards}
    return Board(language, inputs, dict(sorted(by_place.items())), standings)


def _make_card(
    standing: Standing, language: str, item: Item | None, sections: tuple[str, ...]
) -> Card:
    address = address_of(standing.message, language)
    return Card(address, name_of(address), standing, item, sections)


def _texts_in(
    connection: Connection,
    language: str,
    domains: Mapping[str, Sequence[Message]],
    held: Mapping[str, Catalog],
) -> Mapping[str, Catalog]:
    """Give the texts of a language as the next sync will write them."""
    return {
        domain: _catalog_of(
            messages, last_texts(connection, language, domain), held.get(domain, NO_CATALOG)
        )
        for domain, messages in domains.items()
    }


def _catalog_of(messages: Sequence[Message], rows: Mapping[str, TextRow], held: Catalog) -> Catalog:
    found = {}
    for message in messages:
        row = rows.get(key_of_message(message.domain, message.context, message.msgid))
        text = held.find(message) if row is None else _text_of(row, message)
        if text is not None:
            found[message.key] = text
    return Catalog(found)


def _text_of(row: TextRow, message: Message) -> Text | None:
    """Turn a row into what a catalog holds: a text for other words is fuzzy there."""
    wording = row.wording
    if wording.is_empty:
        return None
    is_fuzzy = wording.unfinished or wording.msgid != message.msgid
    return Text(message.msgid, wording.msgstr[0], is_fuzzy, wording.origin, "", 0)


def address_of(message: Message, language: str) -> Address:
    """Say what a text of a message in a language is a text of."""
    key = key_of_message(message.domain, message.context, message.msgid)
    return Address(language, message.domain, key)


def name_of(address: Address) -> str:
    """Name a message within its document; `key_named` is the inverse."""
    return address.key.removeprefix(f"{address.domain}/")


def key_named(document: str, name: str) -> str:
    """Return the key of a message that a URL names."""
    return name if name.startswith("=") else f"{document}/{name}"


def _sections_of(inputs: Inputs) -> Mapping[tuple[str, tuple[str | None, str]], tuple[str, ...]]:
    found: dict[tuple[str, tuple[str | None, str]], list[str]] = {}
    for section, message in _messages_in_sections(inputs):
        found.setdefault((message.domain, message.key), []).append(section)
    return {place: tuple(dict.fromkeys(sections)) for place, sections in found.items()}


def _messages_in_sections(inputs: Inputs) -> Iterator[tuple[str, Message]]:
    for document in inputs.content.documents:
        for unit in units_of(document):
            for message in unit.messages:
                yield unit.id, message
