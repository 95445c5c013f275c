import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.changes import Change, classify_change


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Take 5 mg.", "Take 50 mg.", "number"),
        ("Take 0.5 mg.", "Take 5 mg.", "number"),
        ("Take one tablet.", "Take two tablets.", "number"),
        ("Take it once a day.", "Take it twice a day.", "number"),
        ("Below < 5 mg.", "Below > 5 mg.", "number"),
        ("Keep it at -5 degrees.", "Keep it at 5 degrees.", "number"),
        ("It helps 50%.", "It helps 50.", "number"),
        ("Take ½ of it.", "Take ¼ of it.", "number"),
        ("You may drive.", "You may not drive.", "negation"),
        ("Do not drive.", "You can drive.", "negation"),
        ("You can't drive.", "You can drive.", "negation"),
        ("Drive without help.", "Drive with help.", "negation"),
        ("Feeling sick.", "Feeling ill.", "wording"),
        ("Take 5 mg.", "Take 5 g.", "wording"),
        ("You can’t drive.", "You can't drive.", "cosmetic"),
        ("Take 1-2 tablets.", "Take 1–2 tablets.", "cosmetic"),
        ("feeling sick", "**Feeling sick**!", "cosmetic"),
        ("See [our site][old-2].", "See [our site][new-3].", "cosmetic"),
    ],
)
def test_edit_of_the_source_is_of_the_gravest_kind_that_fits(before, after, change):
    assert classify_change(before, after) == change


def test_not_and_its_short_form_are_the_same_negation():
    assert classify_change("You can not drive.", "You can't drive.") is Change.WORDING


@given(st.text(max_size=40), st.text(max_size=40))
def test_kind_of_a_change_does_not_depend_on_its_direction(before, after):
    there, back = classify_change(before, after), classify_change(after, before)

    assert there is back


@given(st.text(max_size=40))
def test_text_that_stays_is_cosmetically_changed_at_most(text):
    assert classify_change(text, text) is Change.COSMETIC
