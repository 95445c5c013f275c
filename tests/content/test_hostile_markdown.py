"""Texts that were made to take long: each must be read in time that grows with its size only.

The sizes are such that quadratic time would take minutes; the limit leaves room for slow machines.
"""

import pytest

from service.content.segment import join, join_clean, segment

N = 10_000
HOSTILE = {
    "quotes": ">" * 5 * N,
    "quotes with blanks": "> " * N + "a",
    "open brackets": "[" * N,
    "nested brackets": "[" * N + "a" + "]" * N,
    "open images": "![" * 2_000,
    "nested images": "![" * N + "a" + "](b)" * N,
    "emphasis that never closes": "*a " * 2 * N,
    "marks in turn": "*_" * N,
    "backtick runs": "".join("`" * length + " " for length in range(300)),
    "a list in a list in a list": "".join("  " * depth + "- a\n" for depth in range(500)),
    "list marks on one line": "- " * N + "a",
    "many items": "- a\n" * N,
    "one line of a megabyte": "word " * 200_000,
    "blanks in a line": "a" + " " * 500_000 + "b",
    "blanks before braces": "a" + " " * 500_000 + "{#b}",
    "blanks in a comment": "<!-- translators: a" + " " * 500_000 + "-->\n",
    "groups of braces": "a" + " {#b}" * N,
    "open braces": "{" * 10 * N,
    "one link many times": "[a](b) " * N,
    "many links": "".join(f"[a](https://x.org/{number}/y) " for number in range(2_000)),
    "many definitions": "".join(f"[a{number}]: b\n" for number in range(N)) + "\n[a1]",
    "open links": "[a](" * N,
    "open titles": '[a](b "' * N,
    "open angles": "[a](<" * N,
    "comments that never close": "<!-- translators: a\n" * N,
    "inline comments that never close": "a <!-- " * N,
    "many comments": "<!-- facts: a -->\n" * N,
    "tags that never close": "<a " * N,
    "many citations": "[^a]" * N,
    "footnotes in footnotes": "[^a]: " * N + "x",
    "a wide table": "|a" * 1_000 + "\n" + "|-" * 1_000 + "\n" + ("|b" * 1_000 + "\n") * 10,
    "a long table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 5_000,
    "escaped bars": "|a|\n|-|\n|" + "\\|" * N + "|\n",
    "hard breaks": "a\\\n" * N,
    "soft breaks": "a\n" * 2 * N,
    "carriage returns": "\r" * 50 * N,
    "many sections": "".join(f"## a {{#a{number}}}\n" for number in range(N)),
    "rules": "---\n" * 2 * N,
    "front matter that never ends": "---\n" + "a: b\n" * N,
    "lazy quotes": "> a\n" * 2 * N,
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_time_grows_with_size_only(text):
    source = segment(text)

    same = join(source, lambda item: item.msgid)
    join(source, lambda item: f"{item.msgid} Ŧ")
    join_clean(source, lambda _: None, 0, len(text))

    assert same == text
