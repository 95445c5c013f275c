"""Records each time that texts came in, and what became of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from service.journal.store.chain import seal, write_time
from service.journal.store.numbers import next_number
from service.journal.store.records import Hands, Made
from service.journal.store.tables import IMPORTS


class ImportKind(StrEnum):
    """How texts came in."""

    SYNC = "sync"
    IMPORT = "import"
    UNDO = "undo"
    ACCEPT = "accept"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One time that texts came in."""

    id: int
    kind: ImportKind
    undoes: int | None
    files: tuple[str, ...]
    report: Mapping[str, Any]
    """By file, what became of each message."""
    made: Made
    importer: str | None
    """The account that brought them in; None where nobody is known."""


def add_import(  # noqa: PLR0917 - what an import is, in the order of its columns
    connection: Connection,
    kind: ImportKind,
    files: Sequence[str],
    report: Mapping[str, Any],
    hands: Hands,
    now: datetime,
    undoes: int | None = None,
) -> int:
    """Record an import and return its number. Raises ConflictError where `undoes` is undone already."""
    number = next_number(connection, IMPORTS)
    previous = connection.execute(
        select(IMPORTS.c.chain).where(IMPORTS.c.id == number - 1)
    ).scalar_one_or_none()
    row = {
        "id": number,
        "kind": str(kind),
        "undoes": undoes,
        "files": json.dumps([*files], ensure_ascii=False),
        "report": json.dumps(report, ensure_ascii=False),
        "author": hands.author,
        "created": write_time(now),
        "importer": hands.importer or "",
    }
    connection.execute(IMPORTS.insert(), {**row, "chain": seal(previous or "", IMPORTS.name, row)})
    return number


def undo_of(connection: Connection, number: int) -> int | None:
    """Tell which import undid this one; None where none did."""
    found = connection.execute(select(IMPORTS.c.id).where(IMPORTS.c.undoes == number))
    return found.scalar_one_or_none()


def import_numbered(connection: Connection, number: int) -> ImportRow | None:
    """Find an import by its number."""
    row = connection.execute(select(IMPORTS).where(IMPORTS.c.id == number)).mappings().one_or_none()
    if row is None:
        return None
    return ImportRow(
        id=row["id"],
        kind=ImportKind(row["kind"]),
        undoes=row["undoes"],
        files=tuple(json.loads(row["files"])),
        report=json.loads(row["report"]),
        made=Made(row["author"], row["created"]),
        importer=row["importer"] or None,
    )


def importers_of(connection: Connection, numbers: Iterable[int]) -> Mapping[int, str]:
    """Tell who brought in what came with imports; those that nobody is known of are left out."""
    wanted = select(IMPORTS.c.id, IMPORTS.c.importer).where(IMPORTS.c.id.in_({*numbers}))
    return {number: importer for number, importer in connection.execute(wanted) if importer}
