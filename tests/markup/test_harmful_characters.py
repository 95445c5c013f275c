"""Which characters do harm in a text."""

import pytest

from service.markup.characters import Harm, harm_of


@pytest.mark.parametrize(
    ("character", "harm"),
    [
        ("\x00", Harm.CONTROL),
        ("\r", Harm.CONTROL),
        ("\u2028", Harm.CONTROL),
        ("\ud800", Harm.CONTROL),
        ("\u202e", Harm.BIDI),
        ("\u2066", Harm.BIDI),
        ("\u0336", Harm.OVERLAY),
        ("\u200b", Harm.UNSEEN),
        ("\ue000", Harm.UNSEEN),
        ("\uffff", Harm.UNSEEN),
        ("\ufeff", Harm.UNSEEN),
    ],
)
def test_harm_of_a_character_is_named(character, harm):
    assert harm_of(character) is harm


@pytest.mark.parametrize(
    "character", ["a", "\n", "\t", "\u00ad", "\u200d", "\u00a0", "药", "ّ", "½"]
)
def test_letters_blanks_and_joiners_do_none(character):
    assert harm_of(character) is None
