"""Remembers how each catalog in the working tree was last seen: the base of the next merge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

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


def last_sights(connection: Connection, checkout: str = "") -> Mapping[str, Sight]:
    """Give how a checkout's catalogs were last seen in it, by their paths below the project's root."""
    mine = SEEN.c.path.startswith(_name(checkout, ""), autoescape=True)
    last = select(func.max(SEEN.c.id)).where(mine).group_by(SEEN.c.path)
    return _read(connection, select(SEEN).where(SEEN.c.id.in_(last)))


def find_sights(connection: Connection, files: Mapping[str, str]) -> Mapping[str, Sight]:
    """Give how catalogs of exactly these bytes were last seen, in whatever checkout.

    `files` are SHA-256 digests by path.
    """
    alike = select(SEEN).where(SEEN.c.file.in_(set(files.values()))).order_by(SEEN.c.id)
    rows = connection.execute(alike).mappings()
    found = {(_path(row["path"]), row["file"]): _sight(row) for row in rows}
    return {path: found[path, file] for path, file in files.items() if (path, file) in found}


def record_sights(
    connection: Connection, sights: Mapping[str, Sight], now: datetime, checkout: str = ""
) -> None:
    """Remember how catalogs of a checkout are now."""
    first, created = next_number(connection, SEEN), write_time(now)
    rows = [
        {
            "id": number,
            "path": _name(checkout, path),
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


def _name(checkout: str, path: str) -> str:
    """Name a catalog of a checkout: several may share one journal, each with files of its own."""
    return f"{checkout}:{path}"


def _path(name: str) -> str:
    return name.partition(":")[2]


def _read(connection: Connection, wanted: Select[Any]) -> Mapping[str, Sight]:
    rows = connection.execute(wanted).mappings()
    return {_path(row["path"]): _sight(row) for row in rows}


def _sight(row: Mapping[Any, Any]) -> Sight:
    return Sight(row["file"], row["template"], row["sequence"], row["comments"])
