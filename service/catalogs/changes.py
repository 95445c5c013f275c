"""Says what kind of change an edit of the source is, for translators and for policy."""

import re
from collections import Counter
from enum import StrEnum

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[\w']+")
_REF = re.compile(r"\]\[(?!\^)[^\]\n]*\]")
_NUMBER_WORDS = frozenset(
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "half",
        "quarter",
        "third",
        "twice",
        "once",
        "double",
        "triple",
        "hundred",
        "thousand",
        "million",
        "dozen",
    ]
)
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nor",
        "neither",
        "nobody",
        "nothing",
        "without",
        "cannot",
        "unless",
        "except",
        "avoid",
        "stop",
    ]
)


class Change(StrEnum):
    """What an edit of the source did, the gravest first."""

    NUMBER = "number"
    NEGATION = "negation"
    WORDING = "wording"
    COSMETIC = "cosmetic"


def classify_change(before: str, after: str) -> Change:
    """Compare two wordings of an English message.

    A number is a figure or a number word, a negation one of a list of cues, and a change is
    cosmetic where the words stay: punctuation, marks, case, link references.
    """
    old, new = _words(before), _words(after)
    if _figures(before) != _figures(after) or _pick(old, _NUMBER_WORDS) != _pick(
        new, _NUMBER_WORDS
    ):
        return Change.NUMBER
    if _negations(old) != _negations(new):
        return Change.NEGATION
    return Change.COSMETIC if old == new else Change.WORDING


def _figures(text: str) -> list[str]:
    return _NUMBER.findall(_REF.sub("]", text))


def _words(text: str) -> list[str]:
    return [
        word.strip("'_") for word in _WORD.findall(_REF.sub("]", text).lower().replace("’", "'"))
    ]


def _pick(words: list[str], wanted: frozenset[str]) -> list[str]:
    return [word for word in words if word in wanted]


def _negations(words: list[str]) -> Counter[str]:
    return Counter(
        "not" if word.endswith("n't") else word
        for word in words
        if word in _NEGATIONS or word.endswith("n't")
    )
