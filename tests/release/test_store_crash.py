"""A process that ends anywhere within a publish leaves the old release live and readable."""

import os
import sys
from datetime import UTC, datetime

import pytest

from service.release.store import ReleaseStore
from service.release.store.change import Action
from service.release.store.durable import append_durably, write_durably

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
LAST_STEP = 13  # two locks, each with its queue; a draft and a rename for two parts, a manifest, a pointer; one line
pytestmark = pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")


def publish(store, release):
    identifier = store.put(release)
    store.go_live(identifier, NOON, Action.PUBLISH)
    return identifier


def end_at_step(folder, release, step):
    """Publish in a process of its own that ends, without cleaning up, before its nth file step.

    Python tells audit hooks of each opening and renaming just before it happens (PEP 578).
    """
    child = os.fork()
    if child == 0:
        steps = iter(range(1, 1000))

        def end(event, arguments):
            writes = event == "open" and str(arguments[1])[:1] in ("w", "a")
            if (writes or event == "os.rename") and next(steps) == step:
                os._exit(9)

        sys.addaudithook(end)
        publish(ReleaseStore(folder), release)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("step", range(1, LAST_STEP + 1))
def test_a_crash_leaves_a_whole_release_live(folder, release, revised, step):
    store = ReleaseStore(folder)
    first = publish(store, release)

    status = end_at_step(folder, revised, step)

    live = store.live()
    assert store.open(live)
    assert status == 0 or live == first or store.history()[-1].release == live
    assert all(store.open(identifier) for identifier in store.ids())


@pytest.mark.parametrize("step", range(1, LAST_STEP + 1))
def test_publishing_again_after_a_crash_mends_everything(folder, release, revised, step):
    store = ReleaseStore(folder)
    first = publish(store, release)
    end_at_step(folder, revised, step)

    second = publish(store, revised)

    assert store.live() == second
    assert [(c.release, c.previous) for c in store.history()] == [(first, None), (second, first)]
    assert not list(folder.rglob("*.draft"))


def test_the_crash_tests_reach_the_last_step(tmp_path, release, revised):
    for step, status in ((LAST_STEP, 9), (LAST_STEP + 1, 0)):
        folder = tmp_path / str(step)
        publish(ReleaseStore(folder), release)

        assert end_at_step(folder, revised, step) == status


def test_stored_but_not_live_changes_nothing_for_readers(folder, release, revised):
    store = ReleaseStore(folder)
    first = publish(store, release)

    store.put(revised)

    assert store.live() == first
    assert len(store.history()) == 1


def test_a_half_written_history_line_is_cut_off(folder, release, revised):
    store = ReleaseStore(folder)
    first = publish(store, release)
    with (folder / "history.jsonl").open("ab") as file:
        file.write(b'{"action":"publ')

    second = publish(store, revised)

    assert [change.release for change in store.history()] == [first, second]


def test_a_change_missing_in_the_history_is_told_from_the_pointer(folder, release, revised):
    store = ReleaseStore(folder)
    first, second = publish(store, release), publish(store, revised)
    lines = (folder / "history.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "history.jsonl").write_bytes(lines[0])

    assert [change.release for change in store.history()] == [first, second]


def test_writing_replaces_the_whole_file(tmp_path):
    path = tmp_path / "new" / "folder" / "file"
    write_durably(path, b"a longer first text")

    write_durably(path, b"short")

    assert path.read_bytes() == b"short"
    assert list(path.parent.iterdir()) == [path]


def test_appending_keeps_whole_lines_only(tmp_path):
    path = tmp_path / "lines"
    path.write_bytes(b"one\ntw")

    append_durably(path, b"three\n")

    assert path.read_bytes() == b"one\nthree\n"
