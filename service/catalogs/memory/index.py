"""Finds the text that was written for the words most like given ones."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from service.catalogs.changes import Change, classify_change
from service.catalogs.memory.remember import Remembered
from service.markup.links import rename_refs

EXACT = 100.0
_REF = re.compile(r"(?<=\])\[(?!\^)[^\]\n]*\]")
"""The reference of a link: where it leads is no matter of words."""
_CANDIDATES = 20
_GRAVE = frozenset({Change.NUMBER, Change.NEGATION})
_HANDICAP = 10.0
"""How much more alike a text must be to go before one that keeps the numbers and the negation."""


@dataclass(frozen=True, slots=True)
class Match:
    """A text that was found, with the references of the message that it was found for."""

    text: Remembered
    msgstr: str
    likeness: float
    """Of the two msgids, 0 to 100; 100 where they differ at most in link references."""
    others: int
    """How many other texts there are for the same words."""


class Memory:
    """An index of finished texts by the words that they were written for; made once, then only read."""

    def __init__(self, texts: Iterable[Remembered]) -> None:
        self._by_words: dict[str, list[Remembered]] = {}
        for text in texts:
            self._by_words.setdefault(_words(text.msgid), []).append(text)
        self._words = tuple(self._by_words)

    def find(self, domain: str, context: str | None, msgid: str, at_least: float) -> Match | None:
        """Find the best text for a message; None where no words are alike enough (0 to 100).

        The same words come first, then the most alike: Indel likeness, as rapidfuzz has it.
        """
        if (same := self._by_words.get(_words(msgid))) is not None:
            return _match(_choose(same, domain, context), msgid, EXACT, same)
        found = self._find_like(msgid, at_least)
        if found is None:
            return None
        words, likeness = found
        like = self._by_words[words]
        return _match(_choose(like, domain, context), msgid, likeness, like)

    def _find_like(self, msgid: str, at_least: float) -> tuple[str, float] | None:
        found = process.extract(
            _words(msgid), self._words, scorer=fuzz.ratio, score_cutoff=at_least, limit=_CANDIDATES
        )
        return max(
            ((words, likeness) for words, likeness, _ in found),
            key=lambda each: each[1] - _handicap(each[0], msgid),
            default=None,
        )


def _words(msgid: str) -> str:
    return _REF.sub("", msgid)


def _handicap(words: str, msgid: str) -> float:
    return _HANDICAP if classify_change(words, _words(msgid)) in _GRAVE else 0.0


def _choose(texts: Sequence[Remembered], domain: str, context: str | None) -> Remembered:
    """Choose among texts of the same words: in use, same context, same document, most frequent, first."""
    counts = Counter(text.msgstr for text in texts)
    return min(
        texts,
        key=lambda text: (
            not text.is_live,
            text.context != context,
            text.domain != domain,
            -counts[text.msgstr],
        ),
    )


def _match(text: Remembered, msgid: str, likeness: float, texts: Sequence[Remembered]) -> Match:
    renamed = rename_refs(text.msgid, msgid, text.msgstr)
    others = len({each.msgstr for each in texts} - {text.msgstr})
    return Match(text, text.msgstr if renamed is None else renamed, likeness, others)
