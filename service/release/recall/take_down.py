"""Takes texts off the air: in the list of recalls, and in what is live."""

from dataclasses import dataclass
from datetime import datetime

from service.errors import ReleaseError
from service.release.model import Release
from service.release.recall.derive import derive
from service.release.recall.going_live import Days, follow, go_live
from service.release.recall.selection import Selection
from service.release.recall.stored import StoredRelease
from service.release.store import ReleaseStore
from service.release.store.change import Action, Change
from service.release.store.manifest import Manifest
from service.release.store.opened import OpenRelease
from service.release.store.recalls import Recall
from service.release.store.schedule import NO_SCHEDULE, Schedule

_SHORT = 12


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What was taken off the air."""

    recall: Recall
    change: Change
    before: Manifest
    """Of what was live."""
    after: Manifest
    """Of what is live now."""
    cancelled: Days = ()
    """What was to go live by the clock and does not: it holds these texts."""


def open_live(store: ReleaseStore) -> StoredRelease:
    """Open what is live, by what it says. ReleaseError where that is damaged, or nothing is live."""
    live = store.live()
    if live is None:
        raise ReleaseError("No release is live, so readers get nothing that could be recalled.")
    return StoredRelease(store.open(live))


def plan_recall(selection: Selection, account: str | None, reason: str, at: datetime) -> Recall:
    """Put a recall into words; without an account it is the operator's, in an emergency."""
    target = selection.target
    return Recall(
        at,
        account,
        reason,
        target.language,
        target.document,
        target.section,
        selection.digests,
    )


def take_down(
    store: ReleaseStore, recall: Recall, previous: OpenRelease | None = None
) -> TakenDown:
    """Take the texts of a recall off the air, at once and for all releases.

    First the list is on the disk: from then on nothing goes live with these texts. What `previous` holds
    open need not be read again. ReleaseError where what is live cannot be derived from; the texts are in
    the list all the same.
    """
    live = store.live()
    if live is None:
        raise ReleaseError("No release is live, so readers get nothing that could be recalled.")
    store.add_recall(recall)
    before, schedule = store.manifest(live), _read_schedule(store)
    change = _go_live_without(store, live, recall, previous)
    cancelled = follow(store, change.release, schedule, recall.at.date())
    return TakenDown(recall, change, before, store.manifest(change.release), cancelled)


def _go_live_without(
    store: ReleaseStore, live: str, recall: Recall, previous: OpenRelease | None
) -> Change:
    try:
        return go_live(store, live, recall.at, Action.RECALL, previous)
    except ReleaseError as error:
        store.cancel_recalled()
        told = "The recall is in the list, but readers still get the texts."
        advice = f"When that is mended, finish it: `polyleaf rollback {live[:_SHORT]}`."
        raise ReleaseError(f"{error}\n{told} {advice}") from error


def _read_schedule(store: ReleaseStore) -> Schedule:
    try:
        return store.schedule()
    except ReleaseError:
        return NO_SCHEDULE


def preview(stored: StoredRelease, selection: Selection) -> Release:
    """Say what would be left of a release; nothing is stored."""
    return derive(stored.opened, [selection.target.document], selection.digests, ())
