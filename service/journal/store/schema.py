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

_SCRIPTS = Path(__file__).with_name("migrations")


def schema_of(connection: Connection) -> str:
    """Name the revision of a journal; empty where there is none yet."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def newest_schema() -> str:
    """Name the revision that this program works with."""
    return ScriptDirectory(str(_SCRIPTS)).get_current_head() or ""


def is_newer(connection: Connection) -> bool:
    """Tell whether a later version of the program made this journal."""
    known = {each.revision for each in ScriptDirectory(str(_SCRIPTS)).walk_revisions()}
    return schema_of(connection) not in {"", *known}


def migrate(connection: Connection, now: datetime) -> None:
    """Bring the schema up to date, within the caller's transaction. Raises JournalError."""
    if is_newer(connection):
        raise JournalError(
            f"A newer version of Polyleaf made this journal (schema {schema_of(connection)}). "
            "Install that version."
        )
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if not connection.execute(select(func.count()).select_from(INSTANCE)).scalar():
        row = {"id": str(uuid.uuid4()), "created": write_time(now)}
        connection.execute(INSTANCE.insert(), row)
