"""Finds the seals that new rows continue, and the rows whose seal is broken."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from service.journal.store.chain import seal
from service.journal.store.records import Address
from service.journal.store.tables import (
    ACCOUNTS,
    COMMENTS,
    DECISIONS,
    IMPORTS,
    KEYS,
    LIVE,
    OUTCOMES,
    RELEASES,
    REVOCATIONS,
    SOURCES,
    SUGGESTIONS,
    TEXTS,
    TOKENS,
)

_CHAINED: dict[Table, tuple[str, ...]] = {
    IMPORTS: (),
    SOURCES: ("domain", "key"),
    TEXTS: ("language", "domain", "key"),
    SUGGESTIONS: ("language", "domain", "key"),
    OUTCOMES: (),
    COMMENTS: ("language", "domain", "key"),
    RELEASES: (),
    LIVE: (),
    ACCOUNTS: (),
    TOKENS: (),
    REVOCATIONS: (),
    DECISIONS: (),
    KEYS: (),
}
"""The tables whose rows are chained, and the columns that tell one chain from another."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that is not what was written, or that does not follow the row before it."""

    table: str
    row: int


def last_seals(connection: Connection, table: Table) -> dict[Address, str]:
    """Give the last seal of each message in a table of texts, suggestions or comments."""
    columns = (table.c.language, table.c.domain, table.c.key, table.c.chain)
    rows = connection.execute(select(*columns).order_by(table.c.id))
    return {Address(language, domain, key): chain for language, domain, key, chain in rows}


def find_broken(connection: Connection) -> Iterator[Broken]:
    """Check every chain and yield the rows that break it; linear in the rows."""
    for table, names in _CHAINED.items():
        yield from _find_in(connection, table, names)


def _find_in(connection: Connection, table: Table, names: tuple[str, ...]) -> Iterator[Broken]:
    last: dict[tuple[object, ...], str] = {}
    for number, row in enumerate(connection.execute(select(table).order_by(table.c.id)), 1):
        fields = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row's mapping
        place = tuple(fields[name] for name in names)
        if fields["id"] != number or fields["chain"] != seal(
            last.get(place, ""), table.name, fields
        ):
            yield Broken(table.name, fields["id"])
        last[place] = fields["chain"]
