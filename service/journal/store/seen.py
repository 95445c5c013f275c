"""Remembers how each catalog in the working tree was last seen: the base of the next merge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from service.journal.store.chain import write_time
from service.journal.store.numbers import next_number
from service.journal.store.tables import SEEN


@dataclass(frozen=True, slots=True)
class Sight:
    """How a catalog was last seen."""

    file: str
    """SHA-256 of its bytes."""
    template: str
    """SHA-256 of the bytes of its domain's template."""
    sequence: int
    """The last text that the journal had then: what the file was merged with."""
    comments: int = 0
    """The last comment that the journal had then."""


def last_sights(connection: Connection) -> Mapping[str, Sight]:
    """Give how each catalog was last seen, by its path below the project's root."""
    last = select(func.max(SEEN.c.id)).group_by(SEEN.c.path)
    rows = connection.execute(select(SEEN).where(SEEN.c.id.in_(last))).mappings()
    return {
        row["path"]: Sight(row["file"], row["template"], row["sequence"], row["comments"])
        for row in rows
    }


def record_sights(connection: Connection, sights: Mapping[str, Sight], now: datetime) -> None:
    """Remember how catalogs are now."""
    first, created = next_number(connection, SEEN), write_time(now)
    rows = [
        {
            "id": number,
            "path": path,
            "file": sight.file,
            "template": sight.template,
            "sequence": sight.sequence,
            "comments": sight.comments,
            "created": created,
        }
        for number, (path, sight) in enumerate(sorted(sights.items()), first)
    ]
    if rows:
        connection.execute(SEEN.insert(), rows)
