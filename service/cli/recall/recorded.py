"""Lets the journal and the ledgers know of recalls: now, or when they can be reached again."""

from datetime import UTC, datetime

import click

from service.cli.journal.told import plain
from service.cli.people.session import identify
from service.cli.publishing.live import SHORT
from service.cli.recall.reaching import reach_journal
from service.cli.text_changes import changes_folder
from service.config import Settings
from service.errors import BusyError, InputError, JournalError, PolyleafError
from service.journal.decisions.exchange import exchange_ledgers
from service.journal.decisions.signing import load_key
from service.journal.store.journal import Journal
from service.journal.sync.project import Project
from service.release.history import record_history
from service.release.recall.recording import find_unrecorded, record_recall
from service.release.store import ReleaseStore
from service.release.store.recalls import Recall


def record_pending(settings: Settings, journal: Journal, now: datetime) -> None:
    """Record the recalls that no decision says, as whoever works here; tell which are still waiting."""
    for recall in _find_pending(settings, journal):
        try:
            with journal.reading() as connection:
                actor = identify(settings, journal, connection, now)
            decision = record_recall(journal, load_key(settings.signing_key), actor, recall, now)
        except (JournalError, InputError) as error:
            tell_later(str(error), recall)
        else:
            told = f"The recall {recall.id[:SHORT]} is recorded: decision {decision.id[:SHORT]}."
            click.echo(told, err=True)


def _find_pending(settings: Settings, journal: Journal) -> tuple[Recall, ...]:
    recalls = ReleaseStore(settings.releases).recalls().recalls
    if not recalls:
        return ()
    with journal.reading() as connection:
        return find_unrecorded(connection, recalls)


def tell_later(why: str, recall: Recall | None = None) -> None:
    """Tell that a decision is to be recorded, and how."""
    name = f" of the recall {recall.id[:SHORT]}" if recall else ""
    click.echo(plain(f"The decision{name} is to be recorded later: {why}"), err=True)
    click.echo(
        "`polyleaf sync` and `polyleaf publish` record it, run by who may withdraw.", err=True
    )


def write_ledgers(settings: Settings) -> None:
    """Write the decision into the ledger; content is not read. What fails is done by the next sync."""
    now = datetime.now(UTC)
    project = Project(settings.root, changes_folder(settings), {})
    try:
        journal = reach_journal(settings, now)
        exchange_ledgers(project, journal, load_key(settings.signing_key), now)
    except (PolyleafError, OSError) as error:
        click.echo(f"The next `polyleaf sync` writes it into the ledger: {error}", err=True)


def record_live_changes(settings: Settings, store: ReleaseStore) -> None:
    """Let the journal know what is live now; one that cannot be reached learns it from the next publish."""
    try:
        with reach_journal(settings, datetime.now(UTC)).writing() as connection:
            record_history(connection, store)
    except (JournalError, BusyError, OSError) as error:
        click.echo(f"The journal does not know of it yet: {error}", err=True)
