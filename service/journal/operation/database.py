"""Examines the journal's database: its version, its settings, its schema, its rows."""

import platform
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy
from sqlalchemy import Connection, text

from service.errors import BusyError, JournalError
from service.journal.operation.condition import Condition, Grade
from service.journal.operation.signing import look_at_signing
from service.journal.operation.soundness import inspect_journal
from service.journal.store.engine import (
    Database,
    file_of,
    journal_mode,
    open_database,
    reading,
    writing,
)
from service.journal.store.schema import is_newer, newest_schema, schema_of

_KEPT_BY = ("fsync", "full_page_writes", "synchronous_commit")
"""What PostgreSQL must have on, lest a power cut takes acknowledged work (its manual, ch. 19.5)."""


def look_at_versions() -> Iterator[Condition]:
    """Tell what the program runs with."""
    told = (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"SQLAlchemy {sqlalchemy.__version__}"
    )
    yield Condition("versions", Grade.OK, told)


def look_at_database(url: str, key: Path) -> Iterator[Condition]:
    """Examine the journal at a URL and change nothing; linear in its rows.

    `key` is where the instance's signing key belongs.
    """
    file = file_of(url)
    if file is not None and not file.is_file():
        message = "There is none yet; the first sync makes it."
        yield Condition("journal", Grade.OK, message)
        return
    try:
        yield from _look_into(open_database(url), key)
    except JournalError as error:
        server = "See that PostgreSQL runs, and that POLYLEAF_DATABASE_URL names it."
        advice = "Restore the last backup." if file else server
        yield Condition("journal", Grade.FAULT, str(error), advice)


def _look_into(database: Database, key: Path) -> Iterator[Condition]:
    with reading(database) as connection:
        yield _look_at_engine(connection)
        schema = _look_at_schema(connection)
        yield schema
        if schema.grade is Grade.OK and schema_of(connection):
            yield from _look_at_rows(connection, key)
    yield _look_at_writing(database)


def _look_at_engine(connection: Connection) -> Condition:
    if connection.dialect.name == "sqlite":
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        return Condition("database", Grade.OK, f"SQLite, journal mode {mode}: {explain_mode()}")
    off = [
        name
        for name in _KEPT_BY
        if connection.execute(text(f"SHOW {name}")).scalar_one() in {"off", "local"}
    ]
    version = connection.execute(text("SHOW server_version")).scalar_one()
    if off:
        message = f"PostgreSQL {version} has these off: {', '.join(off)}. A power cut loses work."
        return Condition("database", Grade.FAULT, message, "Turn them on in postgresql.conf.")
    return Condition("database", Grade.OK, f"PostgreSQL {version}, writes are synced")


def explain_mode() -> str:
    """Say why SQLite's journal mode is what it is."""
    if journal_mode() == "WAL":
        return f"SQLite {sqlite3.sqlite_version} has the fix of the WAL-reset bug."
    return (
        f"SQLite {sqlite3.sqlite_version} can lose committed pages in WAL mode"
        " (fixed in 3.51.3, 3.50.7, 3.44.6)."
    )


def _look_at_schema(connection: Connection) -> Condition:
    schema, newest = schema_of(connection), newest_schema()
    if not schema:
        return Condition("schema", Grade.OK, "There is no journal yet; the first sync makes it.")
    if is_newer(connection):
        message = f"A newer version of Polyleaf made this journal (schema {schema})."
        return Condition("schema", Grade.FAULT, message, "Install that version.")
    if schema != newest:
        message = f"The journal has schema {schema}, this program works with {newest}."
        return Condition("schema", Grade.FAULT, message, "Run: polyleaf upgrade")
    return Condition("schema", Grade.OK, f"{schema}, the newest")


def _look_at_rows(connection: Connection, key: Path) -> Iterator[Condition]:
    found = inspect_journal(connection)
    advice = "Stop writing, keep this journal aside, and restore the last sound backup."
    for each in found.broken:
        yield Condition("integrity", Grade.FAULT, each, advice)
    if not found.broken:
        told = f"{found.total} rows, every chain whole, no row can be changed"
        yield Condition("integrity", Grade.OK, told)
        yield from look_at_signing(connection, key)


def _look_at_writing(database: Database) -> Condition:
    """Take the writer's turn, and write nothing."""
    try:
        with writing(database, patience=1):
            return Condition("writing", Grade.OK, "the journal takes a writer")
    except BusyError:
        message = "Another command writes to the journal just now."
        return Condition("writing", Grade.WARNING, message, "Look again when it has ended.")
    except (JournalError, OSError) as error:
        advice = "See that this user may write there and that the disk has room."
        return Condition("writing", Grade.FAULT, str(error), advice)
