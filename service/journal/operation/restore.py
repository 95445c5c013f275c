"""Fills an empty journal from a backup."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from service.errors import Fault, InputError, JournalError
from service.journal.operation.backup import reading_backup, verify_backup
from service.journal.operation.rows import copy_rows, count_rows, find_differing
from service.journal.operation.soundness import Soundness, inspect_journal
from service.journal.store.engine import open_database, writing
from service.journal.store.schema import SCRIPTS, lay_schema, migrate, schema_of
from service.journal.store.tables import INSTANCE, METADATA

_VERSION = "alembic_version"


def restore(path: Path, url: str, now: datetime, scripts: Path = SCRIPTS) -> Soundness:
    """Bring every row of a backup into the journal at `url`, which becomes that journal.

    All of it or nothing. Raises InputError where the backup is not sound, JournalError where the
    journal holds work already, or where what was written is not what was read.
    """
    if broken := verify_backup(path, now, scripts).broken:
        raise InputError([Fault(str(path), 0, each) for each in broken])
    with (
        reading_backup(path, scripts) as source,
        writing(open_database(url)) as target,
    ):
        _make_room(target)
        lay_schema(target, schema_of(source), scripts)
        copy_rows(source, target)
        if differing := [*find_differing(source, target)]:
            raise JournalError(f"Not every row arrived: {', '.join(differing)}. Nothing was kept.")
        migrate(target, now, scripts)
        found = inspect_journal(target)
        if found.broken:
            raise JournalError(f"Nothing was kept: {found.broken[0]}")
    return found


def _make_room(target: Connection) -> None:
    """Take away a journal that holds nothing but its id. Raises JournalError for any other."""
    rows = count_rows(target)
    if work := sum(count for table, count in rows.items() if table != INSTANCE.name):
        raise JournalError(
            f"This journal holds {work} rows already; a backup is restored into an empty one only. "
            "Give another with --to, or move this one away."
        )
    METADATA.drop_all(target)
    if inspect(target).has_table(_VERSION):
        target.execute(text(f"DROP TABLE {_VERSION}"))
