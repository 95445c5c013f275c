"""Commands on releases: publish, releases, rollback."""

from datetime import UTC, datetime

import click

from service.cli.project import load_inputs, with_policy
from service.config import read_settings
from service.content.policy import make_demo
from service.errors import ReleaseError
from service.release.build import build
from service.release.difference import Sections, compare, tally
from service.release.store import ReleaseStore
from service.release.store.change import Action

_SHORT = 12
"""Characters of a release's id that people are shown."""


@click.command()
@click.option(
    "--demo",
    is_flag=True,
    help="Label unapproved texts instead of withholding them; loopback only.",
)
def publish(*, demo: bool) -> None:
    """Build a release from content and catalogs and make it live, or change nothing.

    Prints, for each language, what readers gain and lose.
    """
    settings = read_settings()
    inputs = load_inputs(settings)
    release = build(with_policy(inputs, make_demo(inputs.policy)) if demo else inputs)
    store = ReleaseStore(settings.releases)
    live, before = _what_is_live(store)
    new = store.put(release)
    _tell_changes(before, release.sections)
    if new == live:
        click.echo(f"Release {new[:_SHORT]} is live already; nothing changed.")
        return
    store.go_live(new, datetime.now(UTC), Action.PUBLISH)
    click.echo(f"Release {new[:_SHORT]} is live, policy {release.policy}.")


def _tell_changes(before: Sections, after: Sections) -> None:
    for line in (*compare(before, after), *tally(before, after)):
        click.echo(line)


def _what_is_live(store: ReleaseStore) -> tuple[str | None, Sections]:
    """Tell the live release and its sections; a damaged pointer is mended by the publication."""
    try:
        live = store.live()
        return live, store.manifest(live).sections if live else {}
    except ReleaseError as error:
        click.echo(f"The live release cannot be read ({error}); it will be replaced.", err=True)
        return None, {}


@click.command()
def releases() -> None:
    """List the releases by the time they went live, the newest last; * marks the live one."""
    store = ReleaseStore(read_settings().releases)
    live = store.live()
    history = store.history()
    for place, change in enumerate(history):
        mark = "*" if change.release == live and place == len(history) - 1 else " "
        policy = store.manifest(change.release).policy
        click.echo(
            f"{mark} {change.release[:_SHORT]}  {change.at:%Y-%m-%d %H:%M:%SZ}  {change.action:<8}  {policy}"
        )
    if not history:
        click.echo("There is no release yet. `polyleaf publish` makes one.")


@click.command()
@click.argument("release", required=False)
def rollback(release: str | None) -> None:
    """Make an earlier release live again: the one named, else the one before."""
    store = ReleaseStore(read_settings().releases)
    live = store.live()
    target = store.resolve(release) if release else _one_before(store)
    if target == live:
        click.echo(f"Release {target[:_SHORT]} is live already; nothing changed.")
        return
    before = store.manifest(live).sections if live else {}
    _tell_changes(before, store.manifest(target).sections)
    store.go_live(target, datetime.now(UTC), Action.ROLLBACK)
    click.echo(f"Release {target[:_SHORT]} is live again.")


def _one_before(store: ReleaseStore) -> str:
    history = store.history()
    if not history or history[-1].previous is None:
        raise ReleaseError("There is no earlier release to go back to.")
    return history[-1].previous
