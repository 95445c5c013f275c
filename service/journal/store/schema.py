"""Brings the journal's schema up to this program's, and refuses one that is newer."""

import uuid
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, column, func, inspect, select, table

from service.errors import JournalError
from service.journal.store.chain import write_time
from service.journal.store.tables import INSTANCE

SCRIPTS = Path(__file__).with_name("migrations")
"""The migrations that this program has: one file a revision, whose name begins with its number."""
_VERSION = table("alembic_version", column("version_num"))
"""What Alembic notes down of a journal (its manual, "Tutorial")."""


def schema_of(connection: Connection) -> str:
    """Name the revision of a journal; empty where there is none yet."""
    if not inspect(connection).has_table(_VERSION.name):
        return ""
    return connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none() or ""


def newest_schema(scripts: Path = SCRIPTS) -> str:
    """Name the revision that this program works with."""
    return max(_list_revisions(scripts))


def is_newer(connection: Connection, scripts: Path = SCRIPTS) -> bool:
    """Tell whether a later version of the program made this journal."""
    return schema_of(connection) not in {"", *_list_revisions(scripts)}


def _list_revisions(scripts: Path) -> set[str]:
    names = (path.name for path in (scripts / "versions").glob("[0-9]*_*.py"))
    return {name.partition("_")[0] for name in names}


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
    # Alembic takes 150 ms to load, and a journal that is up to date has no use for it.
    from alembic import command  # noqa: PLC0415 - as said above
    from alembic.config import Config  # noqa: PLC0415 - as said above

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
