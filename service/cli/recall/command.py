"""Recalls from the terminal: as a person, or as the operator where the journal cannot be reached."""

import time
from datetime import UTC, datetime

import click

from service.cli.people.session import identify
from service.cli.publishing.live import SHORT
from service.cli.recall.asked import Asked, read_target
from service.cli.recall.reaching import reach_journal
from service.cli.recall.recorded import record_live_changes, tell_later, write_ledgers
from service.cli.recall.telling import tell_copies, tell_lost, tell_taken
from service.config import Settings, read_settings
from service.errors import BusyError, Fault, InputError, JournalError
from service.journal.decisions.signing import load_key
from service.release.recall.run import Done, run_recall
from service.release.recall.selection import Selection, find_target
from service.release.recall.take_down import open_live, plan_recall, preview, take_down
from service.release.store import ReleaseStore

__all__ = ["Asked", "run_command"]


def run_command(asked: Asked, *, dry_run: bool, emergency: bool) -> None:
    """Take something off the air, and tell it; raises InputError, and changes nothing, where it may not be."""
    began, settings = time.monotonic(), read_settings()
    target = read_target(asked)
    if not asked.reason.strip():
        raise InputError([Fault("--reason", 0, "Say why, for those who come after you.")])
    store = ReleaseStore(settings.releases)
    stored = open_live(store)
    selection = find_target(stored, target)
    if dry_run:
        before = stored.opened.manifest
        tell_lost(before, preview(stored, selection).sections)
        tell_copies(before)
        click.echo("Nothing was changed.")
        return
    recall = _recall_in_emergency if emergency else _recall_as_person
    done = recall(settings, store, selection, asked.reason)
    tell_taken(done.taken, time.monotonic() - began)
    if done.decision:
        click.echo(f"The withdrawal is decision {done.decision.id[:SHORT]}.")
        write_ledgers(settings)
    else:
        tell_later(done.why_not)
    record_live_changes(settings, store)


def _recall_as_person(
    settings: Settings, store: ReleaseStore, selection: Selection, reason: str
) -> Done:
    now = datetime.now(UTC)
    try:
        journal, key = reach_journal(settings, now), load_key(settings.signing_key)
        with journal.reading() as connection:
            actor = identify(settings, journal, connection, now)
    except (JournalError, BusyError) as error:
        advice = "Where it cannot wait, as the operator of this machine: --emergency."
        raise JournalError(f"{error}\nNothing was taken off the air. {advice}") from error
    return run_recall(store, journal, key, actor, selection, reason, now)


def _recall_in_emergency(
    settings: Settings,  # noqa: ARG001 - the signature of a recall
    store: ReleaseStore,
    selection: Selection,
    reason: str,
) -> Done:
    recall = plan_recall(selection, None, reason, datetime.now(UTC))
    return Done(take_down(store, recall, selection.release), None, "It was an emergency.")
