"""The three-way rule: base, catalog, file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.work.base import Place, State, digest_state
from service.catalogs.work.judge import Base, judge_text
from service.catalogs.work.report import Fate

PLACE = Place("es", "care", "care/dose", "Take 5 mg at most.")
EMPTY, A, B, C = (
    State(("",), False),
    State(("a",), False),
    State(("b",), False),
    State(("c",), False),
)
FUZZY_A = State(("a",), True)
STATES = st.builds(State, st.sampled_from([("",), ("a",), ("b",)]), st.booleans())


def judge(was, ours, theirs, *, confirm=False):
    digest = digest_state(PLACE, was) if was else None
    return judge_text(Base(PLACE, digest), ours, theirs, confirm=confirm)[0]


@pytest.mark.parametrize(
    ("was", "ours", "theirs", "fate"),
    [
        (A, A, B, Fate.TAKEN),
        (A, B, A, Fate.UNCHANGED),
        (A, B, B, Fate.UNCHANGED),
        (A, B, C, Fate.KEPT),
        (A, A, EMPTY, Fate.KEPT),
        (EMPTY, EMPTY, A, Fate.TAKEN),
        (EMPTY, A, B, Fate.KEPT),
        (EMPTY, A, EMPTY, Fate.UNCHANGED),
        (A, EMPTY, B, Fate.TAKEN),
        (FUZZY_A, FUZZY_A, A, Fate.UNCONFIRMED),
        (FUZZY_A, FUZZY_A, B, Fate.TAKEN),
        (FUZZY_A, A, FUZZY_A, Fate.UNCHANGED),
        (A, A, FUZZY_A, Fate.TAKEN),
        (None, EMPTY, A, Fate.TAKEN),
        (None, A, B, Fate.KEPT),
        (None, FUZZY_A, B, Fate.KEPT),
        (None, FUZZY_A, A, Fate.UNCONFIRMED),
        (None, A, EMPTY, Fate.KEPT),
    ],
)
def test_fate_follows_from_base_catalog_and_file(was, ours, theirs, fate):
    assert judge(was, ours, theirs) is fate


def test_mark_that_is_gone_counts_where_a_person_says_so():
    assert judge(FUZZY_A, FUZZY_A, A, confirm=True) is Fate.TAKEN


@given(st.none() | STATES, STATES, STATES, st.booleans())
def test_text_that_changed_in_the_catalog_is_never_replaced(was, ours, theirs, confirm):
    fate = judge(was, ours, theirs, confirm=confirm)

    replaced = fate is Fate.TAKEN and theirs.forms != ours.forms
    assert not replaced or ours == was or not any(ours.forms)


@given(st.none() | STATES, STATES, STATES)
def test_fuzzy_text_is_never_confirmed_unasked(was, ours, theirs):
    fate = judge(was, ours, theirs)

    loses_mark = ours.is_fuzzy and not theirs.is_fuzzy and ours.forms == theirs.forms
    assert not (any(ours.forms) and loses_mark and fate is Fate.TAKEN)


def test_source_that_was_copied_is_no_translation():
    copied = State((PLACE.msgid,), False)

    assert judge(EMPTY, EMPTY, copied) is Fate.REFUSED


@pytest.mark.parametrize("forms", [("a",), ("a", ""), ("a", "b", "c")])
def test_plural_forms_come_back_whole(forms):
    two = State(("x", "y"), False)

    assert judge(two, two, State(forms, False)) is Fate.REFUSED
