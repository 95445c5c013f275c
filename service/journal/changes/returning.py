"""Gives texts back that were written for just the words that the source has again (promise P3)."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from service.content.model import Message
from service.journal.changes.classes import Classes, digest_source, load_classes
from service.journal.changes.find import Domains, find_present
from service.journal.changes.forwarding import add_forward, forwarding_imports
from service.journal.decisions.model import HARMLESS
from service.journal.store.records import NewText, TextRow
from service.journal.store.texts import history_of, last_numbers, last_texts

IsCurrent = Callable[[str, Message], bool]
"""Whether the catalog of a language has a message in its present words."""


@dataclass(frozen=True, slots=True)
class Returning:
    """A text whose source is back, and the one that was written for just these words."""

    message: Message
    row: TextRow
    earlier: TextRow


def return_texts(
    connection: Connection, domains: Domains, is_current: IsCurrent, now: datetime
) -> tuple[TextRow, ...]:
    """Append, for each text that a change took along and whose source is back, the text that it was.

    Only where nobody wrote anything between: its words are the same. The connection is the writer's.
    """
    news = [
        NewText(each.row.address, each.earlier.wording, each.row, author=each.earlier.made.author)
        for each in find_returning(connection, domains)
        if is_current(each.row.address.language, each.message)
    ]
    return tuple(add_forward(connection, news, None, now))


def find_returning(connection: Connection, domains: Domains) -> tuple[Returning, ...]:
    """Find the texts whose source is back; none where no text was ever brought forward."""
    forwarded = forwarding_imports(connection)
    return tuple(_find_returning(connection, domains, forwarded)) if forwarded else ()


def _find_returning(
    connection: Connection, domains: Domains, forwarded: Collection[int]
) -> Iterator[Returning]:
    present, classes = find_present(domains), load_classes(connection)
    for language, domain in sorted(last_numbers(connection)):
        for key, row in last_texts(connection, language, domain).items():
            message = present.get((domain, key))
            if message is None or not _is_behind(row, message):
                continue
            earlier = _find_earlier(connection, row, message)
            if earlier and (earlier.import_id not in forwarded or _is_same(row, message, classes)):
                yield Returning(message, row, earlier)


def _is_behind(row: TextRow, message: Message) -> bool:
    is_text = not row.wording.is_empty and not row.wording.unfinished
    return is_text and row.wording.msgid != message.msgid


def _find_earlier(connection: Connection, row: TextRow, message: Message) -> TextRow | None:
    """Find the text that said the same for the present words, with no other text in between."""
    for earlier in reversed(history_of(connection, row.address)):
        if earlier.wording.msgstr != row.wording.msgstr:
            return None
        is_finished = not earlier.wording.unfinished
        if is_finished and (earlier.wording.msgctxt, earlier.wording.msgid) == message.key:
            return earlier
    return None


def _is_same(row: TextRow, message: Message, classes: Classes) -> bool:
    """Tell whether people call the change harmless; nobody wrote the earlier text for these words."""
    before = digest_source(message.domain, row.wording.msgctxt, row.wording.msgid)
    after = digest_source(message.domain, message.context, message.msgid)
    return classes.get((before, after)) in HARMLESS
