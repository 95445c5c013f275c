"""The list of recalls loses nothing, and what is damaged keeps releases from going live."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ReleaseError
from service.release.store import ReleaseStore
from service.release.store.change import Action
from service.release.store.recalls import (
    Lift,
    Recall,
    Recalls,
    add_applied,
    dump_entry,
    load_entry,
    write_line,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DIGESTS = st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), max_size=3).map(tuple)
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds have none
RECALLS = st.builds(
    Recall,
    TIMES,
    st.none() | WORDS,
    WORDS,
    st.none() | st.just("es"),
    WORDS,
    st.none() | WORDS,
    DIGESTS,
)
ENTRIES = RECALLS | st.builds(Lift, TIMES, WORDS, DIGESTS)


@given(ENTRIES)
def test_reading_a_line_gives_back_what_was_written(entry):
    assert load_entry(dump_entry(entry)) == entry


@given(ENTRIES, st.data())
def test_a_line_with_another_byte_is_refused(entry, data):
    line = bytearray(dump_entry(entry).removesuffix(b"\n"))
    place = data.draw(st.integers(0, len(line) - 1))
    line[place] ^= data.draw(st.integers(1, 127))

    with pytest.raises(ValueError):  # noqa: PT011 - which of the messages depends on the byte
        load_entry(bytes(line) + b"\n")


def recall(digest, hour=12):
    at = NOON.replace(hour=hour)
    return Recall(at, None, "It is wrong.", "es", "care", None, (digest * 64,))


def test_text_is_off_until_it_is_lifted_and_again_from_the_next_recall_on():
    first, lift, second = recall("a", 10), Lift(NOON, "care", ("a" * 64,)), recall("a", 13)

    assert Recalls((first, lift)).active() == {}
    assert Recalls((first, lift, second)).active() == {"a" * 64: (second,)}
    assert Recalls((first, second)).active() == {"a" * 64: (first, second)}


def test_what_a_release_says_was_applied_is_added_where_the_list_lost_it():
    kept, lost = recall("a"), recall("b")

    found = add_applied(Recalls((kept,)), (kept, lost))

    assert found.recalls == (lost, kept)


def without_recalled(release, *recalls):
    lines = tuple(sorted(map(write_line, recalls)))
    return replace(release, derived_from="0" * 64, recalls=lines)


def test_what_was_applied_is_told_of_each_release_that_recalls_made(store, folder, release):
    first, second = recall("a", 10), recall("b", 11)
    for applied in ([first], [first, second], [second]):
        store.go_live(store.put(without_recalled(release, *applied)), NOON, Action.RECALL)

        assert store.recalls() == ReleaseStore(folder).recalls()

    assert set(store.recalls().recalls) == {first, second}


def test_a_damaged_release_that_a_recall_made_leaves_it_to_the_list(store, folder, release):
    identifier = store.put(without_recalled(release, recall("a")))
    store.go_live(identifier, NOON, Action.RECALL)
    store.add_recall(recall("b"))
    (folder / f"manifests/{identifier}.json").write_bytes(b"{}")

    assert ReleaseStore(folder).recalls().recalls == (recall("b"),)


def test_damaged_line_hides_no_other_and_is_told(store, folder, release):
    store.put(release)
    store.add_recall(recall("a"))
    path = folder / "recalls.jsonl"
    path.write_bytes(path.read_bytes() + b"{}\n" + dump_entry(recall("b")))

    found = store.recalls()

    assert [each.digests for each in found.recalls] == [("a" * 64,), ("b" * 64,)]
    assert found.damaged == (2,)


def test_line_that_was_never_finished_counts_for_nothing(store, folder, release):
    store.put(release)
    store.add_recall(recall("a"))
    path = folder / "recalls.jsonl"
    path.write_bytes(path.read_bytes() + b'{"kind":"reca')

    store.add_recall(recall("b"))

    assert len(store.recalls().recalls) == 2
    assert store.recalls().damaged == ()


def test_a_last_line_whose_end_is_cut_off_counts_and_stays(store, folder, release):
    store.put(release)
    store.add_recall(recall("a"))
    path = folder / "recalls.jsonl"
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))

    before = store.recalls()
    store.add_recall(recall("b"))

    assert [each.digests for each in before.recalls] == [("a" * 64,)]
    assert [each.digests for each in store.recalls().recalls] == [("a" * 64,), ("b" * 64,)]


def test_no_release_goes_live_while_the_list_is_damaged(store, folder, release):
    identifier = store.put(release)
    (folder / "recalls.jsonl").write_bytes(b"?\n")

    with pytest.raises(ReleaseError, match=r"line 1 cannot be read"):
        store.go_live(identifier, NOON, Action.PUBLISH)

    assert store.live() is None


def test_release_without_records_of_a_recalled_document_does_not_go_live(store, release):
    identifier = store.put(release)
    document = "ketamine-therapy"
    store.add_recall(Recall(NOON, None, "It is wrong.", "es", document, None, ("a" * 64,)))

    with pytest.raises(ReleaseError, match=r"without a record"):
        store.go_live(identifier, NOON, Action.PUBLISH)
