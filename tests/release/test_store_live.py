"""A running process follows the pointer, and keeps the last good release."""

import os
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.errors import ReleaseError
from service.release.store.change import Action
from service.release.store.live import CHECK_EVERY, RETRY_EVERY, LiveRelease

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Worker:
    """A process with a clock that stands still until it is told to go on."""

    def __init__(self, store, settings, folder):
        self.now = 1000.0
        self.store = store
        self.folder = folder
        self.live = LiveRelease(store, settings, lambda: self.now)

    def publish(self, release):
        identifier = self.store.put(release)
        self.store.go_live(identifier, NOON, Action.PUBLISH)
        return identifier

    def pass_check(self):
        self.now += CHECK_EVERY

    def pass_retry(self):
        self.now += RETRY_EVERY

    def serves(self):
        return self.live.current().identifier

    def manifest_of(self, identifier):
        return self.folder / "manifests" / f"{identifier}.json"


@pytest.fixture
def worker(store, settings, folder):
    return Worker(store, settings, folder)


def test_without_any_release_there_is_nothing_to_serve(worker):
    with pytest.raises(ReleaseError, match="no release was published yet"):
        worker.live.current()


def test_the_first_release_is_served_once_it_is_there(worker, release):
    with pytest.raises(ReleaseError):
        worker.live.current()
    identifier = worker.publish(release)
    worker.pass_check()

    assert worker.serves() == identifier


def test_a_new_release_is_picked_up_at_the_next_check(worker, release, revised):
    worker.publish(release)
    first = worker.live.current()
    second = worker.publish(revised)

    assert worker.live.current() is first
    worker.pass_check()
    assert worker.serves() == second
    assert worker.live.standing().behind == ""


def test_a_rollback_is_followed(worker, release, revised):
    first = worker.publish(release)
    worker.publish(revised)
    worker.live.current()

    worker.store.go_live(first, NOON, Action.ROLLBACK)
    worker.pass_check()

    assert worker.serves() == first


def test_the_release_stays_the_same_object_while_nothing_changes(worker, release):
    worker.publish(release)
    first = worker.live.current()

    worker.pass_check()

    assert worker.live.current() is first


def test_a_missing_release_leaves_the_last_good_one(worker, release, revised):
    first = worker.publish(release)
    worker.live.current()
    second = worker.publish(revised)
    worker.manifest_of(second).unlink()

    worker.pass_check()

    assert worker.serves() == first
    assert second in worker.live.standing().behind


def test_a_damaged_part_leaves_the_last_good_release(worker, release, revised):
    first = worker.publish(release)
    worker.live.current()
    digest = worker.store.manifest(worker.publish(revised)).parts["es/ketamine-faq"]
    (worker.folder / "parts" / digest[:2] / digest).write_bytes(b"")

    worker.pass_check()

    assert worker.serves() == first
    assert digest in worker.live.standing().behind


def test_a_damaged_pointer_leaves_the_last_good_release(worker, release):
    first = worker.publish(release)
    worker.live.current()

    (worker.folder / "live").write_bytes(b"\x00")
    worker.pass_check()

    assert worker.serves() == first
    assert worker.live.standing().behind.startswith("releases/live:")


def test_a_missing_pointer_leaves_the_last_good_release(worker, release):
    first = worker.publish(release)
    worker.live.current()

    (worker.folder / "live").unlink()
    worker.pass_check()

    assert worker.serves() == first
    assert worker.live.standing().behind == "no release was published yet"


def test_a_bad_release_is_logged_once(worker, release, revised, caplog):
    worker.publish(release)
    worker.live.current()
    worker.manifest_of(worker.publish(revised)).unlink()

    for _ in range(3):
        worker.pass_retry()
        worker.live.current()

    warnings = [record for record in caplog.records if record.levelname == "WARNING"]
    assert len(warnings) == 1
    assert "still serving" in warnings[0].getMessage()


def test_a_mended_release_is_served_after_a_retry(worker, release, revised):
    first, second = worker.publish(release), worker.publish(revised)
    content = worker.manifest_of(second).read_bytes()
    worker.manifest_of(second).write_bytes(content[:-2])
    with pytest.raises(ReleaseError, match=second):
        worker.live.current()
    worker.manifest_of(second).write_bytes(content)

    worker.pass_check()
    with pytest.raises(ReleaseError):
        worker.live.current()
    worker.pass_retry()

    assert worker.serves() == second != first


