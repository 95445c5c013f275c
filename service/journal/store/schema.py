"""Brings the journal's schema up to this program's, and refuses one that is newer."""

import uuid
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from service.errors import JournalError
from service.journal.store.chain import write_time
from service.journal.store.tables import INSTANCE

SCRIPTS = Path(__file__).with_name("migrations")
"""The migrations that this program has."""


def schema_of(connection: Connection) -> str:
    """Name the revision of a journal; empty where there is none yet."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def newest_schema(scripts: Path = SCRIPTS) -> str:
    """Name the revision that this program works with."""
    return ScriptDirectory(str(scripts)).get_current_head() or ""


def is_newer(connection: Connection, scripts: Path = SCRIPTS) -> bool:
    """Tell whether a later version of the program made this journal."""
    known = {each.revision for each in ScriptDirectory(str(scripts)).walk_revisions()}
    return schema_of(connection) not in {"", *known}


def migrate(connection: Connection, now: datetime, scripts: Path = SCRIPTS) -> None:
    """Bring the schema up to date, within the caller's transaction. Raises JournalError."""
    lay_schema(connection, "head", scripts)
    if not connection.execute(select(func.count()).select_from(INSTANCE)).scalar():
        row = {"id": str(uuid.uuid4()), "created": write_time(now)}
        connection.execute(INSTANCE.insert(), row)


def lay_schema(connection: Connection, revision: str, scripts: Path = SCRIPTS) -> None:
    """Make the tables as they were at a revision, or bring older ones up to it; no row is added.

    Raises JournalError where the tables are newer than this program.
    """
    if is_newer(connection, scripts):
        raise JournalError(
            f"A newer version of Polyleaf made this journal (schema {schema_of(connection)}). "
            "Install that version."
        )
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
