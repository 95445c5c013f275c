"""Lets the journal know of releases: synced before one is built, told when one goes live."""

from dataclasses import replace
from datetime import UTC, datetime

import click

from service.cli.journal.opened import Opened
from service.cli.journal.syncing import take_ledgers, tell_suggestions
from service.cli.journal.told import write_line
from service.cli.people.session import name_bearer
from service.cli.source.following import follow_source
from service.config import Settings
from service.content.load import Content
from service.errors import JournalError
from service.journal.merge import Fate
from service.journal.store.journal import Journal, open_journal
from service.journal.store.releases import record_release
from service.journal.sync.report import SyncReport
from service.journal.sync.run import sync_project
from service.release.history import record_history
from service.release.project import project_of
from service.release.store import ReleaseStore


def sync_catalogs(settings: Settings, content: Content) -> SyncReport:
    """Sync before a release is built; tell what of the catalogs did not come in."""
    now = datetime.now(UTC)
    project, journal = project_of(settings, content), open_journal(settings, now)
    report = sync_project(project, journal, now, hands=name_bearer(settings, journal, now))
    take_ledgers(settings, project, journal, now)
    if followed := follow_source(Opened(settings, project, journal, now)):
        catalogs = (*report.catalogs, *followed.catalogs)
        report = replace(report, catalogs=catalogs, sequence=followed.sequence)
    for catalog in report.catalogs:
        for line in catalog.lines:
            if line.fate in {Fate.KEPT, Fate.SUGGESTION}:
                click.echo(write_line(catalog.path, line))
    tell_suggestions(len(report.suggestions))
    return report


def record_publication(
    settings: Settings, release: str, policy: str, sequence: int, store: ReleaseStore
) -> None:
    """Record a release, and every change of the live one that the journal lacks."""
    now = datetime.now(UTC)
    with open_journal(settings, now).writing() as connection:
        record_release(connection, release, policy, sequence, None, now)
        record_history(connection, store)


def record_rollback(settings: Settings, store: ReleaseStore) -> None:
    """Record a rollback that is done; a journal that cannot be written does not stop one."""
    try:
        journal: Journal = open_journal(settings, datetime.now(UTC))
        with journal.writing() as connection:
            record_history(connection, store)
    except JournalError as error:
        click.echo(f"The journal does not know of it yet: {error}", err=True)
        click.echo("The next `polyleaf publish` or `polyleaf rollback` will tell it.", err=True)
