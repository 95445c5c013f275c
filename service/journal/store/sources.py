"""Keeps each wording that the source ever had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from service.journal.store.chain import seal, write_time
from service.journal.store.numbers import next_number
from service.journal.store.records import key_of_message
from service.journal.store.tables import SOURCES


@dataclass(frozen=True, slots=True)
class SourceText:
    """One wording of a source message."""

    domain: str
    msgctxt: str | None
    msgid: str
    msgid_plural: str | None
    level: str
    present: bool = True
    """False once the content no longer has the message."""

    @property
    def key(self) -> str:
        """What finds it: see `key_of_message`."""
        return key_of_message(self.domain, self.msgctxt, self.msgid)


def last_sources(connection: Connection, domain: str) -> Mapping[str, SourceText]:
    """Give the last wording of each message of a domain by key, of those that are gone too."""
    return {key: source for key, (source, _) in _last(connection, domain).items()}


def known_wordings(connection: Connection, domain: str) -> Mapping[str, set[str]]:
    """Give every msgid that each message of a domain ever had, by key."""
    known: dict[str, set[str]] = {}
    wanted = select(SOURCES.c.key, SOURCES.c.msgid).where(SOURCES.c.domain == domain)
    for key, msgid in connection.execute(wanted):
        known.setdefault(key, set()).add(msgid)
    return known


def wordings_of(connection: Connection, domain: str) -> Mapping[str, list[tuple[str | None, str]]]:
    """Give msgctxt and msgid of each wording that messages of a domain had, by key, the first one first."""
    found: dict[str, list[tuple[str | None, str]]] = {}
    columns = (SOURCES.c.key, SOURCES.c.msgctxt, SOURCES.c.msgid)
    wanted = select(*columns).where(SOURCES.c.domain == domain).order_by(SOURCES.c.id)
    for key, msgctxt, msgid in connection.execute(wanted):
        found.setdefault(key, []).append((msgctxt, msgid))
    return found


def record_sources(
    connection: Connection, domain: str, sources: Sequence[SourceText], now: datetime
) -> int:
    """Add what the source of a domain says now where it differs; return how many rows were added."""
    known = _last(connection, domain)
    current = {source.key: source for source in sources}
    news = [source for key, source in current.items() if known.get(key, (None,))[0] != source]
    gone = [
        _without(source)
        for key, (source, _) in known.items()
        if source.present and key not in current
    ]
    first, created = next_number(connection, SOURCES), write_time(now)
    rows = [
        _row(number, source, known[source.key][1] if source.key in known else "", created)
        for number, source in enumerate((*news, *gone), first)
    ]
    if rows:
        connection.execute(SOURCES.insert(), rows)
    return len(rows)


def _last(connection: Connection, domain: str) -> Mapping[str, tuple[SourceText, str]]:
    """Give the last wording of each message with its seal."""
    last = select(func.max(SOURCES.c.id)).where(SOURCES.c.domain == domain).group_by(SOURCES.c.key)
    rows = connection.execute(select(SOURCES).where(SOURCES.c.id.in_(last))).mappings()
    return {
        row["key"]: (
            SourceText(
                row["domain"],
                row["msgctxt"],
                row["msgid"],
                row["msgid_plural"],
                row["level"],
                row["present"],
            ),
            row["chain"],
        )
        for row in rows
    }


def _without(source: SourceText) -> SourceText:
    return SourceText(
        source.domain,
        source.msgctxt,
        source.msgid,
        source.msgid_plural,
        source.level,
        present=False,
    )


def _row(number: int, source: SourceText, previous: str, created: str) -> dict[str, object]:
    row: dict[str, object] = {
        "id": number,
        "domain": source.domain,
        "key": source.key,
        "msgctxt": source.msgctxt,
        "msgid": source.msgid,
        "msgid_plural": source.msgid_plural,
        "level": source.level,
        "present": source.present,
        "created": created,
    }
    return {**row, "chain": seal(previous, SOURCES.name, row)}
