"""Measures how hard English blocks of text are to read.

The measure is the Flesch-Kincaid grade: Kincaid, Fishburne, Rogers, Chissom, *Derivation of new
readability formulas for Navy enlisted personnel*, Research Branch Report 8-75, Naval Technical
Training Command, 1975. A hyphenated word or a contraction is one word; a number counts as it is
read aloud, a short form as it is spelled.

Two rules are ours. A block ends a sentence even without a full stop, so a list item is a sentence.
A name, or a word that the document itself explains, counts one syllable.
"""

import re
from collections.abc import Collection, Sequence

SENTENCE_LIMIT = 20
"""The most words that a sentence for patients holds."""

_SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+(?=[\"“‘(]?[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_PIECE = re.compile(r"\d[\d,]*|[A-Z]{2,}(?![a-z])|[^\W\d_]+(?:['’][^\W\d_]+)?")
_EASY = "A"  # stands for an easy word: one syllable, and a capital that can begin a sentence

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?<![^aeiouyl]l)e$"  # dose, whole; not table
    r"|(?<=[^aeiouydt])(?<![^aeiouyl]l)e(?=d$)"  # used, called; not needed, doubled
    r"|(?<=[^aeiouycgsxz])(?<!ch|sh)(?<![^aeiouyl]l)e(?=s$)"  # times; not doses, tables
    r"|(?<=[^aeiouy])e(?=(?:ly|ty|ments?|ful|fully|less|ness)$)"  # safely, safety, statement
)
_HIATUS = re.compile(
    r"(?<![ctsgl])ia|(?<![ctsgln])io(?!us)|(?<![ctsgx])i(?=ous)"  # radio, serious; not nation
    r"|(?<=[ct])ia(?=t)|iu|ie(?=t[ys]?$|nc|nt)"  # initiate, medium, anxiety, science
    r"|(?<![qg])ua(?=[lrt])|eo(?![up])|(?<=cr)ea(?=t)"  # usual, video, create; not people
    r"|[aeouy]i(?=ng$)|(?<=[aou])y(?=[ae](?!d$))"  # being, trying, buyer
)
_SYLLABIC = re.compile(r"[st]h?ms?$|n't$")  # spasm, rhythm, didn't
_EXCEPTIONS = {
    "area": 3,
    "areas": 3,
    "can't": 1,
    "don't": 1,
    "element": 3,
    "elements": 3,
    "elsewhere": 2,
    "european": 4,
    "guideline": 2,
    "guidelines": 2,
    "idea": 3,
    "ideas": 3,
    "lifetime": 2,
    "nausea": 3,
    "nineteen": 2,
    "poem": 2,
    "someone": 2,
    "something": 2,
    "sometimes": 2,
    "somewhere": 2,
    "suicidal": 4,
    "suicide": 3,
    "therefore": 2,
    "won't": 1,
}

_BELOW_TWENTY = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero, one, two …
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # …, twenty, thirty …
_UNITS = ((1000, ("thou", "sand")), (100, ("hun", "dred")))
_YEARS = frozenset((*range(1100, 2000), *range(2010, 2100)))
_LONGEST_NUMBER = 6


def grade(texts: Sequence[str], easy: Collection[str] = ()) -> float:
    """Return the United States school grade at which `texts`, one block each, can be read.

    `easy` holds the names, explained words and phrases that count one syllable a word. Citations
    and attributes are stripped by the caller. Without a word the grade is 0.
    """
    sentences = [words for text in _eased(texts, easy) for words in _sentences(text)]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(map(count_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def long_sentences(texts: Sequence[str], limit: int = SENTENCE_LIMIT) -> tuple[str, ...]:
    """Return the sentences of `texts` that hold more than `limit` words."""
    return tuple(
        sentence
        for text in texts
        for sentence in split_sentences(text)
        if len(_WORD.findall(sentence)) > limit
    )


def tone_words(texts: Sequence[str], words: Collection[str]) -> tuple[str, ...]:
    """Return those of `words` (or phrases) that occur in `texts`, whole and in any case, sorted."""
    return tuple(sorted(word for word in words if any(map(_whole([word]).search, texts))))


def split_sentences(text: str) -> list[str]:
    """Split one block into its sentences; what follows the last full stop is one too."""
    return [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]


def count_syllables(word: str) -> int:
    """Count the syllables of an English word, number or short form as it is spoken; at least 1."""
    return max(1, sum(map(_count_piece, _PIECE.findall(word))))


def _eased(texts: Sequence[str], easy: Collection[str]) -> list[str]:
    if not easy:
        return list(texts)
    pattern = _whole(easy)
    return [pattern.sub(lambda found: _WORD.sub(_EASY, found[0]), text) for text in texts]


def _whole(phrases: Collection[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def _sentences(text: str) -> list[list[str]]:
    found = [_WORD.findall(sentence) for sentence in split_sentences(text)]
    return [words for words in found if words]


def _count_piece(piece: str) -> int:
    if piece[0].isdecimal():
        return _count_numeral(piece)
    if len(piece) > 1 and piece.isupper():
        return sum(3 if letter == "W" else 1 for letter in piece)
    return _count_letters(piece.lower().replace("’", "'"))


def _count_letters(word: str) -> int:
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    spoken = _SILENT.sub("", word)
    groups = _VOWELS.findall(spoken)
    return max(1, len(groups) + len(_HIATUS.findall(spoken)) + len(_SYLLABIC.findall(spoken)))


def _count_numeral(numeral: str) -> int:
    """Count digits as they are spoken: a year in halves, a long row one by one."""
    digits = numeral.replace(",", "")
    if len(digits) > _LONGEST_NUMBER:
        return sum(_count_number(int(digit)) for digit in digits)
    number = int(digits)
    is_year = digits == numeral and number in _YEARS
    return sum(map(_count_number, divmod(number, 100))) if is_year else _count_number(number)


def _count_number(number: int) -> int:
    if number < len(_BELOW_TWENTY):
        return _BELOW_TWENTY[number]
    for unit, name in _UNITS:
        if number >= unit:
            many, rest = divmod(number, unit)
            return _count_number(many) + len(name) + _count_rest(rest)
    tens, rest = divmod(number, 10)
    return _TENS[tens] + _count_rest(rest)


def _count_rest(number: int) -> int:
    return _count_number(number) if number else 0
