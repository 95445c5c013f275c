"""Tells people what is live, and what becomes of it for readers."""

import click

from service.errors import Fault, InputError, ReleaseError
from service.release.difference import Sections, compare, tally
from service.release.store import ReleaseStore

SHORT = 12
"""Characters of a release's id that people are shown."""


def tell_changes(before: Sections, after: Sections) -> None:
    """Print what readers gain and lose, by language and section."""
    for line in (*compare(before, after), *tally(before, after)):
        click.echo(line)


def name_release(store: ReleaseStore, name: str) -> str:
    """Find the release that people mean: `live`, or the beginning of an id. Raises InputError."""
    if name != "live":
        return store.resolve(name)
    live = store.live()
    if live is None:
        advice = "`polyleaf publish` makes one."
        raise InputError([Fault(name, 0, "There is no release yet.", advice)])
    return live


def what_is_live(store: ReleaseStore) -> str | None:
    """Tell the live release; a damaged pointer stops no command that could mend it."""
    try:
        return store.live()
    except ReleaseError as error:
        click.echo(f"The live release cannot be told: {error}", err=True)
        return None


def sections_of(store: ReleaseStore, live: str | None) -> Sections:
    """Read what readers have now, to compare with; nothing where that is damaged."""
    try:
        return store.manifest(live).sections if live else {}
    except ReleaseError as error:
        click.echo(f"The live release cannot be compared: {error}", err=True)
        return {}
