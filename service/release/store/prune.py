"""Decides which releases and parts may be removed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.release.store.change import Change
from service.release.store.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was removed."""

    releases: tuple[str, ...]
    parts: int
    """How many files that no release names any more."""
    size: int
    """Their bytes."""


def last_days(history: Sequence[Change], now: datetime) -> Mapping[str, datetime]:
    """Tell until when each release was live; the live one is so now."""
    ends = [*(change.at for change in history[1:]), now]
    return {change.release: end for change, end in zip(history, ends, strict=True)}


def find_old(
    stored: Mapping[str, datetime],
    history: Sequence[Change],
    kept: Collection[str],
    since: datetime,
    now: datetime,
) -> Iterator[str]:
    """Find the releases that nobody needs: neither live since `since`, nor among `kept`.

    `stored` says when each was stored, which counts for those that never went live. The live one and
    the one before it, to which `rollback` goes, are never found.
    """
    until = last_days(history, now)
    needed = {*kept, *(release for change in history[-1:] for release in _both(change))}
    for release, at in stored.items():
        if release not in needed and until.get(release, at) < since:
            yield release


def _both(change: Change) -> Iterable[str]:
    return (change.release, *([change.previous] if change.previous else []))


def files_named(manifests: Iterable[Manifest]) -> frozenset[str]:
    """Gather the digests of all parts and compiled catalogs that manifests name."""
    return frozenset(
        digest
        for manifest in manifests
        for digest in (*manifest.parts.values(), *manifest.interface.values())
    )
