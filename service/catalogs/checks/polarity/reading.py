"""What a text says of polarity, sentence by sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from service.catalogs.checks.polarity.cue import Cue, Sentence
from service.catalogs.checks.polarity.settle import settle
from service.catalogs.checks.polarity.table import Table
from service.catalogs.checks.shown import Shown, read_shown

_SENTENCE_END = re.compile(r"(?<=[.!?…;:])[\"”’»)\]]*\s+|(?<=[。！？；：])|(?<=[؟؛])\s*|\n")
_CLAUSE_END = re.compile(r"[,،，、()（）–—]")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`]+\1(?!`)")
_BRACKETS = frozenset("(（")
_FOLDED = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "})
_UNWRITTEN = re.compile("[\u0640\u064b-\u0652\u0670\u00ad\u200b]")
"""Arabic vowel marks and the stretching of letters, soft hyphens: a word is the same without."""


@lru_cache(maxsize=4096)
def read_sentences(written: str, table: Table) -> tuple[Sentence, ...]:
    """Read each sentence of a msgid or msgstr, those without any cue too; code says nothing."""
    shown = read_shown(_CODE.sub(lambda code: " " * len(code[0]), written))
    ends = [match.end() for match in _SENTENCE_END.finditer(shown.text)]
    sentences: list[list[Cue]] = [[] for _ in (*ends, None)]
    for start, cue in _find_cues(shown, written, table):
        sentences[bisect_right(ends, start)].append(cue)
    bounds = pairwise((0, *ends, len(shown.text)))
    wholes = zip(sentences, bounds, strict=True)
    return tuple(tuple(settle(cues)) for cues, bound in wholes if shown.text[slice(*bound)].strip())


def _find_cues(shown: Shown, written: str, table: Table) -> Iterator[tuple[int, Cue]]:
    """Give each cue with where it is shown."""
    text, places = _fold(shown.text)
    breaks = [match.end() for match in _CLAUSE_END.finditer(shown.text)]
    for match in table.pattern.finditer(text):
        if (meaning := table.meaning_of(match["core"])).senses:
            start, end = places[match.start("core")], places[match.end("core") - 1] + 1
            span = shown.span(start, end)
            is_bracketed = written[span[0] - 1 : span[0]] in _BRACKETS
            clause = bisect_right(breaks, start)
            words = written[slice(*span)]
            yield start, Cue(meaning.senses, meaning.sure, words, span, clause, is_bracketed)


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """Fold case, apostrophes and spaces; say where each character stood."""
    folded = text.translate(_FOLDED)
    lowered = folded.lower()
    if len(lowered) != len(folded):
        lowered = "".join(low if len(low := each.lower()) == 1 else each for each in folded)
    if not _UNWRITTEN.search(lowered):
        return lowered, range(len(lowered))
    places = [place for place, each in enumerate(lowered) if not _UNWRITTEN.match(each)]
    return "".join(lowered[place] for place in places), places
