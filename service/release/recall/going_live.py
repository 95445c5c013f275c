"""Lets a release go live without what was recalled."""

from datetime import date, datetime

from service.errors import ReleaseError
from service.release.recall.derive import derive
from service.release.store import ReleaseStore
from service.release.store.change import Action, Change
from service.release.store.opened import OpenRelease
from service.release.store.recalls import RecalledError, write_line
from service.release.store.schedule import Schedule

_TRIES = 5


def go_live(
    store: ReleaseStore,
    identifier: str,
    at: datetime,
    action: Action,
    previous: OpenRelease | None = None,
) -> Change:
    """Make a stored release live, or what is left of it without the texts that were recalled.

    The change says which. What `previous` holds open need not be read again. ReleaseError where a
    recall cannot be read, or cannot be applied.
    """
    for _ in range(_TRIES):
        try:
            return store.go_live(apply_recalls(store, identifier, previous), at, action)
        except RecalledError:
            continue  # somebody recalled something meanwhile
    raise ReleaseError("Texts are recalled faster than a release can go live. Try again.")


Days = tuple[tuple[str, str], ...]


def follow(store: ReleaseStore, identifier: str, schedule: Schedule, today: date) -> Days:
    """Let a release be followed as another one was, without the texts that were recalled.

    Return what does not follow: nothing could be derived from it.
    """
    wanted = schedule.after(today)
    found = {each: _apply_leniently(store, each[1]) for each in wanted}
    days = tuple((day, left) for (day, _), left in found.items() if left)
    cancelled = tuple(each for each, left in found.items() if left is None)
    if not cancelled and days == store.schedule_of(identifier).days:
        return ()
    try:
        store.plan(identifier, Schedule(days, cancelled=(*schedule.cancelled, *cancelled)))
    except ReleaseError:
        return wanted
    return cancelled


def _apply_leniently(store: ReleaseStore, release: str) -> str | None:
    try:
        return apply_recalls(store, release)
    except ReleaseError:
        return None


def apply_recalls(store: ReleaseStore, identifier: str, previous: OpenRelease | None = None) -> str:
    """Store what is left of a release without the texts that were recalled; return its id.

    It is the release itself where it holds none of them.
    """
    held = store.find_recalled(identifier)
    if not held:
        return identifier
    active = store.recalls().active()
    recalls = {recall for digest in held for recall in active[digest]}
    documents = {recall.document for recall in recalls}
    lines = {write_line(recall) for recall in recalls}
    return store.put(derive(store.open(identifier, previous), documents, held, lines))
