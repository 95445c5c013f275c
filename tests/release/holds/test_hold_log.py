from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ReleaseError
from service.release.holds.hold import Cause, Event, Step, dump_event, find_active, load_event
from service.release.holds.log import HoldLog

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
EVENTS = st.builds(
    Event,
    st.sampled_from(Step),
    st.sampled_from(["care", "questions"]),
    st.lists(st.sampled_from(["es", "zh-Hans"]), max_size=2).map(tuple),
    st.sampled_from(Cause),
    st.sampled_from([None, "a" * 32]),
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)).map(  # noqa: DTZ001 - made aware next
        lambda at: at.replace(tzinfo=UTC)
    ),
)


def begin(document="care", languages=("es",)):
    return Event(Step.BEGIN, document, languages, Cause.ASKED, None, AT)


def end(document="care"):
    return Event(Step.END, document, ("es",), Cause.APPROVED, None, AT)


@given(EVENTS)
def test_an_event_is_read_back_as_it_was_written(event):
    assert load_event(dump_event(event)) == event


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", dump_event(begin())[:-3], dump_event(begin()).replace(b"begin", b"start"),
     dump_event(begin()).replace(b"}", b',"x":1}')],
)  # fmt: skip
def test_other_bytes_are_no_event(line):
    with pytest.raises(ValueError, match=r"."):
        load_event(line)


@pytest.mark.parametrize(
    ("events", "held"),
    [
        ([], {}),
        ([begin()], {"care": ("es",)}),
        ([begin(), end()], {}),
        ([begin(), begin(languages=("fr",))], {"care": ("fr",)}),
        ([begin(), end(), begin()], {"care": ("es",)}),
        ([begin(), begin("questions"), end()], {"questions": ("es",)}),
        ([end()], {}),
    ],
)
def test_the_last_event_of_a_document_tells_whether_it_is_held(events, held):
    active = find_active(events)

    assert {name: event.languages for name, event in active.items()} == held


def test_the_log_only_grows(folder):
    log = HoldLog(folder)

    log.add([begin()])
    first = (folder / "holds.jsonl").read_bytes()
    log.add([end()])

    assert (folder / "holds.jsonl").read_bytes().startswith(first)
    assert HoldLog(folder).read() == (begin(), end())


def test_a_line_that_a_crash_left_unfinished_was_never_added(folder):
    HoldLog(folder).add([begin()])
    with (folder / "holds.jsonl").open("ab") as file:
        file.write(dump_event(end())[:20])

    before = HoldLog(folder).read()
    HoldLog(folder).add([begin("questions")])

    assert before == (begin(),)
    assert HoldLog(folder).read() == (begin(), begin("questions"))


def test_a_last_line_whose_end_is_cut_off_holds_and_stays(folder):
    HoldLog(folder).add([begin()])
    path = folder / "holds.jsonl"
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))

    before = HoldLog(folder).read()
    HoldLog(folder).add([begin("questions")])

    assert before == (begin(),)
    assert HoldLog(folder).read() == (begin(), begin("questions"))


def test_a_damaged_line_is_told_with_its_number(folder):
    HoldLog(folder).add([begin(), end()])
    path = folder / "holds.jsonl"
    path.write_bytes(path.read_bytes().replace(b"approved", b"xpproved"))

    with pytest.raises(ReleaseError, match=r"holds\.jsonl:2"):
        HoldLog(folder).read()
