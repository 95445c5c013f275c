"""Publishes: syncs, builds, guards what readers have, and makes the release live."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import click

from service.cli.journal.publishing import record_publication, sync_catalogs
from service.cli.publishing.guard import Explainer, find_faults
from service.cli.publishing.holding import Asked, Holding, open_holding
from service.cli.publishing.keeping import open_keeper
from service.cli.publishing.live import SHORT, sections_of, tell_changes, what_is_live
from service.cli.publishing.succession import plan_succession
from service.cli.recall.applying import take_out_recalled
from service.cli.text_changes import begin
from service.config import Settings
from service.content.policy import make_demo
from service.errors import InputError
from service.release.decided import load_decisions
from service.release.difference import Sections
from service.release.holds.settle import Build, Settled, settle
from service.release.inputs import Inputs
from service.release.keeping import build_keeping
from service.release.model import Release
from service.release.project import load_inputs, with_policy
from service.release.remembered import put_composed
from service.release.store import ReleaseStore
from service.release.store.admission import DEMO_POLICY
from service.release.store.change import Action


def run_publish(asked: Asked, *, demo: bool, accepts: bool) -> None:
    """Make what is ready live; raises InputError, and changes nothing for readers, where it may not be."""
    settings = begin(dry_run=False)
    inputs, sequence = _load(settings, demo=demo)
    store = ReleaseStore(settings.releases)
    live = what_is_live(store)
    holding = open_holding(settings, store, live, inputs, asked)
    plan = Plan(settings, store, live, inputs, holding, sections_of(store, live), accepts)
    new, release = put_composed(settings, plan.compose, store)
    final = take_out_recalled(settings, store, new, inputs.decisions)
    tell_changes(plan.before, release.sections if final == new else sections_of(store, final))
    holding.keep(plan.settled)
    plan_succession(settings, store, inputs, (final, release), plan.compose_on)
    store.go_live(final, datetime.now(UTC), Action.PUBLISH)
    if final == live:
        click.echo(f"Release {final[:SHORT]} is live already; nothing changed.")
    else:
        click.echo(f"Release {final[:SHORT]} is live, policy {release.policy}.")
    record_publication(settings, new, release.policy, sequence, store)


def _load(settings: Settings, *, demo: bool) -> tuple[Inputs, int]:
    """Load everything after a sync, with the number of the last text in it."""
    inputs = load_inputs(settings)
    synced = sync_catalogs(settings, inputs.content)
    if any(catalog.written for catalog in synced.catalogs):
        inputs = load_inputs(settings)
    inputs = replace(inputs, decisions=load_decisions(settings))
    wanted = with_policy(inputs, make_demo(inputs.policy)) if demo else inputs
    return wanted, synced.sequence


@dataclass(slots=True)
class Plan:
    """What is about to be published, and what readers have until then."""

    settings: Settings
    store: ReleaseStore
    live: str | None
    inputs: Inputs
    holding: Holding
    before: Sections
    accepts: bool
    settled: Settled | None = None

    def compose_on(self, build: Build, day: date) -> Release:
        """Build the release for another day, of the same inputs and with the same documents held."""
        inputs = replace(self.inputs, today=day)
        return self._settle(build, inputs).release

    def _settle(self, build: Build, inputs: Inputs) -> Settled:
        keeper = open_keeper(self.settings, self.store, self.live, self.inputs.today)
        keeping = build_keeping(build, self.before, keeper)
        return settle(keeping, inputs, self.holding.holds, self.holding.versions)

    def compose(self, build: Build) -> Release:
        """Build the release with the documents that are held; raises InputError where it stops."""
        self.settled = self._settle(build, self.inputs)
        release = self.settled.release
        # A demo is served to nobody who decides about their health, and shows what others withhold.
        if not self.accepts and release.policy != DEMO_POLICY and self.live:
            explain = Explainer(self.settings, self.store, self.live, self.inputs)
            if faults := tuple(find_faults(self.before, release.sections, explain)):
                tell_changes(self.before, release.sections)
                raise InputError(faults)
        return release
