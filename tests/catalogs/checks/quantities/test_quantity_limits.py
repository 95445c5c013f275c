"""Hostile texts are read whole, and without an error."""

import pytest

from service.catalogs.checks import NO_CONTEXT
from service.catalogs.checks.quantities import RULES, read_quantities
from service.catalogs.checks.quantities.compare import compare_quantities
from service.catalogs.checks.quantities.leftovers import explain_leftovers
from service.catalogs.checks.quantities.order import find_moved
from service.catalogs.checks.quantities.tokens import split_tokens
from service.content.model import Level, Message

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


@pytest.mark.parametrize(
    "piece", ["5 mg, ", "every night ", "a week or ", "一两", "1 in 10 ", "ال"]
)
@pytest.mark.parametrize("language", ["de", "ar", "zh-Hans"])
def test_longest_text_is_compared_whole_with_a_shorter_one(piece, language):
    text = (piece * SIZE)[:SIZE]
    message = Message(
        domain="d", context=None, msgid=text, level=Level.SAFETY, path="d.md", line=1, place="d"
    )

    for rule in RULES:
        assert all(
            finding.rule == rule.id
            for finding in rule.check(message, text[: SIZE // 2], language, NO_CONTEXT)
        )


def test_number_that_is_too_long_to_be_one_is_compared_by_its_digits():
    (one,), (other,) = read_quantities("9" * 5000, "en"), read_quantities("9" * 4999 + "8", "en")

    assert one != other