def cut_short(worker, release):
    """Truncate the file of the listing, and tell the release's doubt as a reader's request does."""
    stored = release.find("/v1/languages.json")
    path = worker.folder / "parts" / stored.pack.digest[:2] / stored.pack.digest
    os.truncate(path, 20)
    with pytest.raises(ReleaseError) as error:
        release.read(stored)
    worker.live.doubt(release, str(error.value))


def test_a_doubted_release_stays_until_it_is_mended(worker, release):
    identifier = worker.publish(release)
    first = worker.live.current()
    cut_short(worker, first)
    assert "cut short" in worker.live.standing().behind

    worker.pass_retry()
    assert worker.live.current() is first
    assert "its bytes are not those" in worker.live.standing().behind
    worker.publish(release)
    worker.pass_retry()

    healed = worker.live.current()
    assert healed.identifier == identifier
    assert healed.read(healed.find("/v1/languages.json")) == b'{"languages":[]}\n'
    assert worker.live.standing().behind == ""


def test_a_doubted_release_shares_nothing_with_the_next(worker, release, revised):
    worker.publish(release)
    first = worker.live.current()
    cut_short(worker, first)
    worker.publish(revised)
    worker.pass_check()

    second = worker.live.current()

    assert {second.find(path).pack for path in second.paths()}.isdisjoint(
        {first.find(path).pack for path in first.paths()}
    )


def test_many_doubts_are_one(worker, release, caplog):
    worker.publish(release)
    first = worker.live.current()
    cut_short(worker, first)

    for _ in range(3):
        worker.live.doubt(first, "it was cut short")
        worker.pass_check()
        worker.live.current()

    warnings = [record for record in caplog.records if record.levelname == "WARNING"]
    assert len(warnings) == 1


def test_a_doubt_about_a_release_that_is_not_served_counts_for_nothing(worker, release, revised):
    worker.publish(release)
    first = worker.live.current()
    worker.publish(revised)
    worker.pass_check()
    second = worker.live.current()

    worker.live.doubt(first, "it was cut short")

    assert worker.live.standing().release is second
    assert worker.live.standing().behind == ""


@pytest.mark.parametrize(
    ("held", "admitted"),
    [
        ({}, {}),
        ({"unreviewed_safety": True}, {"admit_unreviewed_safety": True}),
        ({"unreviewed_safety": True}, {"admit_demo": True}),
        ({"policy": "demo", "unreviewed_safety": True}, {"admit_demo": True}),
    ],
)
def test_an_admissible_release_is_served(worker, settings, release, held, admitted):
    identifier = worker.publish(replace(release, **held))

    live = LiveRelease(worker.store, replace(settings, **admitted))

    assert live.current().identifier == identifier


@pytest.mark.parametrize(
    ("held", "admitted"),
    [
        ({"unreviewed_safety": True}, {}),
        ({"policy": "demo"}, {}),
        ({"policy": "demo"}, {"admit_unreviewed_safety": True}),
    ],
)
def test_no_other_release_is_served(worker, settings, release, held, admitted):
    worker.publish(replace(release, **held))

    live = LiveRelease(worker.store, replace(settings, **admitted))

    with pytest.raises(ReleaseError, match="may not be served here"):
        live.current()


def test_an_inadmissible_release_leaves_the_last_good_one(worker, release):
    first = worker.publish(release)
    worker.live.current()
    worker.publish(replace(release, policy="demo"))

    worker.pass_check()

    assert worker.serves() == first


def test_threads_never_see_half_a_swap(worker, settings, edition):
    identifiers = {worker.publish(edition(0)): 0}
    live = LiveRelease(worker.store, settings)
    path = "/v1/en/documents/ketamine-faq.json"
    seen, done = set(), threading.Event()

    def ask():
        while not done.wait(0.002):
            release = live.current()
            seen.add((release.identifier, release.read(release.find(path))))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(1, 4):
        identifiers[worker.publish(edition(number))] = number
        done.wait(CHECK_EVERY * 1.5)
    done.set()
    for thread in threads:
        thread.join()

    assert {identifier for identifier, _ in seen} == set(identifiers)
    assert all(f"Edition {identifiers[i]}.".encode() in body for i, body in seen)
