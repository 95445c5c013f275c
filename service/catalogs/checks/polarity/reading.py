"""What a text says of polarity, sentence by sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from service.catalogs.checks.polarity.bare import read_bare
from service.catalogs.checks.polarity.cue import Cue, Sentence
from service.catalogs.checks.polarity.settle import settle
from service.catalogs.checks.polarity.table import Table

_SENTENCE_END = re.compile(r"[.!?…;:][\"”’»)\]]*\s+|[。！？；：]|[؟؛]\s*|\n")
_CLAUSE_END = re.compile(r"[,،，、()（）–—]")
_BRACKETS = frozenset("(（")
_FOLDED = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "})


@lru_cache(maxsize=4096)
def read_sentences(written: str, table: Table) -> tuple[Sentence, ...]:
    """Read each sentence of a msgid or msgstr, those without any cue too; code says nothing."""
    text = read_bare(written)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    cues = list(_find_cues(text, table))
    if not ends:
        return (tuple(settle(cues)),) if text.strip() else ()
    sentences: list[list[Cue]] = [[] for _ in (*ends, None)]
    for cue in cues:
        sentences[bisect_right(ends, cue.place[0])].append(cue)
    bounds = pairwise((0, *ends, len(text)))
    wholes = zip(sentences, bounds, strict=True)
    return tuple(tuple(settle(own)) for own, bound in wholes if text[slice(*bound)].strip())


def _find_cues(text: str, table: Table) -> Iterator[Cue]:
    comma = _CLAUSE_END.search(text)
    first = comma.start() if comma else len(text)
    for place, meaning in table.find(_fold(text)):
        start = place[0]
        is_bracketed = text[start - 1 : start] in _BRACKETS
        yield Cue(meaning.senses, meaning.sure, place, start < first, is_bracketed)


def _fold(text: str) -> str:
    """Fold case, apostrophes and spaces; each character stays in its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := each.lower()) == 1 else each for each in text)
    return lowered.translate(_FOLDED)
