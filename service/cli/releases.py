"""Commands on releases: publish, releases, rollback."""

from dataclasses import replace
from datetime import UTC, datetime

import click

from service.cli.commands import Commands
from service.cli.decided import load_decisions
from service.cli.project import load_inputs, with_policy
from service.cli.remembered import put_release
from service.cli.text_changes import begin
from service.config import read_settings
from service.content.policy import make_demo
from service.errors import ReleaseError
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
    """Sync, build a release from content and catalogs and make it live, or change nothing.

    Prints, for each language, what readers gain and lose.
    """
    from service.cli.journal.publishing import record_publication, sync_catalogs

    settings = begin(dry_run=False)
    inputs = load_inputs(settings)
    synced = sync_catalogs(settings)
    if synced.catalogs:
        inputs = load_inputs(settings)
    inputs = replace(inputs, decisions=load_decisions(settings))
    store = ReleaseStore(settings.releases)
    live = _what_is_live(store)
    wanted = with_policy(inputs, make_demo(inputs.policy)) if demo else inputs
    new, release = put_release(settings, wanted, store)
    _tell_changes(_sections_of(store, live), release.sections)
    if new == live:
        click.echo(f"Release {new[:_SHORT]} is live already; nothing changed.")
    else:
        store.go_live(new, datetime.now(UTC), Action.PUBLISH)
        click.echo(f"Release {new[:_SHORT]} is live, policy {release.policy}.")
    record_publication(settings, new, release.policy, synced.sequence, store.history())


def _tell_changes(before: Sections, after: Sections) -> None:
    for line in (*compare(before, after), *tally(before, after)):
        click.echo(line)


def _what_is_live(store: ReleaseStore) -> str | None:
    """Tell the live release; a damaged pointer stops no command that could mend it."""
    try:
        return store.live()
    except ReleaseError as error:
        click.echo(f"The live release cannot be told: {error}", err=True)
        return None


def _sections_of(store: ReleaseStore, live: str | None) -> Sections:
    """Read what readers have now, to compare with; nothing where that is damaged."""
    try:
        return store.manifest(live).sections if live else {}
    except ReleaseError as error:
        click.echo(f"The live release cannot be compared: {error}", err=True)
        return {}


@click.group(invoke_without_command=True, commands=Commands({"prune": "service.cli.pruning:prune"}))
@click.pass_context
def releases(context: click.Context) -> None:
    """List the releases by the time they went live, the newest last; * marks the live one."""
    if context.invoked_subcommand is None:
        _list_releases()


def _list_releases() -> None:
    store = ReleaseStore(read_settings().releases)
    live = _what_is_live(store)
    history = store.history()
    for place, change in enumerate(history):
        mark = "*" if change.release == live and place == len(history) - 1 else " "
        policy = _policy_of(store, change.release)
        click.echo(
            f"{mark} {change.release[:_SHORT]}  {change.at:%Y-%m-%d %H:%M:%SZ}  {change.action:<8}  {policy}"
        )
    if not history:
        click.echo("There is no release yet. `polyleaf publish` makes one.")


def _policy_of(store: ReleaseStore, identifier: str) -> str:
    if identifier not in store.ids():
        return "removed"
    try:
        return store.manifest(identifier).policy
    except ReleaseError:
        return "damaged"


@click.command()
@click.argument("release", required=False)
def rollback(release: str | None) -> None:
    """Make an earlier release live again: the one named, else the one before."""
    from service.cli.journal.publishing import record_rollback

    settings = read_settings()
    store = ReleaseStore(settings.releases)
    live = _what_is_live(store)
    target = store.resolve(release) if release else _one_before(store)
    if target == live:
        click.echo(f"Release {target[:_SHORT]} is live already; nothing changed.")
        return
    before, after = _sections_of(store, live), store.manifest(target).sections
    _tell_changes(before, after)
    store.go_live(target, datetime.now(UTC), Action.ROLLBACK)
    click.echo(f"Release {target[:_SHORT]} is live again.")
    record_rollback(settings, store.history())


def _one_before(store: ReleaseStore) -> str:
    """Tell what was live before, from the older changes where the last one does not know."""
    history = store.history()
    before = [history[-1].previous] if history else []
    before += [change.release for change in reversed(history)]
    for release in before:
        if release and release != history[-1].release and release in store.ids():
            return release
    raise ReleaseError("There is no earlier release to go back to.")
