"""Tells whether a journal is whole: its file, its chains, its guards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from service.journal.operation.rows import count_rows
from service.journal.store.schema import schema_of
from service.journal.store.seals import find_broken
from service.journal.store.tables import ERASABLE, INSTANCE, METADATA

_GUARDS = {
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    " AND name IN (tbl_name || '_no_update', tbl_name || '_no_delete')",
    "postgresql": "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE tgname = relname || '_only_appends' AND tgenabled <> 'D'"
    " AND relnamespace = current_schema()::regnamespace",
}
"""Asks which tables have the triggers that hold that rows are only added (`append_only`)."""
_GUARDS_EACH = {"sqlite": 2, "postgresql": 1}


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a journal holds, and what is wrong with it."""

    schema: str
    id: str
    """Which journal it is; empty where its file is damaged."""
    rows: Mapping[str, int]
    """How many rows each table has."""
    broken: tuple[str, ...]
    """What is wrong, each in a sentence; empty for a sound journal."""

    @property
    def total(self) -> int:
        return sum(self.rows.values())


def inspect_journal(connection: Connection) -> Soundness:
    """Check a whole journal of the present schema; linear in its rows.

    Where SQLite finds its file damaged, nothing else is asked of it.
    """
    schema = schema_of(connection)
    if damage := tuple(find_damage(connection)):
        return Soundness(schema, "", {}, damage)
    name = str(connection.execute(select(INSTANCE.c.id)).scalar_one())
    return Soundness(schema, name, count_rows(connection), tuple(_find_wrong(connection)))


def _find_wrong(connection: Connection) -> Iterator[str]:
    for each in find_broken(connection):
        yield f"Row {each.row} of {each.table} is not what was written, or a row before it is gone."
    yield from find_unguarded(connection)


def find_damage(connection: Connection) -> Iterator[str]:
    """Ask SQLite what is wrong with its file, else with references; PostgreSQL checks as it reads."""
    if connection.dialect.name != "sqlite":
        return
    damage = _check_file(connection)
    yield from (f"SQLite finds its file damaged: {found}." for found in damage)
    if not damage:
        for table, row, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"Row {row} of {table} refers to a row that is not there."


def _check_file(connection: Connection) -> tuple[str, ...]:
    try:
        checked = connection.exec_driver_sql("PRAGMA integrity_check(10)")
        return tuple(found for (found,) in checked if found != "ok")
    except DBAPIError as error:
        return (str(error.orig),)


def find_unguarded(connection: Connection) -> Iterator[str]:
    """Find the tables whose rows could be changed, because somebody took the triggers away."""
    dialect = connection.dialect.name
    guards = [name for (name,) in connection.execute(text(_GUARDS[dialect]))]
    for table in sorted(METADATA.tables.keys() - ERASABLE):
        if guards.count(table) < _GUARDS_EACH[dialect]:
            yield f"Nothing holds that rows of {table} are only added: its triggers are gone."
