"""Lets somebody try what they would write, and leaves no trace of it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from service.journal.store.engine import open_database, read_url, reading
from service.journal.store.journal import Journal, open_journal_at
from service.journal.store.schema import schema_of


class _UndoneError(Exception):
    """Ends a trial."""


@contextmanager
def trying(journal: Journal) -> Iterator[Connection]:
    """Be the one writer, of nothing: whatever the block writes is taken back at its end."""
    with suppress(_UndoneError), journal.writing() as connection:
        yield connection
        raise _UndoneError


@contextmanager
def open_trial(url: str, now: datetime) -> Iterator[Journal]:
    """Open the journal at a URL for trials; where there is none yet, an empty one beside it."""
    if _is_begun(url):
        yield open_journal_at(url, now)
        return
    with TemporaryDirectory(prefix="polyleaf-") as folder:
        journal = open_journal_at(f"sqlite:///{folder}/journal.db", now)
        yield journal
        journal.database.engine.dispose()


def _is_begun(url: str) -> bool:
    parsed = read_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").is_file():
        return False
    with reading(open_database(url)) as connection:
        return bool(schema_of(connection))
