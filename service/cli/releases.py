"""The command `releases`: which there are, and which is live."""

from collections.abc import Sequence

import click

from service.cli.commands import Commands
from service.cli.publishing.live import SHORT, what_is_live
from service.config import read_settings
from service.errors import ReleaseError
from service.release.holds.hold import find_active, tell_hold
from service.release.holds.log import HoldLog
from service.release.store import ReleaseStore


@click.group(invoke_without_command=True, commands=Commands({"prune": "service.cli.pruning:prune"}))
@click.pass_context
def releases(context: click.Context) -> None:
    """List the releases by the time they went live, the newest last; * marks the live one.

    After them, the documents that are held.
    """
    if context.invoked_subcommand is None:
        _list_releases()


def _list_releases() -> None:
    settings = read_settings()
    store = ReleaseStore(settings.releases)
    live = what_is_live(store)
    history = store.history()
    for place, change in enumerate(history):
        mark = "*" if live is not None and place == len(history) - 1 else " "
        told = _describe(store, change.release)
        click.echo(
            f"{mark} {change.release[:SHORT]}  {change.at:%Y-%m-%d %H:%M:%SZ}  {change.action:<8}  {told}"
        )
    for day, release in _planned(store):
        follows = "live" if release == live else "follows"
        click.echo(
            f"{'*' if release == live else ' '} {release[:SHORT]}  {day}  {follows} by the clock"
        )
    if not history:
        click.echo("There is no release yet. `polyleaf publish` makes one.")
    for hold in find_active(HoldLog(settings.releases).read()).values():
        click.echo(f"{tell_hold(hold)}.")


def _planned(store: ReleaseStore) -> Sequence[tuple[str, str]]:
    """Tell what goes live by the clock, for reviews run out."""
    try:
        return store.schedule().days
    except ReleaseError as error:
        click.echo(f"What follows cannot be told: {error}", err=True)
        return ()


def _describe(store: ReleaseStore, identifier: str) -> str:
    """Tell the policy of a release, and which one it is without what was recalled."""
    if identifier not in store.ids():
        return "removed"
    try:
        manifest = store.manifest(identifier)
    except ReleaseError:
        return "damaged"
    derived = f"  derived from {manifest.derived_from[:SHORT]}" if manifest.derived_from else ""
    return f"{manifest.policy}{derived}"
