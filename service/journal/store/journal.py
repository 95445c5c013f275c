"""Opens the journal of a project, ready to read and write."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from service.config import Settings
from service.errors import JournalError
from service.journal.store.engine import Database, open_database, reading, writing
from service.journal.store.schema import is_newer, migrate, newest_schema, schema_of
from service.journal.store.tables import INSTANCE


@dataclass(frozen=True, slots=True)
class Journal:
    """The append-only record of a project's work."""

    database: Database
    id: str
    """Which journal this is: what `X-Polyleaf-Base` names."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See the journal as it is now."""
        with reading(self.database) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Be the one writer. Raises ConflictError or BusyError; nothing was written then."""
        with writing(self.database) as connection:
            yield connection


def open_journal(settings: Settings, now: datetime) -> Journal:
    """Open the project's journal; one that is not there yet is made.

    Raises JournalError where another version of the program made it.
    """
    return open_journal_at(settings.database, now)


def open_journal_at(url: str, now: datetime) -> Journal:
    """Open the journal at a URL, as `open_journal` does."""
    database = open_database(url)
    with reading(database) as connection:
        schema, newer = schema_of(connection), is_newer(connection)
    if not schema:
        with writing(database) as connection:
            migrate(connection, now)
    elif newer or schema != newest_schema():
        advice = "Install that version." if newer else "Run: polyleaf upgrade"
        raise JournalError(f"The journal has the schema {schema}, not {newest_schema()}. {advice}")
    with reading(database) as connection:
        return Journal(database, str(connection.execute(select(INSTANCE.c.id)).scalar_one()))
