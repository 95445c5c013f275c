"""Tells which releases were live, when; makes one live again."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus

from service.desk.access import PUBLISHERS, Rule
from service.desk.answers import ReleaseAnswer, ReleasesAnswer
from service.desk.cursor import Place
from service.desk.lists import paginate
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import not_there
from service.desk.requests import PageQuery, RollbackBody
from service.errors import PolyleafError
from service.journal.accounts.model import Scope
from service.release.history import record_history
from service.release.recall.going_live import go_live
from service.release.store.change import Action, Change
from service.web.problems import RefusedError

_DIGITS = 10


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A change of the live release, counted from the first."""

    number: int
    change: Change
    is_live: bool

    @property
    def place(self) -> Place:
        return (f"{self.number:0{_DIGITS}}",)


def _list_releases(call: Call) -> Reply:
    history = call.workshop.store.history()
    last = len(history)
    numbered = [
        _Numbered(number, change, number == last) for number, change in enumerate(history, 1)
    ]

    def find_after(place: Place | None) -> Iterator[_Numbered]:
        return (each for each in reversed(numbered) if place is None or each.place < place)

    page = paginate(call, find_after, lambda each: each.place, length=1)
    items = [describe_change(each.change, is_live=each.is_live) for each in page.items]
    return Reply({"items": items, "next": page.next})


def describe_change(change: Change, *, is_live: bool) -> dict[str, object]:
    """Tell a change of the live release."""
    return {
        "release": change.release,
        "action": str(change.action),
        "at": change.at.isoformat().replace("+00:00", "Z"),
        "live": is_live,
    }


def _roll_back(call: Call) -> Reply:
    """Make an earlier release live again, or what is left of it after recalls; the reply says which."""
    store, target = call.workshop.store, call.body["release"]
    if target not in store.ids():
        raise RefusedError(not_there())
    before = store.live()
    change = go_live(store, target, call.now, Action.ROLLBACK)
    with suppress(PolyleafError):  # readers have it; the next publish or rollback tells the journal
        record_changes(call)
    status = HTTPStatus.OK if change.release == before else HTTPStatus.CREATED
    return Reply(describe_change(change, is_live=True), status)


def record_changes(call: Call) -> None:
    """Tell the journal what of the live release's history it lacks; the newest is the caller's."""
    with call.workshop.journal.writing() as connection:
        record_history(connection, call.workshop.store, call.actor.account.id)


OPERATIONS = (
    Operation(
        "releases",
        "GET",
        "/api/1/releases",
        "What was live, the newest first.",
        Rule(),
        _list_releases,
        Gives(ReleasesAnswer),
        Takes(PageQuery),
    ),
    Operation(
        "rollback",
        "POST",
        "/api/1/releases/rollback",
        "Make an earlier release live again.",
        Rule(PUBLISHERS, Scope.DECIDE),
        _roll_back,
        Gives(ReleaseAnswer, (HTTPStatus.CREATED, HTTPStatus.OK)),
        Takes(body=RollbackBody),
    ),
)
