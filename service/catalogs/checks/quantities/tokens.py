"""The figures, words and marks that a text is made of."""

import re
from functools import lru_cache
from typing import NamedTuple

from service.catalogs.checks.quantities.figures import FIGURE, VULGAR

HAN = "〇\u4e00-\u9fff"
"""Chinese characters, as in a set of a regular expression."""
_ARABIC_MARKS = "\u0640\u064b-\u0652\u0670"
_TOKEN = re.compile(
    rf"(?P<vulgar>[{VULGAR}])"
    rf"|(?P<word>[^\W\d_{HAN}][^\W\d_{HAN}{_ARABIC_MARKS}]*"
    rf"(?:[{_ARABIC_MARKS}]+[^\W\d_{HAN}{_ARABIC_MARKS}]*)*)"
    rf"|(?P<han>[{HAN}])"
    r"|(?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<date>(?<![\d.,/])\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)\d{4}(?![\d/]))"
    r"|(?P<code>\+\d[\d ().-]{5,18}\d|(?<![\d.,])\d{1,4}-\d{2,4}-\d{2,4}(?:-\d{2,4}){0,2}(?![\d.,]))"
    r"|(?P<clock>(?<![\d.,:])\d{1,2}[:：]\d{2}(?![\d:：]))"
    rf"|(?P<figure>{FIGURE})"
    r"|(?P<mark>\S)"
)
_UNSPOKEN = re.compile(f"[{_ARABIC_MARKS}]")
_ALIKE = str.maketrans("أإآٱ’ʼ", "اااا''")
"""Letters that many leave without their mark, and the two apostrophes."""


class Token(NamedTuple):
    """One token: its kind, how it is looked up, where it stands; a tuple, for texts have many."""

    kind: str
    key: str
    start: int
    end: int


def split_tokens(text: str) -> list[Token]:
    """Split a text; a hyphen that joins words is none, and each Chinese character is one."""
    found = []
    for match in _TOKEN.finditer(text):
        written, (start, end) = match[0], match.span()
        if written not in "-‐‑" or not _joins(text, start):
            found.append(Token(match.lastgroup or "", spell(written), start, end))
    return found


@lru_cache(maxsize=1 << 14)
def spell(word: str) -> str:
    """Write a word as tables look it up: small, with plain letters and apostrophes."""
    if word.isascii():
        return word.lower()
    return _UNSPOKEN.sub("", word).translate(_ALIKE).lower()


def _joins(text: str, at: int) -> bool:
    """Tell whether the hyphen there stands between a word and a word or figure."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum() and not (before.isdigit() and after.isdigit())
