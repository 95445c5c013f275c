"""How alike two wordings are, by what readers see of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from service.markup.links import without_refs

_ADDRESS = re.compile(r"(?<=\]\()[^()\s]*(?=\))")
"""Where a link leads, in messages that keep it; readers see the label."""
_WORD = re.compile(r"\w+")
_SEEN = 4_000
"""Characters of a text that are compared: what bounds the cost of hostile ones."""
_FEW = 4
"""Words up to which a text is compared by letters too: a spelling is half of a heading."""
_BEST = 20
"""Candidates that are weighed for one message."""
_UNKNOWN = "\0"
_RUN = 3


@dataclass(frozen=True, slots=True)
class Bound:
    """From where on (0 to 100) one wording may be an edit of another; 100 is the same."""

    words: float
    """Words that both have in the same order, twice, by the words of both."""
    letters: float
    """The same of characters; asked only of texts of few words."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A wording that is like another."""

    score: float
    """The likeness of characters, 0 to 100: it decides among those that pass the bound."""
    links: float
    """The same with the places where links lead: it decides among equals."""
    place: int
    """Which of the wordings."""


class Wordings:
    """Texts made ready to find those like another.

    Each word becomes one character, so that rapidfuzz compares words as fast as letters. Texts of the
    same language share most words by chance only if they are about the same: of unrelated paragraphs
    3 % share half, but 90 % share half of their characters. So words decide what may be proposed, and
    characters, which tell spelling, marks and endings apart, decide which of them.
    """

    def __init__(self, msgids: Sequence[str]) -> None:
        self._codes: dict[str, str] = {}
        self._msgids = [msgid[:_SEEN] for msgid in msgids]
        self._shown = [show(msgid) for msgid in msgids]
        self._coded = [self._learn(shown) for shown in self._shown]

    def find(self, msgid: str, bound: Bound) -> Sequence[Likeness]:
        """Find the wordings like a text, best first; of equals the one whose links are alike, too.

        Costs one comparison of words with each wording of fitting length, about 0.1 µs.
        """
        shown = show(msgid)
        words = words_of(shown)
        coded = "".join(self._codes.get(word, _UNKNOWN) for word in words)
        places = {place for _, _, place in _extract(coded, self._coded, bound.words)}
        if len(words) <= _FEW:
            places |= {place for _, _, place in _extract(shown, self._shown, bound.letters)}
        found = [self._weigh(msgid[:_SEEN], shown, place) for place in places]
        return sorted(found, key=lambda one: (-one.score, -one.links, one.place))

    def _weigh(self, msgid: str, shown: str, place: int) -> Likeness:
        score = fuzz.ratio(shown, self._shown[place])
        return Likeness(score, fuzz.ratio(msgid, self._msgids[place]), place)

    def _learn(self, shown: str) -> str:
        codes = self._codes
        return "".join(codes.setdefault(word, _code(len(codes))) for word in words_of(shown))


def show(msgid: str) -> str:
    """Return what of a message is compared: its text without where links lead."""
    return _ADDRESS.sub("", without_refs(msgid[:_SEEN]))


def words_of(shown: str) -> Sequence[str]:
    """List the words of a shown text, whatever their case."""
    return _WORD.findall(shown.lower())


def runs_of(msgid: str) -> Sequence[tuple[str, ...]]:
    """List the runs of three words of a message, in order: what tells that one text is in another."""
    words = words_of(show(msgid))
    return list(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _extract(text: str, among: Sequence[str], bound: float) -> Iterator[tuple[str, float, int]]:
    if not text:
        return iter(())
    found = process.extract(text, among, scorer=fuzz.ratio, score_cutoff=bound, limit=_BEST)
    return iter(found)


def _code(number: int) -> str:
    """Name a word by a character; texts of over a million different words name some twice."""
    return chr(1 + number % 0x10FFFF)
