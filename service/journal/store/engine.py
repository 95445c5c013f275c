"""Opens the journal's database; lets one writer at a time in, and any number of readers."""

import os
import sqlite3
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from service.errors import BusyError, ConflictError, JournalError
from service.locking import exclusive

PATIENCE = 30.0
"""Seconds that a writer waits for its turn."""
_LOCK_NUMBER = 7_318_120_041
"""Names the writer's lock in PostgreSQL, where advisory locks have numbers."""
_LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's code (its manual, appendix A)."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where the journal lies."""

    engine: Engine
    lock: Path | None
    """The file that writers hold on SQLite, whose own lock is unfair; None on PostgreSQL."""


def open_database(url: str) -> Database:
    """Open a database by its URL; `sqlite:///PATH` makes the file. Raises JournalError."""
    parsed = read_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        server = parsed.set(drivername="postgresql+psycopg")
        return Database(create_engine(server, poolclass=NullPool), None)
    raise JournalError(f"{parsed.get_backend_name()}: the journal needs SQLite or PostgreSQL.")


def read_url(url: str) -> URL:
    """Read a database's URL. Raises JournalError, which does not repeat it: it may hold a password."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise JournalError(
            "The journal's address is no URL. Give sqlite:///PATH or postgresql://USER@HOST/NAME"
            " in POLYLEAF_DATABASE_URL."
        ) from error


def _open_sqlite(url: URL) -> Database:
    if not url.database:
        raise JournalError("The journal needs a file: a database in memory would lose all work.")
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    keep_private(path)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, path.with_name(f"{path.name}.lock"))


def keep_private(path: Path) -> None:
    """Make a file that is not there yet its owner's alone: people's names stand in it.

    SQLite gives what it writes beside a database the same mode. What goes wrong it tells better.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, 0o600))


def file_of(url: str) -> Path | None:
    """Name the file of a journal in SQLite; None for one in PostgreSQL."""
    parsed = read_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database
    return Path(parsed.database) if is_file and parsed.database else None


def open_file(path: Path, *, mode: str) -> Database:
    """Open a journal in a file that no command works on: a backup.

    `mode` is that of SQLite's URI: `ro`, or `rwc` to make the file. Nothing is left beside it.
    """
    uri = f"file:{urllib.parse.quote(str(path))}?mode={mode}"
    engine = create_engine(
        "sqlite://", poolclass=NullPool, creator=lambda: sqlite3.connect(uri, uri=True)
    )
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, None)


def journal_mode() -> str:
    """Name SQLite's journal mode that is safe with the library in use.

    Versions 3.7.0 to 3.51.2 can lose committed pages when a WAL is reset; fixed in 3.51.3, and in
    3.50.7 and 3.44.6 (sqlite.org, "WAL-Reset Bug").
    """
    version = sqlite3.sqlite_version_info
    fixed = version >= (3, 51, 3) or any(
        version[:2] == branch[:2] and version >= branch for branch in ((3, 50, 7), (3, 44, 6))
    )
    return "WAL" if fixed else "TRUNCATE"


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions begin late and lose updates; ours begin with `_begin_sqlite`.
    connection.isolation_level = None
    for pragma in (
        f"journal_mode={journal_mode()}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _prepare_file(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """See the journal as it is now, for as long as the block lasts."""
    engine = database.engine
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with _told(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(database: Database, patience: float = PATIENCE) -> Iterator[Connection]:
    """Be the one writer; all of the block is written, or none of it.

    Raises ConflictError where a message has changed meanwhile, BusyError where others hold the journal
    for `patience` seconds.
    """
    turn = exclusive(database.lock, patience) if database.lock else nullcontext()
    engine = database.engine.execution_options(writes=True)
    with turn, _told(), engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            _take_turn(connection, patience)
        yield connection


def _take_turn(connection: Connection, patience: float) -> None:
    """Wait for the writer's lock in PostgreSQL, which hands it out in the order of asking."""
    connection.execute(text(f"SET LOCAL lock_timeout = {max(1, int(patience * 1000))}"))
    try:
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK_NUMBER})
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") == _LOCK_NOT_AVAILABLE:
            raise BusyError("Another command writes to the journal; try again after it.") from error
        raise


@contextmanager
def _told() -> Iterator[None]:
    """Say in our words what the database refuses."""
    try:
        yield
    except DBAPIError as error:
        if _breaks_uniqueness(error):
            raise ConflictError("Somebody else changed the same message first.") from error
        raise JournalError(f"The journal cannot be used: {error.orig}") from error


def _breaks_uniqueness(error: DBAPIError) -> bool:
    """Tell whether a row was refused because there is one like it (SQLite's and SQL's codes)."""
    name = getattr(error.orig, "sqlite_errorname", "")
    code = getattr(error.orig, "sqlstate", "")
    return code == "23505" or name in {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}
