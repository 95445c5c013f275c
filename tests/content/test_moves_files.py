"""Several files change together, or none does; what stopped half way is finished."""

import pytest

from service.content.file_changes import (
    FileChange,
    change_files,
    finish_changes,
    is_unfinished,
    note_changes,
)
from service.errors import InputError, PolyleafError

CHANGES = (
    FileChange("one", b"1", b"one"),
    FileChange("two", b"2", None),
    FileChange("deep/three", None, b"three"),
)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "one").write_bytes(b"1")
    (tmp_path / "two").write_bytes(b"2")
    return tmp_path


@pytest.fixture
def journal(root):
    return root / "instance" / "changes"


def content_of(root):
    return {
        name: (root / name).read_bytes()
        for name in ("one", "two", "deep/three")
        if (root / name).exists()
    }


def test_all_files_change_and_nothing_is_left_behind(root, journal):
    change_files(root, journal, "test", CHANGES)

    assert content_of(root) == {"one": b"one", "deep/three": b"three"}
    assert [path.name for path in journal.iterdir()] == ["lock"]


def test_file_that_somebody_edited_meanwhile_stops_the_whole_change(root, journal):
    (root / "two").write_bytes(b"edited")

    with pytest.raises(InputError) as caught:
        change_files(root, journal, "test", CHANGES)

    assert [fault.path for fault in caught.value.faults] == ["two"]
    assert content_of(root) == {"one": b"1", "two": b"edited"}
    assert not is_unfinished(journal)


def test_link_out_of_the_project_is_not_followed(root, journal, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "file"
    outside.write_bytes(b"1")
    (root / "one").unlink()
    (root / "one").symlink_to(outside)

    with pytest.raises(InputError):
        change_files(root, journal, "test", CHANGES)

    assert outside.read_bytes() == b"1"


@pytest.mark.parametrize("done", range(4))
def test_change_that_stopped_at_any_file_is_finished(root, journal, done):
    note_changes(root, journal, "test", CHANGES)
    for change in CHANGES[:done]:
        place = root / change.path
        if change.after is None:
            place.unlink()
        else:
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(change.after)

    assert finish_changes(root, journal) == "test"
    assert content_of(root) == {"one": b"one", "deep/three": b"three"}
    assert finish_changes(root, journal) is None


def test_crash_before_the_plan_stood_changes_nothing(root, journal):
    journal.mkdir(parents=True)
    (journal / "0").write_bytes(b"half of it")

    assert finish_changes(root, journal) is None
    change_files(root, journal, "test", CHANGES)

    assert content_of(root) == {"one": b"one", "deep/three": b"three"}


def test_edit_after_the_stop_is_not_overwritten(root, journal):
    note_changes(root, journal, "test", CHANGES)
    (root / "one").write_bytes(b"a person's edit")

    with pytest.raises(InputError) as caught:
        finish_changes(root, journal)

    assert [fault.path for fault in caught.value.faults] == ["one"]
    assert content_of(root) == {"one": b"a person's edit", "two": b"2"}


def test_next_change_waits_for_the_unfinished_one(root, journal):
    note_changes(root, journal, "test", CHANGES)

    with pytest.raises(PolyleafError, match="half way"):
        change_files(root, journal, "other", CHANGES)


def test_file_in_the_way_of_a_folder_leaves_a_change_that_can_be_finished(root, journal):
    (root / "deep").write_bytes(b"a file where a folder must be")

    with pytest.raises(OSError, match="deep"):
        change_files(root, journal, "test", CHANGES)
    assert is_unfinished(journal)
    (root / "deep").unlink()

    assert finish_changes(root, journal) == "test"
    assert content_of(root) == {"one": b"one", "deep/three": b"three"}
