"""Records which releases were built, from which texts, and when each was live."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from service.journal.store.chain import seal, write_time
from service.journal.store.numbers import next_number
from service.journal.store.records import Made
from service.journal.store.tables import LIVE, RELEASES


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release that was built."""

    id: int
    release: str
    policy: str
    sequence: int
    """The last text that it was built from."""
    made: Made


@dataclass(frozen=True, slots=True)
class LiveChange:
    """A change of the live pointer."""

    release: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LiveRow:
    """A change of the live pointer, as it stands in the journal."""

    id: int
    release: str
    reason: str
    made: Made
    """When it was made live, and by whom."""


def record_release(  # noqa: PLR0917 - what a release is, in the order of its columns
    connection: Connection,
    release: str,
    policy: str,
    sequence: int,
    author: str | None,
    now: datetime,
) -> bool:
    """Record a release once; tell whether it was new."""
    known = select(RELEASES.c.id).where(RELEASES.c.release == release).limit(1)
    if connection.execute(known).scalar_one_or_none() is not None:
        return False
    row = {"release": release, "policy": policy, "sequence": sequence}
    _append(connection, RELEASES, row, author, write_time(now))
    return True


def record_live(connection: Connection, changes: Sequence[LiveChange], author: str | None) -> int:
    """Record the changes that the journal lacks, in order; return how many there were.

    `changes` is all of the pointer's history, so what a crash left out comes with the next ones.
    """
    known = {(row.release, row.made.created) for row in live_changes(connection)}
    missing = [each for each in changes if (each.release, write_time(each.at)) not in known]
    for each in missing:
        row: dict[str, object] = {"release": each.release, "reason": each.reason}
        _append(connection, LIVE, row, author, write_time(each.at))
    return len(missing)


def releases_recorded(connection: Connection) -> tuple[ReleaseRow, ...]:
    """Give every release, the first one first."""
    rows = connection.execute(select(RELEASES).order_by(RELEASES.c.id)).mappings()
    return tuple(
        ReleaseRow(
            row["id"],
            row["release"],
            row["policy"],
            row["sequence"],
            Made(row["author"], row["created"]),
        )
        for row in rows
    )


def live_changes(connection: Connection) -> tuple[LiveRow, ...]:
    """Give every change of the live pointer, the first one first."""
    rows = connection.execute(select(LIVE).order_by(LIVE.c.id)).mappings()
    return tuple(
        LiveRow(row["id"], row["release"], row["reason"], Made(row["author"], row["created"]))
        for row in rows
    )


def _append(
    connection: Connection, table: Table, fields: dict[str, Any], author: str | None, created: str
) -> None:
    number = next_number(connection, table)
    last = select(table.c.chain).where(table.c.id == number - 1)
    previous = connection.execute(last).scalar_one_or_none()
    row = {"id": number, **fields, "author": author, "created": created}
    connection.execute(table.insert(), {**row, "chain": seal(previous or "", table.name, row)})
