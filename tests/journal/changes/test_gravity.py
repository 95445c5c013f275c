"""What in a change of the source nobody can call harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.journal.changes.gravity import Grave, find_grave


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Take 5 mg.", "Take 50 mg.", "number"),
        ("Take 5 mg.", "Take 5 mcg.", "unit"),
        ("Wait an hour.", "Wait a day.", "unit"),
        ("for 24 hours", "for one day", "number"),
        ("Take it once a day.", "Take it twice a day.", "number"),
        ("Adults take 5 mg, children 2 mg.", "Children take 5 mg, adults 2 mg.", "number"),
        ("Do not drive.", "Drive.", "negation"),
        ("It is unsafe.", "It is not safe.", "negation"),
        ("You can drink.", "Avoid drinking.", "negation"),
        ("Wait at least 24 hours.", "Wait at most 24 hours.", "bound"),
        ("more than 2 drinks", "at least 2 drinks", "bound"),
        ("Eat before the test.", "Eat after the test.", "bound"),
        ("It can raise your blood pressure.", "It can lower your blood pressure.", "bound"),
        ("Side effects are common.", "Side effects are rare.", "opposite"),
        ("Do not eat but drink.", "Eat but do not drink.", "negation"),
        ("Do not stop it and tell us.", "Stop it and do not tell us.", "negation"),
        ("It is contraindicated.", "It is indicated.", "opposite"),
        ("Only take it if a doctor says so.", "Take it if a doctor says so.", "opposite"),
        ("A word.", "word " * 2000, "unread"),
    ],
)
def test_a_change_that_can_hurt_is_named(before, after, found):
    assert Grave(found) in find_grave(before, after)
    assert find_grave(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It may ease pian for 2 hours.", "It may ease pain for 2 hours."),
        ("Do not drive until the next day.", "Don't drive until the next day."),
        ("feeling sick (nausea)", "feeling ill (nausea)"),
        ("Do not driv, and rest.", "Do not drive, and rest."),
        ("You should not drive or use machines", "You should not drive a car or use machines"),
        ("Call your clinic, if you have questions", "Ring your clinic if you have questions."),
        ("Take **5 mg** at most.", "Take 5 mg at most."),
        ("See [our page][a].", "See [our page][b]."),
    ],
)
def test_a_change_that_says_the_same_has_nothing_grave(before, after):
    assert find_grave(before, after) == ()


@given(st.text(max_size=60))
def test_the_same_words_have_nothing_grave(words):
    assert find_grave(words, words) == ()
