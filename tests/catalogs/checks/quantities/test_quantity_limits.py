"""Hostile texts are read whole, and without an error."""

import pytest

from service.catalogs.checks.quantities import read_quantities
from service.catalogs.checks.quantities.compare import compare_quantities
from service.catalogs.checks.quantities.leftovers import explain_leftovers
from service.catalogs.checks.quantities.order import find_moved
from service.catalogs.checks.quantities.tokens import split_tokens

SIZE = 64 * 1024
PIECES = [
    "9",
    "1 ",
    "1.1,",
    "1 000",
    "1-",
    "1-22-",
    "+1 ",
    "1:00",
    "1/2/",
    "1 in 10 ",
    "mg/kg/",
    "5 mg, ",
    "every ",
    "a day ",
    "twenty ",
    "hundred ",
    "one hundred and ",
    "half of a ",
    "一",
    "百万亿",
    "每100人中",
    "ال",
    "ًًa",
    "½",
    "January ",
    "before after ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_text_of_one_piece_is_split_whole(piece):
    text = (piece * SIZE)[:SIZE]

    tokens = split_tokens(text)

    assert tokens[-1].end >= len(text.rstrip(" -/:+,ً"))


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_long_text_of_one_piece_is_compared_with_another(piece, language):
    text = (piece * SIZE)[: SIZE // 16]

    found = read_quantities(text, language)
    left = compare_quantities(found, found[::2], is_known=True)

    assert len(left.pairs) <= len(found)
    assert explain_leftovers(left.source, left.target) is not None
    assert find_moved(left) is not None


def test_number_that_is_too_long_to_be_one_is_compared_by_its_digits():
    (one,), (other,) = read_quantities("9" * 5000, "en"), read_quantities("9" * 4999 + "8", "en")

    assert one != other
