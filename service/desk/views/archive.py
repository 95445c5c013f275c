"""Shows what readers got from a release that may be live no longer."""

import json
from datetime import date

from service.desk.access import Rule, may_see
from service.desk.answers import ArchiveAnswer
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import not_there, recalled
from service.desk.requests import ArchiveQuery
from service.release.store.opened import OpenRelease
from service.web.problems import RefusedError

_JSON = "application/json"


def _read_archive(call: Call) -> Reply:
    """Read a response by its canonical path. Raises RefusedError where there is none to be seen."""
    archived = call.workshop.open_release(_choose(call))
    release, path = archived.opened, call.query["path"]
    stored = release.find(path) if _may_read(call, release, path) else None
    if stored is None:
        raise RefusedError(not_there())
    if archived.is_gone(path):
        raise RefusedError(recalled())
    text = release.read(stored).decode()
    return Reply(
        {
            "archived": True,
            "release": release.identifier,
            "live": call.workshop.store.live() == release.identifier,
            "policy": release.manifest.policy,
            "path": path,
            "body": json.loads(text) if stored.entry.media_type == _JSON else text,
        }
    )


def _may_read(call: Call, release: OpenRelease, path: str) -> bool:
    """Tell whether a path is of a language that somebody may see, or of none."""
    language = path.split("/")[2] if path.count("/") > 1 else ""
    return language not in release.manifest.tags or may_see(call.actor.account, language)


def _choose(call: Call) -> str:
    """Name the release that is meant: by its id, by a day, else the live one."""
    store, day = call.workshop.store, call.query.get("at")
    if "release" in call.query:
        return _check(call, str(call.query["release"]))
    if day is None:
        return _check(call, store.live())
    then = [each for each in store.history() if each.at.date().isoformat() <= day]
    return _check(call, _follow(call, then[-1].release, day) if then else None)


def _follow(call: Call, release: str, day: str) -> str:
    """Tell which release the clock had put in the place of one: a review had run out by that day."""
    begun = min(date.fromisoformat(day), call.now.date())
    return call.workshop.store.schedule_of(release).release_on(begun) or release


def _check(call: Call, identifier: str | None) -> str:
    """Hold that a release is stored; one that was removed is as good as none."""
    if identifier is None or identifier not in call.workshop.store.ids():
        raise RefusedError(not_there())
    return identifier


OPERATIONS = (
    Operation(
        "archive",
        "GET",
        "/api/1/archive",
        "What readers got from a release: the one named, or the one of a day.",
        Rule(),
        _read_archive,
        Gives(ArchiveAnswer),
        Takes(ArchiveQuery),
    ),
)
