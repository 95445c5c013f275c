"""The command `rollback`: an earlier release goes live again."""

from datetime import UTC, datetime

import click

from service.cli.publishing.live import SHORT, sections_of, tell_changes, what_is_live
from service.cli.recall.applying import leave_out_recalled
from service.config import read_settings
from service.errors import ReleaseError
from service.release.store import ReleaseStore
from service.release.store.change import Action


@click.command()
@click.argument("release", required=False)
def rollback(release: str | None) -> None:
    """Make an earlier release live again: the one named, else the one before."""
    from service.cli.journal.publishing import record_rollback

    settings = read_settings()
    store = ReleaseStore(settings.releases)
    live = what_is_live(store)
    wanted = store.resolve(release) if release else _one_before(store)
    target = leave_out_recalled(store, wanted)
    if wanted == target == live:
        click.echo(f"Release {target[:SHORT]} is live already; nothing changed.")
        return
    before, after = sections_of(store, live), store.manifest(target).sections
    tell_changes(before, after)
    store.go_live(target, datetime.now(UTC), Action.ROLLBACK)
    click.echo(f"Release {target[:SHORT]} is live again.")
    record_rollback(settings, store)


def _one_before(store: ReleaseStore) -> str:
    """Tell what was live before, from the older changes where the last one does not know."""
    history = store.history()
    before = [history[-1].previous] if history else []
    before += [change.release for change in reversed(history)]
    for release in before:
        if release and release != history[-1].release and release in store.ids():
            return release
    raise ReleaseError("There is no earlier release to go back to.")
