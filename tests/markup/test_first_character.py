"""The parser that tries few rules reads what it reads with all of them."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.ruler import Ruler

from service.markup.first_character import _BLOCKS, _RUNS
from service.markup.parser import make_parser

PIECES = st.sampled_from(
    [
        "a", "1. ", "2) ", "- ", "* ", "+ ", "# ", "## ", "> ", "```", "~~~", "---", "***", "===", "___",
        "|a|b|", "|-|-|", "-|-", ":-", "[a]", "[a]: b", "[^a]", "[^a]: b", "<div>", "</div>", "<!-- a -->",
        "<a@b.c>", "<b>", "![a](b)", "[a](b)", "`", "*", "_", "**", "&amp;", "\\", "!", "$", "~",
        " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\u00a0", "é",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=24).map("".join)


@cache
def make_plain_parser():
    """Build the same parser anew, with each of its rules tried at every character."""
    parser = make_parser.__wrapped__()
    for part in (parser.block, parser.inline):
        plain = Ruler()
        plain.__rules__ = part.ruler.__rules__
        part.ruler = plain
    return parser


def tokens_of(parser, text):
    return [token.as_dict() for token in parser.parse(text)]


@given(TEXTS)
def test_no_rule_that_would_match_is_left_out(text):
    assert tokens_of(make_parser(), text) == tokens_of(make_plain_parser(), text)


@pytest.mark.parametrize(
    ("names", "part"), [(_BLOCKS, "block"), (_RUNS, "inline")], ids=["blocks", "runs"]
)
def test_every_rule_that_is_named_is_one_of_the_parser(names, part):
    bound = {name for bound in names.values() for name in bound}

    assert bound <= {*make_parser()[part].ruler.get_active_rules()}
