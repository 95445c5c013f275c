"""Makes readable ids from words."""

import re
import unicodedata
from collections.abc import Collection
from itertools import dropwhile

MAX_WORDS = 5
_LONGEST = 60
"""Characters of a slug at most: an id has room for 80, and a number may follow."""
_WORD = re.compile(r"[a-z0-9]+")
_STOP_WORDS = frozenset({
    "a", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "here", "his",
    "i", "if", "in", "is", "it", "its", "may", "might", "must", "my", "of", "on", "or", "our", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "to", "us", "was", "we", "were", "which", "while", "will", "with",
    "would", "you", "your",
})  # fmt: skip
"""English words that tell blocks apart badly; no negation is among them."""


def make_slug(text: str) -> str:
    """Name a text by its first telling words; empty where it has no Latin letter to begin with."""
    words = _WORD.findall(_fold(text))
    telling = [word for word in words if word not in _STOP_WORDS]
    return _join(telling) or _join(words)


def _fold(text: str) -> str:
    """Bring letters to ASCII: without accents, what has no ASCII form as a space."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    spoken = folded.replace("'", "").replace("’", "")
    kept = (char for char in spoken if not unicodedata.combining(char))
    return "".join(char if char.isascii() else " " for char in kept)


def _join(words: list[str]) -> str:
    """Join the first words; a figure does not lead, for `5-mg` says nothing of its block."""
    named = list(dropwhile(lambda word: word[0].isdigit(), words))[:MAX_WORDS]
    while len(named) > 1 and len("-".join(named)) > _LONGEST:
        named.pop()
    return "-".join(named)[:_LONGEST]


class Namer:
    """Gives names that nothing has and nothing had; the n-th of one slug ends with its number."""

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def name(self, slug: str) -> str:
        found = slug
        while found in self._taken:
            self._numbers[slug] = self._numbers.get(slug, 1) + 1
            found = f"{slug}-{self._numbers[slug]}"
        self._taken.add(found)
        return found
