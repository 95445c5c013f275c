"""Says what kind of change an edit of the source is, for translators and for policy."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum

from service.markup.links import without_refs

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*|[¼-¾⅐-⅞]")
_SIGN = re.compile(r"[<>≤≥±≈%‰°µ]|(?<![\w.])[-−+](?=\d)")
"""Marks that change what a figure means; a hyphen between figures is a range, not a sign."""
_WORD = re.compile(r"[\w']+")
_NUMBER_WORDS = frozenset({
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "half", "quarter", "third", "once", "twice", "double", "triple", "dozen", "hundred",
    "thousand", "million",
})  # fmt: skip
_NEGATIONS = frozenset({
    "not", "no", "never", "none", "nor", "neither", "nobody", "nothing", "without", "cannot", "unless",
    "except", "avoid", "stop",
})  # fmt: skip


class Change(StrEnum):
    """What an edit of the source did, the gravest first."""

    NUMBER = "number"
    NEGATION = "negation"
    WORDING = "wording"
    COSMETIC = "cosmetic"


def classify_change(before: str, after: str) -> Change:
    """Compare two wordings of an English message.

    A number is a figure with its signs or a number word, a negation one of a list of cues, and a
    change is cosmetic where the words stay: punctuation, marks, case, link references.
    """
    old, new = _words(before), _words(after)
    if _figures(before) != _figures(after):
        return Change.NUMBER
    if _pick(old, _NUMBER_WORDS) != _pick(new, _NUMBER_WORDS):
        return Change.NUMBER
    if _negations(old) != _negations(new):
        return Change.NEGATION
    return Change.COSMETIC if old == new else Change.WORDING


def _figures(text: str) -> tuple[Sequence[str], Sequence[str]]:
    shown = without_refs(text)
    return _FIGURE.findall(shown), _SIGN.findall(shown)


def _words(text: str) -> Sequence[str]:
    plain = without_refs(text).lower().replace("’", "'")
    return [word for found in _WORD.findall(plain) if (word := found.strip("'_"))]


def _pick(words: Sequence[str], wanted: Collection[str]) -> Sequence[str]:
    return [word for word in words if word in wanted]


def _negations(words: Sequence[str]) -> Counter[str]:
    cues = ("not" if word.endswith("n't") else word for word in words)
    return Counter(word for word in cues if word in _NEGATIONS)
