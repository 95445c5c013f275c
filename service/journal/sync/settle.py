"""Brings catalogs, ledgers and journal together, or none of them."""

from datetime import datetime

from service.errors import InputError, JournalError
from service.journal.decisions.exchange import check_ledgers, exchange_ledgers
from service.journal.decisions.signing import SigningKey
from service.journal.store.journal import Journal
from service.journal.store.records import Hands
from service.journal.sync.project import Project
from service.journal.sync.report import SyncReport
from service.journal.sync.run import sync_project


def settle_project(
    project: Project, journal: Journal, key: SigningKey | None, now: datetime, *, hands: Hands
) -> SyncReport:
    """Sync the catalogs, and exchange the ledgers.

    Raises InputError, and changed nothing, where one of them cannot be read; JournalError where
    somebody damaged a ledger after the catalogs were synced.
    """
    check_ledgers(project, journal, key)
    report = sync_project(project, journal, now, hands=hands)
    try:
        exchange_ledgers(project, journal, key, now)
    except InputError as error:
        told = "Catalogs and journal are in sync, but no decision came in or went out."
        raise JournalError(f"{told}\n{error}") from error
    return report
