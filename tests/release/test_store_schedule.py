"""What goes live by the clock, and what ends a schedule."""

from datetime import UTC, date, datetime, timedelta

import pytest

from service.errors import ReleaseError
from service.release.store import ReleaseStore
from service.release.store.change import Action
from service.release.store.live import LiveRelease
from service.release.store.schedule import Schedule, dump_schedule, load_schedule

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY, LATER = date(2026, 11, 22), date(2026, 12, 24)


class Clock:
    """A calendar and a clock that tests set."""

    def __init__(self):
        self.day, self.seconds = TODAY, 0.0

    def today(self):
        return self.day

    def monotonic(self):
        self.seconds += 1.0
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(folder, clock):
    return ReleaseStore(folder, clock.today)


@pytest.fixture
def planned(store, edition):
    """A live release and the one that follows it on a day."""
    first, second = store.put(edition(1)), store.put(edition(2))
    store.plan(first, Schedule(((LATER.isoformat(), second),), "made"))
    store.go_live(first, NOON, Action.PUBLISH)
    return first, second


def test_a_worker_turns_to_the_next_release_on_its_day_without_a_publish(
    store, settings, clock, planned
):
    first, second = planned
    worker = LiveRelease(store, settings, clock.monotonic)
    before = worker.current().identifier

    clock.day = LATER
    after = worker.current().identifier

    assert (before, after) == (first, second)
    assert [change.release for change in store.history()] == [first]


def test_a_schedule_belongs_to_one_release(store, edition, clock, planned):
    first, second = planned
    other = store.put(edition(3))
    store.go_live(other, NOON, Action.PUBLISH)
    clock.day = LATER
    assert store.live() == other

    store.go_live(first, NOON, Action.ROLLBACK)

    assert store.live() == second


def test_a_release_that_is_missing_is_not_planned(store, planned):
    first, _ = planned

    with pytest.raises(ReleaseError):
        store.plan(first, Schedule(((LATER.isoformat(), "0" * 64),)))


def test_what_follows_the_live_release_is_not_pruned(store, planned):
    store.prune(NOON + timedelta(days=900), (), NOON + timedelta(days=901))

    assert store.ids() == tuple(sorted(planned))
    assert store.schedule().days == ((LATER.isoformat(), planned[1]),)


def test_the_schedule_of_a_release_that_is_pruned_goes_with_it(store, edition, folder, planned):
    for number in (3, 4):
        store.go_live(store.put(edition(number)), NOON, Action.PUBLISH)

    store.prune(NOON + timedelta(days=900), (), NOON + timedelta(days=901))

    assert list(folder.glob("schedules/*")) == []


def test_a_damaged_schedule_leaves_the_last_good_release_in_service(
    store, settings, folder, clock, planned
):
    worker = LiveRelease(store, settings, clock.monotonic)
    first = worker.current().identifier
    [path] = folder.glob("schedules/*.json")
    path.write_bytes(b"{}")

    standing = worker.standing()

    assert standing.release.identifier == first
    assert "schedules/" in standing.behind


def test_a_schedule_that_is_written_is_read_as_it_was(planned):
    schedule = Schedule((("2026-12-24", planned[1]), ("2026-12-25", planned[0])), "of this")

    assert load_schedule(dump_schedule(schedule)) == schedule
    assert schedule.release_on(LATER - timedelta(days=1)) is None
    assert schedule.release_on(LATER + timedelta(days=9)) == planned[0]
    assert schedule.after(LATER) == (("2026-12-25", planned[0]),)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"days":[["x","y"]],"form":"polyleaf-schedule 1","made_of":""}'])  # fmt: skip
def test_what_is_no_schedule_is_refused(content):
    with pytest.raises(ValueError):  # noqa: PT011 - one error for wrong bytes
        load_schedule(content)
