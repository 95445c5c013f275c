"""The command that removes releases which nobody needs any more."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import click

from service.config import Settings, read_settings
from service.events import tell_event
from service.release.store import ReleaseStore

_RELEASE = re.compile(r"[0-9a-f]{64}")
_SHORT = 12
_MEGABYTE = 1_000_000


@click.command()
@click.option(
    "--keep-days",
    required=True,
    type=click.IntRange(0, 36_500),
    help="Keep what was live within so many days.",
)
@click.option("--keep", multiple=True, metavar="RELEASE", help="Keep this release too; repeatable.")
def prune(keep_days: int, keep: tuple[str, ...]) -> None:
    """Remove releases that were not live of late.

    Kept in any case: the live release, the one that `polyleaf rollback` goes to, and those that a file
    in the folder `evidence` of the instance is named after.
    """
    settings, now = read_settings(), datetime.now(UTC)
    store = ReleaseStore(settings.releases)
    kept = {*map(store.resolve, keep), *_named_by_evidence(settings)}
    done = store.prune(now - timedelta(days=keep_days), kept, now)
    for release in done.releases:
        click.echo(f"{release[:_SHORT]} is removed.")
    freed = f"{done.size / _MEGABYTE:.1f} MB"
    click.echo(f"{len(done.releases)} releases and {done.parts} parts removed, {freed} freed.")
    tell_event("prune", releases=len(done.releases), parts=done.parts)


def _named_by_evidence(settings: Settings) -> Iterator[str]:
    for path in settings.evidence.glob("*"):
        yield from _RELEASE.findall(path.name)
