"""Messages that are read whole are what their tokens make; whatever may be a flaw is left to these."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.po.flaws import LimitError
from service.catalogs.po.grammar import _Grammar, read_drafts
from service.catalogs.po.lexer import read_tokens
from service.catalogs.po.limits import DISK
from service.catalogs.po.usual import read_usual

SMALL = replace(DISK, string_bytes=64, lines=6)
PIECES = st.sampled_from(
    [
        "msgid", "msgstr", "msgctxt", "msgid_plural", "msgstr[0]", "msgstr[1]", "msgids",
        '"a"', '""', '"a\\n"', '"\\x41"', '"\\q"', '"é"', '"a\\', '"open', '"b" "c"', '"' + "d" * 20 + '"',
        "# a", "#. b", "#: c:1", "#, fuzzy", "#", "#|", "#~", "#~|", "# d\\", "#= e", "#\u20ac", "#¥",
        " ", "\t", "\r", "\n", "\n", "\n", "\n\n", "x", "<<<<<<< a", "domain",
    ]
)  # fmt: skip
MESSAGE = st.sampled_from(
    [
        'msgid "a"\nmsgstr "b"\n\n',
        '# x\n#. y\n\n  #: z:1\r\nmsgctxt "c"\nmsgid ""\n"a\\n"\n"b"\nmsgstr "d"\n',
        '#, fuzzy\n#| msgid "p"\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        '#~ msgid "a"\n#~ msgstr "b"\n',
        'msgid"a"msgstr"b"',
    ]
)
TEXTS = st.lists(st.one_of(PIECES, MESSAGE), max_size=24).map("".join)


def read_by_tokens(text, codec, limits):
    grammar, found = _Grammar(text, codec, limits), []
    try:
        for kind, token, offset, mark in read_tokens(text):
            grammar.takers[kind](token, offset, mark)
            found += grammar.ready
            grammar.ready = []
    except LimitError as error:
        found.append(error.flaw)
    return found


def read(text, codec, limits):
    found = []
    try:
        found.extend(read_drafts(text, codec, limits))
    except LimitError as error:
        found.append(error.flaw)
    return found


@pytest.mark.parametrize("limits", [DISK, SMALL], ids=["disk", "small"])
@pytest.mark.parametrize("codec", ["utf-8", "gbk", "shift_jis", "ascii"])
@given(text=TEXTS)
def test_messages_read_whole_are_what_their_tokens_make(codec, limits, text):
    assert read(text, codec, limits) == read_by_tokens(text, codec, limits)


def test_usual_messages_are_read_whole():
    text = '#. a\nmsgid "b"\nmsgstr "c"\n\n#: d\nmsgctxt "e"\nmsgid "f"\nmsgstr ""\n'

    found = [draft.strings for draft, _ in read_usual(text, 0, "utf-8", DISK)]

    assert found == [{"msgid": "b", "msgstr": "c"}, {"msgctxt": "e", "msgid": "f", "msgstr": ""}]


@pytest.mark.parametrize(
    "behind", ["msgstr[0]", 'msgid_plural "x"', "junk", '#~ msgid "x"', "msgstr"]
)
def test_what_may_belong_to_a_message_is_left_to_its_tokens(behind):
    text = f'msgid "a"\nmsgstr "b"\n{behind}\n'

    found = list(read_usual(text, 0, "utf-8", DISK))

    assert found == []
