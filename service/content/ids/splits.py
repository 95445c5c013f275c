"""Finds blocks that were cut in two, so that somebody says which piece keeps the id."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from service.content.blocks import Block, Segment

CONTAINED = 85.0
"""How alike (0 to 100) a piece must be to a stretch of the text that it was cut from."""
COVERED = 0.8
"""Which share of the words of all pieces must stand in that text, in its order."""
_FEWEST_WORDS = 2
_LONGEST = 20_000
"""Characters of a text in which pieces are looked for."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Split:
    """A block with an id whose earlier text now stands in several blocks."""

    unit: str
    pieces: tuple[Segment, ...]
    """In order; two or more."""
    holder: int
    """Which of them has the id now."""


def find_splits(
    runs: Sequence[Segment], before: Mapping[str, Collection[str]], done: Collection[str]
) -> Iterator[Split]:
    """Find blocks that lost words to neighbours without an id.

    `before` says what stood at each id earlier, `done` which texts without an id have translations of
    their own: a neighbour that is one of these is no piece. A block is a piece of one split at most.
    """
    cut: set[int] = set()
    for place, run in enumerate(runs):
        for text in before.get(run.attributes.id, ()):
            pieces = _gather(runs, place, text, done) if _may_be_cut(run, text) else range(0)
            if len(pieces) > 1 and cut.isdisjoint(pieces):
                cut.update(pieces)
                found = tuple(runs[piece] for piece in pieces)
                yield Split(run.attributes.id, found, place - pieces.start)


def _may_be_cut(run: Segment, text: str) -> bool:
    return run.block is not Block.HEADING and text != run.msgid and len(text) <= _LONGEST


def _gather(runs: Sequence[Segment], place: int, text: str, done: Collection[str]) -> range:
    """Extend a block over the neighbours that were part of its earlier text."""
    first, behind = place, place + 1
    while first and _is_piece(runs[first - 1], text, done):
        first -= 1
    while behind < len(runs) and _is_piece(runs[behind], text, done):
        behind += 1
    pieces = [run.msgid for run in runs[first:behind]]
    return range(first, behind) if _covers(pieces, text) else range(place, place + 1)


def _is_piece(run: Segment, text: str, done: Collection[str]) -> bool:
    if (
        run.attributes.id
        or run.msgid in done
        or run.attributes.notranslate
        or run.block in {Block.HEADING, Block.FRONT_MATTER}
    ):
        return False
    words = _words(run.msgid)
    if len(words) < _FEWEST_WORDS or len(run.msgid) > len(text) + len(run.msgid) // 4:
        return False
    return fuzz.partial_ratio(" ".join(words), " ".join(_words(text))) >= CONTAINED


def _covers(pieces: Sequence[str], text: str) -> bool:
    words = [word for piece in pieces for word in _words(piece)]
    return LCSseq.similarity(words, _words(text)) >= COVERED * len(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
