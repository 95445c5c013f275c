"""Appends sealed rows to the tables that have one chain."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, select

from service.journal.store.chain import seal
from service.journal.store.numbers import next_number


def append_row(connection: Connection, table: Table, fields: Mapping[str, object]) -> int:
    """Append a row and return its number; the connection is the writer's."""
    number = next_number(connection, table)
    previous = connection.execute(select(table.c.chain).where(table.c.id == number - 1))
    row = {"id": number, **fields}
    chain = seal(previous.scalar_one_or_none() or "", table.name, row)
    connection.execute(table.insert(), {**row, "chain": chain})
    return number
