"""Syncs, and tells what a sync did."""

from dataclasses import replace
from datetime import datetime

import click

from service.cli.journal.committers import committers_in
from service.cli.journal.opened import open_all
from service.cli.journal.told import plain, print_json, worth_telling, write_counts, write_line
from service.cli.people.session import name_hands
from service.cli.recall.recorded import record_pending
from service.cli.source.following import follow_source
from service.config import Settings
from service.errors import InputError, JournalError
from service.journal.decisions.exchange import Exchanged, exchange_ledgers
from service.journal.decisions.signing import load_key
from service.journal.merge import Reason
from service.journal.store.journal import Journal
from service.journal.sync.project import Project
from service.journal.sync.report import Synced, SyncReport
from service.journal.sync.run import sync_project, try_sync

_COUNTED = frozenset({Reason.FILLED})
"""Of a file that was never seen, these are counted only."""


def run_sync(author: str | None, form: str, *, dry_run: bool) -> None:
    """Sync the project, or say what that would do."""
    with open_all(dry_run=dry_run, author=author) as opened:
        carry_out = try_sync if dry_run else sync_project
        hands = name_hands(opened.settings, opened.journal, author, opened.now)
        project = replace(opened.project, find_committer=committers_in(opened.settings.root))
        report = carry_out(project, opened.journal, opened.now, hands=hands)
        if not dry_run:
            take_ledgers(opened.settings, opened.project, opened.journal, opened.now)
            follow_source(opened)
    if form == "json":
        print_json({"dry_run": dry_run, **report.as_dict()})
    else:
        _tell(report, dry_run=dry_run)


def take_ledgers(settings: Settings, project: Project, journal: Journal, now: datetime) -> None:
    """Exchange ledgers after a sync, with recalls recorded late; tell what counts for nothing.

    Raises JournalError where a ledger cannot be read: the catalogs are in sync by then.
    """
    record_pending(settings, journal, now)
    try:
        exchanged = exchange_ledgers(project, journal, load_key(settings.signing_key), now)
    except InputError as error:
        told = "Catalogs and journal are in sync, but no decision came in or went out."
        raise JournalError(f"{told}\n{error}") from error
    tell_claims(exchanged)


def _tell(report: SyncReport, *, dry_run: bool) -> None:
    for catalog in report.catalogs:
        _tell_catalog(catalog)
    click.echo(f"{report.unchanged} files are as they were.")
    tell_suggestions(len(report.suggestions))
    if report.import_id is not None and not dry_run:
        click.echo(f"This is import {report.import_id}; `polyleaf undo` takes it back.")
    if dry_run:
        click.echo("Nothing was changed.")


def _tell_catalog(catalog: Synced) -> None:
    written = "; written" if catalog.written else ""
    click.echo(f"{plain(catalog.path)}: {write_counts(catalog.lines)}{written}")
    told = _COUNTED if catalog.is_first else frozenset[Reason]()
    for line in worth_telling(catalog.lines, told=told):
        click.echo(f"  {write_line(catalog.path, line)}")
    for signature in catalog.strangers:
        who = (
            f"{signature}, whom no account names" if signature else "somebody whom git cannot name"
        )
        click.echo(f"  {plain(f'Committed by {who}')}: nobody is known to have written that.")


def tell_suggestions(count: int) -> None:
    """Say where suggestions are found."""
    if count:
        noun = "1 text waits" if count == 1 else f"{count} texts wait"
        click.echo(f"{noun} for a person: `polyleaf suggestions` shows, `polyleaf accept` takes.")


def tell_claims(exchanged: Exchanged) -> None:
    """Say which decisions count for nothing, and what makes them count."""
    for path, keys in exchanged.claimed.items():
        count = "1 decision is" if len(keys) == 1 else f"{len(keys)} decisions are"
        click.echo(f"{plain(path)}: {count} only claimed, and nobody goes by that:", err=True)
        for key in sorted({*keys}):
            click.echo(f"  {_tell_key(key, is_trusted=key in exchanged.trusted)}", err=True)


def _tell_key(key: str, *, is_trusted: bool) -> str:
    if is_trusted:
        return f"forged, or of another language: {key} did not sign it for this file. Remove it."
    return f"signed by {key}, or forged. An admin who knows it: polyleaf trust {key}"
