"""Carries a sync out: reads the catalogs, merges them into the journal, writes them anew."""

from datetime import datetime

from service.journal.store.journal import Journal
from service.journal.store.records import NOBODY, Hands
from service.journal.store.seen import record_sights
from service.journal.store.trial import trying
from service.journal.sync.project import Project, mark_checkout
from service.journal.sync.report import SyncReport
from service.journal.sync.take import take_tree
from service.journal.sync.tree import SavedMeanwhileError, read_tree, write_tree
from service.locking import exclusive

_TRIES = 3
"""How often a sync begins anew where somebody saves a catalog meanwhile."""
_PATIENCE = 30.0
"""Seconds that a sync waits for another."""


def sync_project(
    project: Project, journal: Journal, now: datetime, *, hands: Hands = NOBODY
) -> SyncReport:
    """Merge the catalogs of all languages into the journal, and the journal into them.

    Idempotent; a catalog that is as it was last seen, like the journal, is not read. Raises InputError
    with every fault of every catalog, and changed nothing then; SavedMeanwhileError where catalogs are
    saved over and over meanwhile: the journal has their texts then, and the files wait for the next sync.
    """
    project.lock.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(project.lock, _PATIENCE):
        mark_checkout(project.changes)
        for _ in range(_TRIES - 1):
            try:
                return _sync(project, journal, now, hands)
            except SavedMeanwhileError:
                continue
        return _sync(project, journal, now, hands)


def try_sync(
    project: Project, journal: Journal, now: datetime, *, hands: Hands = NOBODY
) -> SyncReport:
    """Say what a sync would do, and change neither the journal nor a file. Raises InputError."""
    with journal.reading() as connection:
        tree = read_tree(project, connection)
    with trying(journal) as connection:
        return take_tree(tree, project, journal.id, connection, hands=hands, now=now).report


def _sync(project: Project, journal: Journal, now: datetime, hands: Hands) -> SyncReport:
    with journal.reading() as connection:
        tree = read_tree(project, connection)
    with journal.writing() as connection:
        taken = take_tree(tree, project, journal.id, connection, hands=hands, now=now)
        # With the texts: else, after a crash, the next edit would be one of two sides.
        record_sights(connection, taken.sights_of(written=False), now, project.checkout)
    write_tree(project, taken.rewritten)
    if written := taken.sights_of(written=True):
        with journal.writing() as connection:
            record_sights(connection, written, now, project.checkout)
    return taken.report
