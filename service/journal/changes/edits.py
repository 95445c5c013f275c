"""Compares the source as it lies there with what the journal has seen of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from service.catalogs.changes import Change, classify_change
from service.catalogs.template import merge_messages
from service.catalogs.texts import is_address
from service.catalogs.update.likeness import Wordings
from service.catalogs.update.proposals import HERE
from service.content.model import Message
from service.journal.changes.find import Domains
from service.journal.changes.gravity import Grave, find_grave
from service.journal.store.records import key_of_message
from service.journal.store.sources import SourceText, last_sources


@dataclass(frozen=True, slots=True)
class Edit:
    """A message that has other words than the journal has seen, or is new, or gone."""

    message: Message | None
    """None where it is gone."""
    before: str | None
    """None where it is new."""
    source: SourceText | None

    @property
    def words(self) -> int:
        """How many words of the source it has now."""
        return len(self.message.msgid.split()) if self.message else 0

    @property
    def kind(self) -> Change | None:
        """What translators will be told of it; None of what is new or gone."""
        if self.message is None or self.before is None:
            return None
        return classify_change(self.before, self.message.msgid)

    @property
    def grave(self) -> tuple[Grave, ...]:
        """What in it nobody can call harmless."""
        if self.message is None or self.before is None:
            return ()
        return find_grave(self.before, self.message.msgid)


def find_edits(connection: Connection, domains: Domains) -> tuple[Edit, ...]:
    """Compare the source with what the journal has last seen of it, in reading order.

    A message without an id is an edit of the one that vanished from its document and is the likest.
    """
    return tuple(
        edit
        for domain, messages in domains.items()
        for edit in _find_in(domain, messages, last_sources(connection, domain))
    )


def _find_in(
    domain: str, messages: Sequence[Message], seen: Mapping[str, SourceText]
) -> Iterator[Edit]:
    known = {key: each for key, each in seen.items() if each.present}
    merged = [message for message, _ in merge_messages(messages)]
    keys = [key_of_message(domain, each.context, each.msgid) for each in merged]
    gone = {key: each for key, each in known.items() if key not in keys}
    new = [each for key, each in zip(keys, merged, strict=True) if key not in known]
    pairs = dict(_pair(domain, new, gone))
    for key, message in zip(keys, merged, strict=True):
        if key in known and known[key].msgid != message.msgid:
            yield Edit(message, known[key].msgid, known[key])
        elif key in pairs:
            source = gone.pop(pairs[key])
            yield Edit(message, source.msgid, source)
        elif key not in known:
            yield Edit(message, None, None)
    for source in gone.values():
        yield Edit(None, source.msgid, source)


def _pair(
    domain: str, new: Sequence[Message], gone: Mapping[str, SourceText]
) -> Iterator[tuple[str, str]]:
    """Pair new messages with vanished ones, neither with an id, the likest first."""
    free = [key for key, each in gone.items() if not is_address(each.msgctxt, domain)]
    wordings = Wordings([gone[key].msgid for key in free])
    found = [
        (-likeness.score, number, likeness.place)
        for number, message in enumerate(new)
        if not is_address(message.context, domain)
        for likeness in wordings.find(message.msgid, HERE)
    ]
    taken: set[int] = set()
    given: set[int] = set()
    for _, number, place in sorted(found):
        if number not in given and place not in taken:
            given.add(number)
            taken.add(place)
            message = new[number]
            yield key_of_message(domain, message.context, message.msgid), free[place]
