"""Brings a journal up to this version of the program, with a way back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from service.errors import JournalError
from service.journal.operation.backup import back_up
from service.journal.operation.soundness import find_unguarded
from service.journal.store.engine import open_database, reading, writing
from service.journal.store.schema import SCRIPTS, migrate, newest_schema, schema_of
from service.journal.store.seals import find_broken


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did."""

    before: str
    after: str
    backup: Path | None
    """Where the journal lies as it was; None where there was nothing to do."""


def upgrade(url: str, backup: Path, now: datetime, scripts: Path = SCRIPTS) -> Upgraded:
    """Back a journal up, then migrate it: all of it or nothing.

    Raises JournalError where a newer version of the program made it, or where it is not sound then.
    """
    database = open_database(url)
    newest = newest_schema(scripts)
    with reading(database) as connection:
        before = schema_of(connection)
    if before == newest:
        return Upgraded(before, newest, None)
    back_up(database, backup, scripts)
    with writing(database) as connection:
        migrate(connection, now, scripts)
        if any(find_broken(connection)) or any(find_unguarded(connection)):
            raise JournalError("The upgraded journal does not verify; it stays as it was.")
    return Upgraded(before, newest, backup)
