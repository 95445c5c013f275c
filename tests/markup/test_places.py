"""The parser says where things stand; segment and join rest on it."""

import pytest

from service.markup.parser import parse_blocks, parse_inline


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a [b [c]](d) e", ["[b [c]]", "(d)"]),
        ("![b](c)", ["![b]", "(c)"]),
        ("[`]`](d 'e')", ["[`]`]", "(d 'e')"]),
    ],
)
def test_a_link_says_where_its_label_ends(text, wanted):
    meta = next(token.meta for token in parse_inline(text) if "label_end" in token.meta)

    start, middle, end = (meta[name] for name in ("start", "label_end", "end"))
    assert [text[start:middle], text[middle:end]] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("a\\\n b", "\\\n "), ("a  \n b", "\n "), ("a <b c> d", "<b c>")]
)
def test_a_break_or_tag_says_where_it_stands(text, wanted):
    meta = next(token.meta for token in parse_inline(text) if "end" in token.meta)

    assert text[meta["start"] : meta["end"]] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- > ## a", 4),
        ("## a", 0),
        ("   # a", 3),
        ("> <!-- a -->", 2),
        ("x\n\n1. | a |\n   |---|", 3),
        ("a\r\n\r\n- # b", 2),
    ],
)
def test_a_block_says_in_which_column_it_starts(text, wanted):
    columns = [token.meta["column"] for token in parse_blocks(text) if "column" in token.meta]

    assert columns[0] == wanted


def test_rows_of_a_table_say_their_own_columns():
    rows = [token for token in parse_blocks("> |a|\n>  |-|\n>   |b|\n") if token.type == "tr_open"]

    assert [row.meta["column"] for row in rows] == [2, 4]


@pytest.mark.parametrize("text", ["[^a b]", "[^]", "[^é]", "\\[^a]", "`[^a]`", f"[^{'a' * 65}]"])
def test_what_no_source_can_be_named_is_no_citation(text):
    assert [token for token in parse_inline(text) if token.type == "citation"] == []


def test_references_of_one_text_are_unknown_to_the_next():
    parse_blocks("[a]: /b\n")

    assert [token.type for token in parse_inline("[a]")] == ["text"]
