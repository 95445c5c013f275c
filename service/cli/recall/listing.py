"""Lists what was taken off the air."""

from collections.abc import Collection

import click

from service.cli.journal.told import plain
from service.cli.publishing.live import SHORT
from service.config import read_settings
from service.release.store import ReleaseStore
from service.release.store.recalls import Recall


def list_recalls() -> None:
    """Print every recall, and which lines of the list cannot be read."""
    store = ReleaseStore(read_settings().releases)
    found = store.recalls()
    active = found.active()
    for recall in found.recalls:
        standing = [digest for digest in recall.digests if recall in active.get(digest, ())]
        click.echo(_write(recall, standing))
    if not found.recalls:
        click.echo("Nothing was recalled.")
    for line in found.damaged:
        click.echo(f"recalls.jsonl: line {line} cannot be read; no release goes live.", err=True)
    _tell_served(store)


def _tell_served(store: ReleaseStore) -> None:
    """Tell where a recall was cut short: its texts are in the list, and readers get them still."""
    live = store.live()
    if live and (held := store.find_recalled(live)):
        told = f"Release {live[:SHORT]} is live and still serves {len(held)} of these texts."
        advice = f"A recall was cut short; finish it: `polyleaf rollback {live[:SHORT]}`."
        click.echo(f"{told} {advice}", err=True)


def _write(recall: Recall, standing: Collection[str]) -> str:
    place = "/".join(filter(None, (recall.document, recall.section)))
    who = recall.account[:8] if recall.account else "emergency"
    count = f"{len(standing)} of {len(recall.digests)} texts off"
    mark = "*" if standing else " "
    where = f"{recall.language or 'source'} {place}"
    told = f"{mark} {recall.id[:SHORT]}  {recall.at:%Y-%m-%d %H:%M:%SZ}  {who:<9}  {where}, {count}"
    return plain(f"{told}: {recall.reason}")
