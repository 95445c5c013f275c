"""Commands that keep an installation sound: doctor, backup, verify, restore, upgrade."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from service.config import Settings, read_settings
from service.errors import JournalError, ReleaseError
from service.events import tell_event
from service.journal.operation.backup import back_up, reading_backup, verify_backup
from service.journal.operation.condition import Condition, Grade, summarize
from service.journal.operation.database import look_at_database, look_at_versions
from service.journal.operation.places import look_at_places
from service.journal.operation.restore import restore as restore_backup
from service.journal.operation.signing import (
    bring_key_back,
    check_keepable,
    check_key,
    keep_key,
    key_beside,
    look_at_signing,
)
from service.journal.operation.soundness import Soundness
from service.journal.operation.upgrade import upgrade as upgrade_journal
from service.journal.store.engine import open_database
from service.journal.store.schema import newest_schema, schema_of
from service.release.store import ReleaseStore

_MARKS = {Grade.OK: " ", Grade.WARNING: "?", Grade.FAULT: "!"}


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_context
def doctor(context: click.Context, form: str) -> None:
    """Examine this installation and change nothing: versions, journal, disk, rights, live release.

    Exit code 1 where something is wrong (!); what deserves a look (?) is no failure.
    """
    settings, now = read_settings(), datetime.now(UTC)
    found = (
        *look_at_versions(),
        *look_at_database(settings.database, settings.signing_key),
        *look_at_places(settings, now),
        *_look_at_live(settings),
    )
    if form == "json":
        told = [condition.as_dict() for condition in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print_conditions(found)
    context.exit(any(condition.grade is Grade.FAULT for condition in found))


def _print_conditions(found: tuple[Condition, ...]) -> None:
    for each in found:
        click.echo(f"{_MARKS[each.grade]} {each.name:<10} {each.message} {each.advice}".rstrip())
    click.echo(summarize(found))


def _look_at_live(settings: Settings) -> Iterator[Condition]:
    """Read every byte that is served now, and look for what should not be."""
    store = ReleaseStore(settings.releases)
    try:
        live = store.live()
        if live is None:
            advice = "Run: polyleaf publish"
            yield Condition("release", Grade.WARNING, "None was published yet.", advice)
            return
        paths = len(tuple(store.open(live).paths()))
        recalled = store.find_recalled(live)
        cancelled = store.schedule().cancelled
    except ReleaseError as error:
        advice = "Run: polyleaf publish, or polyleaf rollback"
        yield Condition("release", Grade.FAULT, str(error), advice)
    else:
        yield Condition("release", Grade.OK, f"{live[:12]} is live, all {paths} answers readable")
        yield _look_at_recalls(live, len(recalled))
        for day, planned in cancelled:
            message = (
                f"{planned[:12]} was to go live on {day}, holds recalled texts and is cancelled."
            )
            yield Condition("schedule", Grade.WARNING, message, "Run: polyleaf publish")


def _look_at_recalls(live: str, recalled: int) -> Condition:
    """Tell whether readers still get what was recalled: a recall may have been cut short."""
    if not recalled:
        return Condition("recalls", Grade.OK, "nothing that was recalled is served")
    message = f"{live[:12]} still serves {recalled} texts that were recalled."
    return Condition("recalls", Grade.FAULT, message, f"Run: polyleaf rollback {live[:12]}")


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--with-key", is_flag=True, help="Copy the signing key beside it, as FILE.key: a secret."
)
def backup(file: Path | None, *, with_key: bool) -> None:
    """Write the journal as it is now into FILE, one SQLite file, while work goes on.

    Without FILE it goes into the instance folder, named after the time. The backup is verified. It does not
    hold the key that signs decisions.
    """
    settings, now = read_settings(), datetime.now(UTC)
    path = file or _name_backup(settings, now)
    if with_key:
        check_keepable(settings.signing_key, path)
    back_up(open_database(settings.database), path)
    found = verify_backup(path, now)
    tell_event("backup", rows=found.total, schema=found.schema)
    _tell_sound(path, found)
    if with_key:
        kept = keep_key(settings.signing_key, path)
        click.echo(f"{kept}: the key that signs decisions. Whoever has it can sign for you.")
    elif settings.signing_key.exists():
        click.echo(f"The key that signs decisions is not in it: keep {settings.signing_key}, too.")


def _name_backup(settings: Settings, now: datetime) -> Path:
    return settings.backups / f"journal-{now:%Y%m%dT%H%M%S}.db"


def _tell_sound(path: Path, found: Soundness) -> None:
    """Say what a file holds. Raises JournalError where it is not sound."""
    rows = ", ".join(f"{count} {table}" for table, count in found.rows.items() if count)
    click.echo(f"{path}: journal {found.id}, schema {found.schema}: {rows}")
    for each in found.broken:
        click.echo(f"! {each}", err=True)
    if found.broken:
        raise JournalError(f"{path} is not sound; see `polyleaf doctor`.")
    click.echo("Every chain is whole.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def verify(file: Path) -> None:
    """Check a backup: its file, its schema, every row and every chain; restores nothing.

    Tells, too, whether the key beside it signed its decisions.
    """
    now = datetime.now(UTC)
    _tell_sound(file, verify_backup(file, now))
    told = tuple(_look_at_key(file))
    if told:
        _print_conditions(told)
    if any(each.grade is Grade.FAULT for each in told):
        raise JournalError(f"With {key_beside(file)} nobody can decide after a restore.")


def _look_at_key(backup: Path) -> Iterator[Condition]:
    """Examine the key beside a backup."""
    with reading_backup(backup) as connection:
        if schema_of(connection) == newest_schema() and key_beside(backup).exists():
            yield from look_at_signing(connection, key_beside(backup))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to", "url", help="Another journal than this project's: sqlite:///FILE, postgresql://…"
)
def restore(file: Path, url: str | None) -> None:
    """Fill an empty journal from a backup, on either engine: every row, or nothing.

    Verified before and after. A journal that holds work is never overwritten. A key beside the backup
    (FILE.key) becomes this project's, where it has none.
    """
    settings = read_settings()
    is_own = url in {None, settings.database}
    if is_own:
        check_key(file, settings.signing_key)
    found = restore_backup(file, url or settings.database, datetime.now(UTC))
    tell_event("restore", rows=found.total, schema=found.schema)
    click.echo(f"Journal {found.id} is restored: {found.total} rows, every chain whole.")
    if is_own and bring_key_back(file, settings.signing_key):
        click.echo(f"{settings.signing_key}: the key that signs decisions.")
    elif found.rows["decisions"]:
        told = "Put the key that signed its decisions into its instance folder, as signing-key"
        click.echo(f"{told}, mode 600; `polyleaf doctor` says whether it is the right one.")


@click.command()
def upgrade() -> None:
    """Bring the journal up to this version of Polyleaf; a backup is made first."""
    settings, now = read_settings(), datetime.now(UTC)
    done = upgrade_journal(settings.database, _name_backup(settings, now), now)
    if done.backup is None:
        click.echo(f"The journal has schema {done.after} already; nothing changed.")
        return
    tell_event("upgrade", schema=done.after)
    click.echo(f"{done.backup}: the journal as it was")
    click.echo(f"The journal has schema {done.after} now, before {done.before}.")
