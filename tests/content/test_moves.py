"""The map of addresses: what was moved is followed, what is gone is never given again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.content.moves import (
    MOVES,
    NO_MOVES,
    Move,
    make_moves,
    name_text,
    read_moves,
    write_moves,
)
from service.errors import InputError

DAY = date(2026, 11, 22)


def moves(*pairs):
    return make_moves(Move(source, target, DAY) for source, target in pairs)


def faults_of(text):
    with pytest.raises(InputError) as caught:
        read_moves(text)
    return [(fault.line, fault.message) for fault in caught.value.faults]


def line(source, target, on="2026-11-22"):
    shown = "null" if target is None else f'"{target}"'
    return f'{{"from": "{source}", "to": {shown}, "on": "{on}"}}\n'


def test_moved_unit_is_followed_to_where_it_is_now():
    known = moves(("a/x", "b/x"), ("b/x", "b/y"))

    assert known.follow("a/x") == "b/y"
    assert known.follow("a/other") == "a/other"


def test_unit_of_a_renamed_document_is_followed():
    known = moves(("a", "b"), ("b", "c"), ("c/x", "d/x"))

    assert known.follow("a/x") == "d/x"
    assert known.follow("a/y") == "c/y"


def test_unit_that_left_before_its_document_was_renamed_is_where_it_went():
    assert moves(("a/x", "d/x"), ("a", "b")).follow("a/x") == "d/x"


def test_retired_address_leads_nowhere_and_is_gone():
    known = moves(("a/x", ""))

    assert known.follow("a/x") == ""
    assert known.is_gone("a/x")


def test_address_that_was_retired_and_found_again_elsewhere_is_moved():
    known = moves(("a/x", ""), ("a/x", "b/x"))

    assert [each.target for each in known.lines] == ["b/x"]


def test_restored_address_is_no_longer_retired():
    known = moves(("a/x", ""), ("a/y", "a/z")).with_lines([], restored=["a/x", "a/y"])

    assert [each.source for each in known.lines] == ["a/y"]


def test_units_that_a_document_had_under_earlier_names_are_remembered():
    known = moves(("a/x", ""), ("a/y", "a/z"), ("a", "b"))

    assert known.units["b"] == {"x", "y", "z"}


def test_text_without_an_id_is_named_by_its_key():
    plain, split = name_text("a", None, "Words"), name_text("a", "x", "Words")

    assert plain.startswith("a#")
    assert plain != split
    assert read_moves(line(plain, "a/words") + line(plain, "a/words-2")).units["a"] == {
        "words",
        "words-2",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nonsense\n", "it is not JSON"),
        ("[1]\n", "it needs the members from, to and on"),
        ('{"from": "a/x", "to": "b/x"}\n', "it needs the members from, to and on"),
        (line("A/x", "b/x"), "neither a document nor an address"),
        (line("a/x", "b"), "not what a/x can become"),
        (line("a", "b/x"), "not what a can become"),
        (line("a#12", "a/x"), "neither a document nor an address"),
        (line("a/x", "b/x", "yesterday"), "is no date"),
        (line("a/x", "b/x").replace("b/x", "b/" + "x" * 2000), "the line is too long"),
        ("[" * 900 + "\n", "it is not JSON"),
    ],
)
def test_line_that_is_no_move_is_refused_with_its_number(text, message):
    [(number, told)] = faults_of(line("z/z", "z/y") + text)

    assert number == 2
    assert message in told


def test_all_faults_are_told():
    assert [number for number, _ in faults_of("x\n" + line("a/x", "b/x") + "y\n")] == [1, 3]


def test_two_branches_that_moved_one_address_to_two_places_are_refused():
    [(number, message)] = faults_of(line("a/x", "b/x") + line("a/x", "c/x"))

    assert (number, message) == (1, "a/x went to b/x and to c/x.")


@pytest.mark.parametrize(
    "pairs",
    [
        [("a/x", "b/x"), ("b/x", "a/x")],
        [("a", "b"), ("b", "c"), ("c", "a")],
        [("a/x", "b/x"), ("b", "a")],
    ],
)
def test_circle_is_refused(pairs):
    told = faults_of("".join(line(*pair) for pair in pairs))

    assert any("circle" in message for _, message in told)


def test_merge_of_two_branches_is_read_whatever_its_order():
    one, two = line("a/x", "b/x"), line("c", "d")

    assert read_moves(one + two + one) == read_moves(two + one)


def test_no_file_is_no_moves():
    assert read_moves("", MOVES) == NO_MOVES


IDS = st.sampled_from(["a", "b", "c-1"])
ADDRESSES = st.builds("{}/{}".format, IDS, IDS)


@given(st.lists(st.builds(Move, ADDRESSES, st.one_of(st.just(""), ADDRESSES), st.dates())))
def test_law_what_is_written_reads_the_same(lines):
    try:
        known = read_moves(write_moves(make_moves(lines)))
    except InputError:
        return

    assert read_moves(write_moves(known)) == known
    assert known == make_moves(lines)


@given(st.lists(st.one_of(st.tuples(IDS, IDS), st.tuples(ADDRESSES, ADDRESSES))), ADDRESSES)
def test_law_following_always_ends(pairs, address):
    assert moves(*pairs).follow(address)
