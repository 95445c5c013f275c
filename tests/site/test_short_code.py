"""The code on paper: made of what was printed, and any one slip in typing it is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from service.site.short_code import ALPHABET, make_code, read_code, write_code

REVISIONS = st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=4)
CODES = st.builds(make_code, st.sampled_from(["es", "ar"]), st.text(max_size=8), REVISIONS)


@given(CODES)
def test_reading_what_was_written_gives_the_code_back(code):
    assert read_code(write_code(code)) == code


@given(CODES)
def test_small_letters_blanks_and_letters_like_digits_are_read(code):
    typed = write_code(code).lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert read_code(f" {typed} ") == code


@given(CODES, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(code, place, sign):
    mistyped = code[:place] + sign + code[place + 1 :]

    assert read_code(mistyped) == (code if mistyped == code else None)


@given(st.text(max_size=40))
def test_what_is_no_code_is_none(text):
    code = read_code(text)

    assert code is None or write_code(code)


@given(REVISIONS, REVISIONS)
def test_other_words_have_another_code(before, after):
    codes = {make_code("es", "care", each) for each in (before, after)}

    assert len(codes) == (1 if before == after else 2)


def test_the_code_does_not_depend_on_the_order_of_sections():
    revisions = {"a": "1", "b": "2"}

    assert make_code("es", "care", revisions) == make_code(
        "es", "care", dict(reversed(revisions.items()))
    )
