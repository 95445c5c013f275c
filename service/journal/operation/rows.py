"""Carries all rows of a journal from one database to another, and compares them."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, MetaData, Select, Table, func, select

from service.journal.store.tables import METADATA

_AT_ONCE = 1000


def tables_of(connection: Connection) -> tuple[Table, ...]:
    """Give the journal's tables as they are in a database of any schema, referred ones first."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in METADATA.tables)
    return tuple(found.sorted_tables)


def count_rows(connection: Connection) -> Mapping[str, int]:
    """Count the rows of each table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables_of(connection)
    }


def copy_rows(source: Connection, target: Connection) -> None:
    """Add every row of one journal to another, which has the same schema and no rows."""
    for table in tables_of(source):
        for rows in source.execute(_in_order(table)).mappings().partitions(_AT_ONCE):
            target.execute(table.insert(), [dict(row) for row in rows])


def find_differing(one: Connection, other: Connection) -> Iterator[str]:
    """Name the tables whose rows are not the same in two journals of one schema."""
    for table in tables_of(one):
        rows = (connection.execute(_in_order(table)) for connection in (one, other))
        if any(mine != theirs for mine, theirs in zip_longest(*rows)):
            yield table.name


def _in_order(table: Table) -> Select[Any]:
    """Select all rows by their numbers: a row refers only to earlier ones of its own table."""
    return select(table).order_by(*table.primary_key.columns)
