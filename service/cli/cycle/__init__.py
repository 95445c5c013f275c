"""The command `cycle`: everything between translators, the journal and readers, once."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import click

from service.cli.cycle.exchange import take_in
from service.cli.cycle.repository import Repository, find_repository
from service.cli.journal.opened import open_project
from service.cli.people.session import name_bearer
from service.cli.publishing import publish
from service.cli.text_changes import begin, changes_folder
from service.config import Settings, read_settings
from service.errors import BusyError, InputError, PolyleafError
from service.events import tell_event
from service.journal.store.journal import Journal, open_journal
from service.journal.sync.project import checkout_of
from service.journal.sync.run import sync_project
from service.locking import exclusive

_MESSAGE = "Translations from the journal"


@dataclass(slots=True)
class Steps:
    """What a cycle did so far; one that fails does not keep the next from being tried."""

    failed: list[str] = field(default_factory=list)

    def take(self, name: str, step: Callable[[], str]) -> bool:
        """Carry a step out and tell it; return whether it went well."""
        try:
            told = step()
        except PolyleafError as error:
            self._fail(name, error)
            return False
        click.echo(f"{name}: {told}")
        tell_event("cycle", step=name, outcome="done")
        return True

    def _fail(self, name: str, error: PolyleafError) -> None:
        faults = error.faults if isinstance(error, InputError) else (error,)
        for fault in faults:
            click.echo(f"{name}: {fault}", err=True)
        tell_event("cycle", step=name, outcome="failed", error=type(error).__name__)
        self.failed.append(name)


@click.command()
@click.option("--demo", is_flag=True, help="Publish under the demo policy; loopback only.")
@click.option("--no-publish", is_flag=True, help="Leave the live release as it is.")
@click.pass_context
def cycle(context: click.Context, *, demo: bool, no_publish: bool) -> None:
    """Sync, take in what the remote has, publish, commit and push; safe to run every minute.

    Where the branch follows none of a git remote, git is left alone. Two cycles never overlap. A step
    that fails is told, and the next cycle tries again; no unsaved edit is ever lost.
    """
    settings = read_settings()
    with _alone(settings) as is_alone:
        if not is_alone:
            click.echo("Another cycle is running; this one does nothing.")
            return
        steps = Steps()
        _go_round(settings, steps, context, demo=demo, publishes=not no_publish)
    if steps.failed:
        click.echo(f"Failed: {', '.join(steps.failed)}. The next cycle tries again.", err=True)
        context.exit(1)


def _go_round(
    settings: Settings, steps: Steps, context: click.Context, *, demo: bool, publishes: bool
) -> None:
    now = datetime.now(UTC)
    journal = open_journal(settings, now)
    repository = find_repository(settings.root)
    is_synced = steps.take("sync", lambda: _sync(settings, journal, now))
    if repository and is_synced:
        steps.take("commit", lambda: _commit(repository))
    checkout = checkout_of(changes_folder(settings))
    if repository and steps.take("pull", lambda: _pull(repository, journal, checkout, now)):
        is_synced = steps.take("sync", lambda: _sync(settings, journal, now))
    if publishes and is_synced:
        steps.take("publish", lambda: _publish(context, demo=demo))
    if repository and is_synced:
        steps.take("commit", lambda: _commit(repository))
        steps.take("push", lambda: _push(repository))


@contextmanager
def _alone(settings: Settings) -> Iterator[bool]:
    """Hold the cycle's lock; gives False where another cycle has it."""
    settings.instance.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(exclusive(settings.instance / "cycle.lock", 0))
        except BusyError:
            yield False
        else:
            yield True


def _sync(settings: Settings, journal: Journal, now: datetime) -> str:
    begin(dry_run=False)
    bearer = name_bearer(settings, journal, now)
    report = sync_project(open_project(settings), journal, now, hands=bearer)
    written = sum(each.written for each in report.catalogs)
    tell_event(
        "sync",
        import_id=report.import_id,
        catalogs=len(report.catalogs),
        suggestions=len(report.suggestions),
    )
    return f"{len(report.catalogs)} catalogs looked into, {written} written"


def _pull(repository: Repository, journal: Journal, checkout: str, now: datetime) -> str:
    came = take_in(repository, journal, checkout, now)
    return f"{came} commits came" if came else "nothing new"


def _publish(context: click.Context, *, demo: bool) -> str:
    context.invoke(publish, demo=demo)
    return "done"


def _commit(repository: Repository) -> str:
    return "done" if repository.commit("translations", _MESSAGE) else "nothing changed"


def _push(repository: Repository) -> str:
    ahead, _ = repository.count_ahead()
    if not ahead:
        return "nothing to send"
    repository.push()
    return f"{ahead} commits sent"
