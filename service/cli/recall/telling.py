"""Tells what a recall did: to readers, to copies, to the ledger."""

from collections.abc import Collection

import click

from service.cli.publishing.live import SHORT, tell_changes
from service.release.difference import Sections
from service.release.freshness import MAX_AGE, tell_age, tell_span
from service.release.recall.take_down import TakenDown
from service.release.store.manifest import Manifest


def tell_taken(taken: TakenDown, seconds: float) -> None:
    """Print what readers lost, and for how long copies may still show it."""
    tell_lost(taken.before, taken.after.sections)
    number, release = len(taken.recall.digests), taken.change.release
    click.echo(
        f"Recall {taken.recall.id[:SHORT]}: {number} texts are off the air in every release."
    )
    if taken.before == taken.after:
        click.echo(f"Release {release[:SHORT]} stays live; it does not have them.")
    else:
        click.echo(f"Release {release[:SHORT]} is live, after {seconds:.1f} seconds.")
    for day, planned in taken.cancelled:
        told = f"{day}  {planned[:SHORT]} was to go live by the clock and is cancelled"
        click.echo(f"{told}: it holds these texts, and nothing could be derived from it.")
    if taken.cancelled:
        click.echo("`polyleaf publish` plans anew what follows.")
    tell_copies(taken.after)


def tell_lost(live: Manifest, after: Sections) -> None:
    """Print what readers get no more: what goes in every language in a line of its own."""
    before, source = live.sections, live.source_language
    gone = {
        place
        for place, state in after[source].items()
        if state.reason and not before[source][place].reason
    }
    for place in sorted(gone):
        click.echo(f"{place}: nobody gets it; readers of {len(after)} languages are told so")
    tell_changes(_without(before, gone), _without(after, gone))


def _without(sections: Sections, places: Collection[str]) -> Sections:
    return {
        tag: {place: state for place, state in states.items() if place not in places}
        for tag, states in sections.items()
    }


def tell_copies(manifest: Manifest) -> None:
    """Print for how long copies may still show a text that is not served any more."""
    span = tell_span(manifest.refresh_within)
    offline = f"offline copies {span} (refresh_within)" if span else "offline copies longer"
    told = f"Browsers and caches may show it for {tell_age(MAX_AGE)} more (max-age={MAX_AGE})"
    click.echo(f"Servers follow within a second. {told}, {offline}.")
