"""Makes a backup of a journal: one SQLite file, whatever the engine."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from service.durable import sync_folder
from service.errors import Fault, InputError, JournalError
from service.journal.operation.rows import copy_rows
from service.journal.operation.soundness import Soundness, inspect_journal
from service.journal.store.engine import Database, keep_private, open_file, reading, writing
from service.journal.store.schema import (
    SCRIPTS,
    is_newer,
    lay_schema,
    migrate,
    newest_schema,
    schema_of,
)


def back_up(database: Database, path: Path, scripts: Path = SCRIPTS) -> None:
    """Write a journal as it is now into a new file; writers and readers go on meanwhile.

    When this returns, the file is on the disk. Raises InputError where there is a file at `path`,
    JournalError where there is no journal or it is newer than this program.
    """
    if path.exists():
        raise InputError([Fault(str(path), 0, "It is there already.", "Name a new file.")])
    _check_schema(database, scripts)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    keep_private(draft)
    if database.engine.dialect.name == "sqlite":
        _take_snapshot(database, draft)
    else:
        _write_rows(database, draft, scripts)
    _keep(draft, path)


def verify_backup(path: Path, now: datetime, scripts: Path = SCRIPTS) -> Soundness:
    """Check a backup; one of an earlier schema as it will be once it is upgraded.

    Raises InputError where the file is no backup, or a newer version of the program made it.
    """
    with reading_backup(path, scripts) as connection:
        schema = schema_of(connection)
        if schema == newest_schema(scripts):
            return inspect_journal(connection)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / path.name
        _take_snapshot(open_file(path, mode="ro"), copy)
        with writing(open_file(copy, mode="rw")) as connection:
            migrate(connection, now, scripts)
            return inspect_journal(connection)


@contextmanager
def reading_backup(path: Path, scripts: Path = SCRIPTS) -> Iterator[Connection]:
    """Read a backup. Raises InputError where the file is none, or is newer than this program."""
    if not path.is_file():
        raise InputError([Fault(str(path), 0, "There is no such file.")])
    try:
        with reading(open_file(path, mode="ro")) as connection:
            _check_readable(connection, path, scripts)
            yield connection
    except JournalError as error:
        if isinstance(error.__cause__, DBAPIError):
            raise InputError([Fault(str(path), 0, "It is no sound backup.", str(error))]) from error
        raise


def _check_readable(connection: Connection, path: Path, scripts: Path) -> None:
    schema = schema_of(connection)
    if not schema:
        raise InputError([Fault(str(path), 0, "It holds no journal.", "Name a backup.")])
    if is_newer(connection, scripts):
        message = f"A newer version of Polyleaf made it (schema {schema})."
        raise InputError([Fault(str(path), 0, message, "Install that version.")])


def _check_schema(database: Database, scripts: Path) -> None:
    with reading(database) as connection:
        if not schema_of(connection):
            raise JournalError("There is no journal yet: nothing to back up.")
        if is_newer(connection, scripts):
            raise JournalError(
                "A newer version of Polyleaf made this journal. Install that version."
            )


def _take_snapshot(database: Database, draft: Path) -> None:
    """Copy the pages of a database as of one moment (sqlite.org, "Online Backup API")."""
    raw = database.engine.raw_connection()
    try:
        with closing(sqlite3.connect(draft)) as target:
            source = raw.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 - the engine is SQLite's
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    finally:
        raw.close()


def _write_rows(database: Database, draft: Path, scripts: Path) -> None:
    with (
        reading(database) as source,
        writing(open_file(draft, mode="rwc")) as target,
    ):
        lay_schema(target, schema_of(source), scripts)
        copy_rows(source, target)


def _keep(draft: Path, path: Path) -> None:
    """Give the file its name once it is on the disk, then keep the name, too."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.rename(path)
    sync_folder(path.parent)
