"""Makes the releases that follow by the clock, on the days on which reviews run out."""

from collections.abc import Callable
from datetime import date

import click

from service.cli.recall.applying import take_out_recalled
from service.config import Settings
from service.release.difference import compare
from service.release.due_days import choose_days
from service.release.inputs import Inputs
from service.release.memo.fingerprint import fingerprint
from service.release.model import Release
from service.release.remembered import Build, put_composed
from service.release.store import ReleaseStore
from service.release.store.schedule import Schedule

Compose = Callable[[Build, date], Release]
"""Builds the release for a day."""


def plan_succession(
    settings: Settings,
    store: ReleaseStore,
    inputs: Inputs,
    published: tuple[str, Release],
    compose: Compose,
) -> None:
    """Say what follows a release that is about to go live; what is planned already is not made again."""
    identifier, release = published
    if inputs.today is None:
        return
    days = choose_days(release.due, inputs.today)
    made_of = fingerprint(inputs.policy, [day.isoformat() for day in days])
    known = store.schedule_of(identifier)
    if known.made_of == made_of or not (days or known.days or known.cancelled):
        return
    planned = tuple(
        (day.isoformat(), _make(settings, store, inputs, release, day, compose)) for day in days
    )
    store.plan(identifier, Schedule(planned, made_of))


def _make(  # noqa: PLR0917 - all that a release for another day is made of
    settings: Settings,
    store: ReleaseStore,
    inputs: Inputs,
    release: Release,
    day: date,
    compose: Compose,
) -> str:
    identifier, follower = put_composed(settings, lambda build: compose(build, day), store)
    lines = list(compare(release.sections, follower.sections))
    click.echo(f"{day}  reviews run out: {len(lines)} sections are other ones from then on.")
    for line in lines:
        click.echo(f"  {line}")
    return take_out_recalled(settings, store, identifier, inputs.decisions)
