"""Which words of people the journal takes."""

import pytest

from service.journal.words import find_unfit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Una pregunta.",
        "نعم\u200f",
        "שלום\u200e",
        "می\u200cخواهم",
        "👩\u200d⚕️ ✓",
        "a\u00a0b",
        "5 µg",
    ],
)
def test_words_of_any_script_have_their_place(text):
    assert find_unfit(text) == ""


@pytest.mark.parametrize(
    ("text", "unfit"),
    [
        ("a\x00b", "U+0000"),
        ("a\x1b[31mb", "U+001B"),
        ("a\x7fb", "U+007F"),
        ("a\x9bb", "U+009B"),
        ("a\rb", "U+000D"),
        ("a\tb", "U+0009"),
        ("a\u2028b", "U+2028"),
        ("a\u202ab", "U+202A"),
        ("a\u202eb", "U+202E"),
        ("a\u2066b", "U+2066"),
        ("a\u2069b", "U+2069"),
        ("a\ud800b", "U+D800"),
    ],
)
def test_what_turns_text_or_does_something_to_a_terminal_has_none(text, unfit):
    assert find_unfit(text) == find_unfit(text, lines=True) == unfit


def test_lines_break_only_where_there_may_be_several():
    assert (find_unfit("a\nb"), find_unfit("a\nb", lines=True)) == ("U+000A", "")
