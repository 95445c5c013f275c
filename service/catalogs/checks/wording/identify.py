"""Which language a text is in, by its frequent words and its letters."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from service.catalogs.checks.wording.common_words import ENDINGS, LETTERS, WORDS

_MIN_WORDS = 5
"""Of fewer words nothing can be said, but where most of them speak."""
_FEW_WORDS, _MOST_OF_FEW = 3, 0.6
_MIN_POINTS = 2.0
_TIMES = 3
"""What speaks for another language must be so many times what speaks for the one expected."""
_SHARE = 0.25
_SURE = 2
"""Of a language without a list of words one can only say that a text is English, and surely so."""
_LEFT = 0.3
"""Where fewer of the words are not in the source, the source was left: another rule tells it."""
_LONG, _LONGEST_ENDING = 5, 6
"""Words of fewer letters have no endings to tell them by."""
_OF_ENDING = 0.6
"""What an ending counts beside a word."""
_LONGEST = 30
"""Longer words are no words, and are not kept in mind."""
_RUN = 2
"""So many words in a row that speak for another language may be no names."""
_NONE = frozenset[str]()
_KIN = (frozenset({"da", "nb"}), frozenset({"es", "ca"}))
"""Languages that are too near to be told apart."""


def speaks_otherwise(words: Collection[str], expected: str) -> bool:
    """Tell whether a text may hold a sentence in another language: a quick look for words of one."""
    return max(_points(set(words), expected).values(), default=0) >= _MIN_POINTS


def find_other_language(
    words: Collection[str], expected: str, known: Callable[[], Collection[str]]
) -> str | None:
    """Name the language that a text is surely in, where it is not the one expected.

    `words` are in lower case; those that are `known` (names in the source) speak for no language, and
    for English only where the text is not the source itself.
    """
    if len(words) < _FEW_WORDS:
        return None
    held = set(words)
    share = _SHARE if len(words) >= _MIN_WORDS else _MOST_OF_FEW
    least = max(_MIN_POINTS, share * len(held)) * (1 if expected in WORDS else _SURE)
    if max(_points(held, expected).values(), default=0) < least:
        return None
    names = known()
    points = _points((word for word in held if word not in names), expected)
    if len(held.difference(names)) > _LEFT * len(held):
        points["en"] = _points(held, expected)["en"]
    best = max(points, key=lambda language: points[language], default="")
    is_sure = points[best] >= max(least, _TIMES * _points(held, best)[expected])
    return best if is_sure else None


def find_run(
    words: Sequence[str], expected: str, known: Callable[[], Collection[str]]
) -> tuple[int, int, str] | None:
    """Find words in a row that all speak for one other language: where they begin and end, and which.

    What surely is in a language has its frequent words; endings alone say too little.
    """
    start, common, names = 0, frozenset[str](), known()
    for place, word in enumerate((*words, "")):
        is_word = len(word) > 1 and word not in names
        languages = _frequent().get(word, _NONE) if is_word else _NONE
        languages = languages & _rivals(expected) if expected not in languages else _NONE
        if not common & languages:
            if common and place - start >= _RUN:
                return start, place, min(common)
            start, common = place, languages
        common = common & languages
    return None


def _points(words: Iterable[str], expected: str) -> dict[str, float]:
    """Count, by language, the words that speak for it and not for the one expected."""
    points: dict[str, float] = defaultdict(float)
    for word in (word for word in words if len(word) < _LONGEST):
        languages, weight = _speaks_for(word, expected)
        for language in languages:
            points[language] += weight
    return points


@lru_cache(maxsize=16384)
def _speaks_for(word: str, expected: str) -> tuple[frozenset[str], float]:
    """Name the languages that a word speaks for and how much: by itself, by its letters, its ending."""
    languages = _frequent().get(word, frozenset[str]()) or _spelled(word, expected)
    weight = 1.0 if languages else _OF_ENDING
    languages = languages or _ended(word, expected)
    return (frozenset() if expected in languages else languages & _rivals(expected)), weight


def _spelled(word: str, expected: str) -> frozenset[str]:
    """Name the languages with all the letters of a word, where the language expected lacks one."""
    if word.isascii():
        return frozenset()
    marked = _letters().intersection(word)
    if not marked or marked <= LETTERS.get(expected, frozenset()):
        return frozenset()
    return frozenset(language for language, letters in LETTERS.items() if marked <= letters)


def _ended(word: str, expected: str) -> frozenset[str]:
    """Name the languages where words end so, unless they may in the language expected."""
    if len(word) < _LONG or expected not in ENDINGS:
        return frozenset()
    for length in range(_LONGEST_ENDING, 1, -1):
        if languages := _endings().get(word[-length:]):
            return languages if expected not in languages else frozenset()
    return frozenset()


@lru_cache(maxsize=1)
def _endings() -> Mapping[str, frozenset[str]]:
    """Return the languages of each ending."""
    endings = frozenset[str]().union(*ENDINGS.values())
    return {end: frozenset(each for each in ENDINGS if end in ENDINGS[each]) for end in endings}


@lru_cache(maxsize=1)
def _frequent() -> Mapping[str, frozenset[str]]:
    """Return the languages of each frequent word."""
    words = frozenset().union(*WORDS.values())
    return {word: frozenset(each for each in WORDS if word in WORDS[each]) for word in words}


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    return frozenset().union(*LETTERS.values())


@lru_cache(maxsize=64)
def _rivals(expected: str) -> frozenset[str]:
    if expected not in WORDS:
        return frozenset({"en"})
    kin = frozenset((expected,)).union(*(group for group in _KIN if expected in group))
    return frozenset(WORDS) - kin
