"""Tells the journal which releases went live, and when."""

from sqlalchemy import Connection

from service.journal.store.releases import LiveChange, record_live
from service.release.store import ReleaseStore


def record_history(connection: Connection, store: ReleaseStore, account: str | None = None) -> None:
    """Record every change of the live release that the journal lacks, as made by an account."""
    changes = [LiveChange(each.release, str(each.action), each.at) for each in store.history()]
    record_live(connection, changes, account)
