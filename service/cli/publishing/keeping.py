"""Finds what readers have of the sections that they would lose."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime

from service.config import Settings
from service.errors import ReleaseError
from service.journal.changes.classes import load_classes
from service.journal.store.journal import open_journal
from service.release.earlier import Earlier
from service.release.keeping import Load, Place, find_earlier
from service.release.record import Record, read_record
from service.release.store import ReleaseStore


def open_keeper(
    settings: Settings, store: ReleaseStore, live: str | None, today: date | None
) -> Load:
    """Make what finds the texts that the live release has, and that no person called outdated since."""

    def load(places: Collection[Place]) -> Earlier:
        if live is None or today is None:
            return {}
        records = tuple(_read(store, live, places))
        with open_journal(settings, datetime.now(UTC)).reading() as connection:
            return find_earlier(records, load_classes(connection), today)

    return load


def _read(store: ReleaseStore, live: str, places: Collection[Place]) -> Iterator[Record]:
    """Read what is recorded; what is not, or cannot be read, is not kept."""
    for language, document in sorted(places):
        try:
            if content := store.record(live, language, document):
                yield read_record(content)
        except (ReleaseError, ValueError):
            continue
