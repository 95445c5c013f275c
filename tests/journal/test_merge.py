"""The merge of one message, case by case and by its laws."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.texts import Origin
from service.journal.merge import Base, Fate, Reason, merge_message
from service.journal.store.records import Wording

OLD = Wording(None, "Take 5 mg.", None, ("Tome 5 mg.",))
MINE = replace(OLD, msgstr=("Tome usted 5 mg.",))
THEIRS = replace(OLD, msgstr=("Tómese 5 mg.",))
EMPTY = replace(OLD, msgstr=("",))
PLURAL = replace(OLD, msgid_plural="Take {n} mg.", msgstr=("Tome 1 mg.", "Tome {n} mg."))
NEWER_SOURCE = replace(OLD, msgid="Take 6 mg.", msgstr=("Tome 6 mg.",))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "fate", "reason", "text", "suggestion"),
    [
        (Base(OLD), OLD, OLD, Fate.UNCHANGED, Reason.SAME, OLD, None),
        (Base(OLD), OLD, THEIRS, Fate.TAKEN, Reason.EDITED, THEIRS, None),
        (Base(OLD), MINE, OLD, Fate.KEPT, Reason.UNTOUCHED, MINE, None),
        (Base(OLD), MINE, THEIRS, Fate.SUGGESTION, Reason.BOTH_CHANGED, MINE, THEIRS),
        (Base(OLD), MINE, MINE, Fate.UNCHANGED, Reason.SAME, MINE, None),
        (Base(OLD), MINE, None, Fate.KEPT, Reason.ABSENT, MINE, None),
        (Base(OLD), OLD, EMPTY, Fate.KEPT, Reason.EMPTIED, OLD, None),
        (Base(OLD), EMPTY, OLD, Fate.KEPT, Reason.UNTOUCHED, EMPTY, None),
        (Base(OLD), EMPTY, THEIRS, Fate.TAKEN, Reason.FILLED, THEIRS, None),
        (Base(None), None, THEIRS, Fate.TAKEN, Reason.FILLED, THEIRS, None),
        (Base(None), MINE, THEIRS, Fate.SUGGESTION, Reason.BOTH_CHANGED, MINE, THEIRS),
        (None, None, THEIRS, Fate.TAKEN, Reason.FILLED, THEIRS, None),
        (None, EMPTY, THEIRS, Fate.TAKEN, Reason.FILLED, THEIRS, None),
        (None, MINE, THEIRS, Fate.SUGGESTION, Reason.NO_BASE, MINE, THEIRS),
        (None, None, None, Fate.KEPT, Reason.ABSENT, None, None),
        (Base(OLD), NEWER_SOURCE, THEIRS, Fate.SUGGESTION, Reason.BOTH_CHANGED, NEWER_SOURCE, THEIRS),
    ],
)  # fmt: skip
def test_one_message(base, ours, theirs, fate, reason, text, suggestion):  # noqa: PLR0917 - the columns above
    merged = merge_message(base, ours, theirs)

    assert (merged.fate, merged.reason) == (fate, reason)
    assert (merged.text, merged.suggestion) == (text, suggestion)


def test_clearing_fuzzy_is_an_edit():
    fuzzy = replace(OLD, unfinished=True)

    merged = merge_message(Base(fuzzy), fuzzy, OLD)

    assert (merged.fate, merged.text) == (Fate.TAKEN, OLD)


def test_marked_fuzzy_here_and_edited_there_is_a_suggestion():
    merged = merge_message(Base(OLD), replace(OLD, unfinished=True), THEIRS)

    assert merged.fate is Fate.SUGGESTION


def test_plural_forms_cut_short_never_replace_whole_ones():
    for cut in (replace(PLURAL, msgstr=("Tome 1 mg.", form)) for form in ("", " ")):
        merged = merge_message(Base(PLURAL), PLURAL, cut)

        assert (merged.reason, merged.text) == (Reason.CUT_SHORT, PLURAL)


def test_a_copied_source_never_replaces_a_translation():
    copied = replace(OLD, msgstr=("Take 5 mg.",))

    merged = merge_message(Base(OLD), OLD, copied)

    assert (merged.reason, merged.text, merged.suggestion) == (Reason.SOURCE_COPIED, OLD, copied)


def test_copied_plural_forms_never_replace_a_translation_and_one_alike_may():
    copied = replace(PLURAL, msgstr=("Take 5 mg.", "Take {n} mg."))
    alike = replace(PLURAL, msgstr=("Take 5 mg.", "Tome usted {n} mg."))

    assert merge_message(Base(PLURAL), PLURAL, copied).reason is Reason.SOURCE_COPIED
    assert merge_message(Base(PLURAL), PLURAL, alike).text == alike


def test_a_copied_source_may_change_what_is_a_copy_already():
    copied = replace(OLD, msgid_plural="Take them.", msgstr=("Take 5 mg.",))
    other = replace(copied, msgstr=("Take them.",))

    assert merge_message(Base(copied), copied, other).text == other


def test_an_older_text_is_reported_and_not_taken():
    merged = merge_message(Base(MINE), MINE, OLD, is_older=True)

    assert (merged.fate, merged.reason, merged.text) == (Fate.KEPT, Reason.OLDER, MINE)


def test_an_older_text_never_fills_what_was_emptied():
    merged = merge_message(None, EMPTY, OLD, is_older=True)

    assert (merged.fate, merged.reason, merged.text) == (Fate.KEPT, Reason.OLDER, EMPTY)


def test_another_origin_of_the_same_words_is_taken_where_the_base_is_known():
    drafted = replace(OLD, origin=Origin.MACHINE)

    assert merge_message(Base(drafted), drafted, OLD).text == OLD
    assert merge_message(None, drafted, OLD).text == drafted


def test_the_origin_that_a_person_gave_here_outlives_a_file_that_left_it():
    drafted = replace(OLD, origin=Origin.MACHINE)

    assert merge_message(Base(drafted), OLD, drafted).text == OLD


def test_comments_of_both_sides_stay():
    ours, theirs = replace(OLD, comment="ours"), replace(OLD, comment="theirs")

    merged = merge_message(Base(OLD), ours, theirs)

    assert merged.text == replace(OLD, comment="ours\ntheirs")


def test_a_comment_that_was_taken_out_on_either_side_is_gone():
    asked = replace(OLD, comment="Why 5?")

    assert merge_message(Base(asked), asked, OLD).text == OLD
    assert merge_message(Base(asked), OLD, asked).text == OLD


def test_a_comment_before_the_first_text_joins_it():
    here, there = replace(MINE, comment="ours"), replace(THEIRS, comment="theirs")

    merged = merge_message(Base(None), here, there)

    assert merged.text == replace(MINE, comment="ours\ntheirs")


def test_a_comment_here_stays_where_the_words_there_are_taken():
    merged = merge_message(Base(OLD), replace(OLD, comment="ours"), THEIRS)

    assert merged.text == replace(THEIRS, comment="ours")


def test_a_comment_there_joins_an_edit_here():
    merged = merge_message(Base(OLD), MINE, replace(OLD, comment="Why 5?"))

    assert merged.text == replace(MINE, comment="Why 5?")


FORMS = st.lists(st.sampled_from(["", " ", "a", "b", "Take."]), min_size=1, max_size=2)
WORDINGS = st.builds(
    Wording,
    msgctxt=st.none(),
    msgid=st.sampled_from(["Take.", "Take it."]),
    msgid_plural=st.none(),
    msgstr=FORMS.map(tuple),
    unfinished=st.booleans(),
    comment=st.sampled_from(["", "x", "y", "x\ny"]),
)
SIDES = st.none() | WORDINGS
BASES = st.none() | st.builds(Base, SIDES)


@given(BASES, SIDES, SIDES, st.booleans())
def test_no_text_of_either_side_is_lost(base, ours, theirs, older):
    merged = merge_message(base, ours, theirs, is_older=older)

    kept = {text.words for text in (merged.text, merged.suggestion) if text}
    if ours is not None and not ours.is_empty:
        known = (base.wording.words,) if base and base.wording else ()
        assert ours.words in {*kept, *known}
    if theirs is not None and not theirs.is_empty and not older:
        known = (base.wording.words,) if base and base.wording else ()
        assert theirs.words in {*kept, *known}


@given(BASES, SIDES)
def test_equal_sides_change_nothing(base, side):
    merged = merge_message(base, side, side)

    assert (merged.text, merged.suggestion) == (side, None)


@given(BASES, SIDES, SIDES, st.booleans())
def test_merging_twice_is_merging_once(base, ours, theirs, older):
    merged = merge_message(base, ours, theirs, is_older=older)

    again = merge_message(Base(merged.text), merged.text, merged.text)

    assert again.text == merged.text
    assert again.suggestion is None


@given(BASES, SIDES, SIDES)
def test_the_journal_never_loses_its_words_but_to_an_edit_of_them(base, ours, theirs):
    merged = merge_message(base, ours, theirs)

    if ours is not None and not ours.is_empty and merged.text.words != ours.words:
        assert merged.fate is Fate.TAKEN
        assert base.wording.words == ours.words
