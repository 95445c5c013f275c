"""Finds the changes of the source that texts have not followed yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from sqlalchemy import Connection

from service.catalogs.changes import Change, classify_change
from service.catalogs.template import merge_messages
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import Message
from service.journal.changes.classes import Classes, digest_source, load_classes
from service.journal.changes.gravity import Grave, find_grave
from service.journal.decisions.judging import NOTHING_HOLDS, Holding, find_holding
from service.journal.decisions.model import ChangeClass
from service.journal.decisions.rows import decisions_in, makers_in
from service.journal.decisions.standing import counting_in
from service.journal.decisions.worklist import name_place
from service.journal.store.records import TextRow, key_of_message
from service.journal.store.sources import wordings_of
from service.journal.store.texts import last_numbers, last_texts

Domains = Mapping[str, Sequence[Message]]
Place = tuple[str, str]
"""Domain and key."""
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Affected:
    """A text that was written for the words before a change; of the source's language, those words."""

    language: str
    digest: str
    row: TextRow | None = None
    """None for the source's own."""
    holding: Holding = NOTHING_HOLDS
    """What the change puts at stake."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """That a message has other words now than some texts were written for."""

    message: Message
    before: str
    """The msgid that they were written for."""
    pair: tuple[str, str]
    """The digests of the source's text, before and now."""
    texts: tuple[Affected, ...]
    said: ChangeClass | None = None
    """What people class it; None while nobody did."""

    @property
    def id(self) -> str:
        """What names it: the same for the same two wordings."""
        return sha256("".join(self.pair).encode()).hexdigest()[:_SHORT]

    @property
    def place(self) -> str:
        """What people call its message."""
        return name_place(self.message)

    @property
    def kind(self) -> Change:
        """What translators are told of it."""
        return classify_change(self.before, self.message.msgid)

    @property
    def grave(self) -> tuple[Grave, ...]:
        """What in it can hurt; anything, and it cannot be classed harmless."""
        return find_grave(self.before, self.message.msgid)

    @property
    def at_stake(self) -> tuple[str, ...]:
        """The languages that have approvals of the words before."""
        return tuple(each.language for each in self.texts if each.holding.names)


@dataclass(slots=True)
class _Found:
    """A change in the making."""

    message: Message
    before: str
    msgctxt: str | None
    texts: list[Affected] = field(default_factory=list)


def find_changes(connection: Connection, domains: Domains) -> tuple[SourceChange, ...]:
    """Find every change of the source since texts were written for it, in reading order.

    A text follows once it is a text for the present words; one that a person left unfinished waits for
    its translator, whatever the change is. Source texts follow once they are approved anew.
    """
    present = find_present(domains)
    found: dict[tuple[str, str, str], _Found] = {}
    behind = [*_find_sources(connection, present)]
    for language in _languages(connection):
        behind += _find_in(connection, language, present)
    for place, before, msgctxt, text in behind:
        change = found.setdefault((*place, before), _Found(present[place], before, msgctxt))
        change.texts.append(text)
    classes = load_classes(connection)
    order = {place: number for number, place in enumerate(present)}
    names = sorted(found, key=lambda name: (order[name[:2]], name[2]))
    return tuple(_finish(found[name], classes) for name in names)


Behind = tuple[Place, str, str | None, Affected]
"""Where, what it was written for (msgid and msgctxt), and the text."""


def find_present(domains: Domains) -> Mapping[Place, Message]:
    """Give the messages of the source by where their texts stand, in reading order."""
    return {
        (domain, key_of_message(domain, message.context, message.msgid)): message
        for domain, messages in domains.items()
        for message, _ in merge_messages(messages)
    }


def _languages(connection: Connection) -> list[str]:
    return sorted({language for language, _ in last_numbers(connection)})


def _find_in(
    connection: Connection, language: str, present: Mapping[Place, Message]
) -> Iterator[Behind]:
    behind = list(_find_texts(connection, language, present))
    holding = load_holding(connection, language, [text.digest for *_, text in behind])
    for place, before, msgctxt, text in behind:
        held = holding.get(text.digest, NOTHING_HOLDS)
        yield place, before, msgctxt, replace(text, holding=held)


def _find_texts(
    connection: Connection, language: str, present: Mapping[Place, Message]
) -> Iterator[Behind]:
    for domain in dict.fromkeys(domain for domain, _ in present):
        for key, row in last_texts(connection, language, domain).items():
            message, wording = present.get((domain, key)), row.wording
            is_text = not wording.is_empty and wording.msgid_plural is None
            if message and is_text and wording.msgid != message.msgid:
                text = Affected(language, row.digest, row)
                yield (domain, key), wording.msgid, wording.msgctxt, text


def _find_sources(connection: Connection, present: Mapping[Place, Message]) -> Iterator[Behind]:
    """Find the last approved words of each source text whose present words nobody approved."""
    if not decisions_in(connection, SOURCE_LANGUAGE):
        return
    for domain in dict.fromkeys(domain for domain, _ in present):
        wordings = wordings_of(connection, domain)
        digests = {
            words: digest_source(domain, *words) for each in wordings.values() for words in each
        }
        holding = load_holding(connection, SOURCE_LANGUAGE, digests.values())
        held = {digest: each for digest, each in holding.items() if each.names}
        for key, known in wordings.items():
            message = present.get((domain, key))
            approved = [words for words in known if digests[words] in held]
            if message and approved and (message.context, message.msgid) not in approved:
                msgctxt, msgid = words = approved[-1]
                text = Affected(SOURCE_LANGUAGE, digests[words], None, held[digests[words]])
                yield (domain, key), msgid, msgctxt, text


def load_holding(
    connection: Connection, language: str, digests: Iterable[str]
) -> Mapping[str, Holding]:
    """Say what holds for texts of a language, by digest."""
    decisions = counting_in(connection, language)
    if not decisions:
        return {}
    makers = {digest: each.accounts for digest, each in makers_in(connection, language).items()}
    return find_holding(decisions, makers, digests)


def _finish(found: _Found, classes: Classes) -> SourceChange:
    message = found.message
    pair = (
        digest_source(message.domain, found.msgctxt, found.before),
        digest_source(message.domain, message.context, message.msgid),
    )
    return SourceChange(message, found.before, pair, tuple(found.texts), classes.get(pair))
