"""Brings a release to readers without what was recalled."""

from collections.abc import Mapping
from datetime import UTC, datetime

import click

from service.cli.publishing.live import SHORT
from service.config import Settings
from service.journal.decisions.verdict import Verdicts
from service.release.store import ReleaseStore


def take_out_recalled(
    settings: Settings, store: ReleaseStore, identifier: str, decisions: Mapping[str, Verdicts]
) -> str:
    """Return the id of what may go live of a new release: without texts that are off the air.

    Recalls of texts that were approved again by who knew of it are lifted first. ReleaseError where a
    recall cannot be applied.
    """
    if not store.recalls().entries:
        return identifier
    _lift(settings, store, identifier, decisions)
    return leave_out_recalled(store, identifier)


def leave_out_recalled(store: ReleaseStore, identifier: str) -> str:
    """Return the id of what may go live of a stored release, and tell where that is another one."""
    from service.release.recall.going_live import apply_recalls

    derived = apply_recalls(store, identifier)
    if derived != identifier:
        told = f"Release {identifier[:SHORT]} holds recalled texts; without them it is"
        click.echo(f"{told} {derived[:SHORT]}. `polyleaf recalls` lists them.")
    return derived


def _lift(
    settings: Settings, store: ReleaseStore, identifier: str, decisions: Mapping[str, Verdicts]
) -> None:
    from service.cli.recall.reaching import reach_journal
    from service.release.recall.lifting import lift_recalls
    from service.release.recall.recording import find_unrecorded

    now = datetime.now(UTC)
    with reach_journal(settings, now).reading() as connection:
        unrecorded = find_unrecorded(connection, store.recalls().recalls)
    for lift in lift_recalls(store, identifier, decisions, unrecorded, now):
        told = f"{lift.document}: {len(lift.digests)} recalled texts were approved again"
        click.echo(f"{told} by people who knew of the recall; they may be served.")
