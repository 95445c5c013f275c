"""Releases in the journal: what was built from what, and when it was live."""

from datetime import timedelta

from service.journal.store.releases import (
    LiveChange,
    live_changes,
    record_live,
    record_release,
    releases_recorded,
)
from service.journal.store.seals import find_broken


def test_a_release_is_recorded_once(journal, now):
    with journal.writing() as connection:
        added = [
            record_release(connection, "a1", "strict", 5, None, now),
            record_release(connection, "a1", "strict", 9, None, now),
        ]

        [row] = releases_recorded(connection)

    assert (added, row.release, row.sequence) == ([True, False], "a1", 5)


def test_changes_of_the_live_release_that_a_crash_left_out_come_with_the_next(journal, now):
    changes = [
        LiveChange("a1", "publish", now),
        LiveChange("b2", "publish", now + timedelta(hours=1)),
        LiveChange("a1", "rollback", now + timedelta(hours=2)),
    ]
    with journal.writing() as connection:
        counts = [
            record_live(connection, changes[:1], None),
            record_live(connection, changes, None),
        ]

        rows = live_changes(connection)
        assert list(find_broken(connection)) == []

    assert counts == [1, 2]
    assert [(row.release, row.reason) for row in rows] == [
        ("a1", "publish"), ("b2", "publish"), ("a1", "rollback"),
    ]  # fmt: skip
