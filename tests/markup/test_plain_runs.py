"""Runs of text without marks are read without a parser, as the parser reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from service.markup.parser import make_parser, parse_inline

PIECES = st.text(
    alphabet=st.sampled_from("ab \n\t\r.-:!]#$%(){}=+~^@|'\"é\u00a0\u2028"), max_size=16
)


def read_with_the_parser(text):
    parser, tokens = make_parser(), []
    parser.inline.parse(text, parser, {}, tokens)
    return [token.as_dict() for token in tokens]


@given(PIECES)
def test_a_run_without_marks_is_read_as_the_parser_reads_it(text):
    normalized = text.replace("\r\n", "\n").replace("\r", "\n")

    read = [token.as_dict() for token in parse_inline(text)]

    assert read == read_with_the_parser(normalized)


@pytest.mark.parametrize("mark", ["*a*", "`a`", "[a](b)", "<a>", "&amp;", "\\*", "_a_", "![a](b)"])
def test_a_run_with_a_mark_is_not_plain(mark):
    tokens = parse_inline(f"x {mark} y")

    assert tokens[0].content != f"x {mark} y"


def test_lines_are_kept_apart_by_soft_breaks():
    tokens = parse_inline("one\ntwo")

    assert [(token.type, token.content) for token in tokens] == [
        ("text", "one"),
        ("softbreak", ""),
        ("text", "two"),
    ]
    assert isinstance(tokens[0], Token)
