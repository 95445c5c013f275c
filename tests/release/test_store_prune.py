"""Prune: old releases go, and nothing that a reader or a rollback needs."""

from datetime import UTC, datetime, timedelta

import pytest

from service.errors import ReleaseError
from service.release.store.change import Action
from service.release.store.live import LiveRelease

DAY = timedelta(days=1)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
FAQ = "/v1/en/documents/ketamine-faq.json"


@pytest.fixture
def published(store, edition):
    """Five editions, each live for ten days; the last one since yesterday."""
    days = (41, 31, 21, 11, 1)
    identifiers = [store.put(edition(number)) for number in range(5)]
    for identifier, before in zip(identifiers, days, strict=True):
        store.go_live(identifier, NOON - before * DAY, Action.PUBLISH)
    return identifiers


def prune(store, days, kept=()):
    return store.prune(NOON - days * DAY, kept, NOON)


def test_releases_that_were_live_of_late_are_kept(store, published):
    done = prune(store, 15)

    assert set(done.releases) == set(published[:2])
    assert set(store.ids()) == set(published[2:])
    assert all(store.open(identifier) for identifier in store.ids())


def test_the_live_release_and_the_one_before_are_kept_at_any_age(store, published):
    prune(store, 0)

    assert set(store.ids()) == set(published[-2:])
    assert store.live() == published[-1]


def test_a_release_that_is_named_is_kept(store, published):
    prune(store, 0, kept=[published[0]])

    assert set(store.ids()) == {published[0], *published[-2:]}
    assert store.open(published[0])


def test_parts_that_other_releases_share_stay(store, published, folder):
    def count():
        return len([path for path in folder.glob("parts/??/*") if path.is_file()])

    before = count()

    done = prune(store, 15)

    assert done.parts == before - count() == 2 * 2
    assert done.size > 0


def test_a_second_prune_finds_nothing(store, published):
    prune(store, 15)

    done = prune(store, 15)

    assert (done.releases, done.parts, done.size) == ((), 0, 0)


def test_what_a_crash_left_of_a_prune_is_removed_by_the_next(store, published, folder):
    (folder / "manifests" / f"{published[0]}.json").unlink()

    done = prune(store, 45)

    assert (done.releases, done.parts) == ((), 2)


def test_a_release_that_never_went_live_counts_from_when_it_was_stored(store, edition, published):
    fresh = store.put(edition(9))

    prune(store, 0)

    assert fresh in store.ids()


def test_a_reader_of_a_pruned_release_reads_on(store, published, settings):
    opened = store.open(published[0])

    prune(store, 0)

    assert b"Edition 0." in opened.read(opened.find(FAQ))
    assert LiveRelease(store, settings).current().identifier == published[-1]


def test_nothing_is_removed_where_a_manifest_that_stays_is_damaged(store, published, folder):
    (folder / "manifests" / f"{published[-1]}.json").write_bytes(b"{}")

    with pytest.raises(ReleaseError):
        prune(store, 0)

    assert set(store.ids()) == set(published)


def test_the_history_outlives_the_releases(store, published):
    prune(store, 0)

    assert [change.release for change in store.history()] == published
