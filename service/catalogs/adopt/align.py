"""Aligns the blocks of a translation with those of its source, by structure alone."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from service.catalogs.adopt.lattice import find_pairs
from service.catalogs.adopt.likeness import measure_scale
from service.catalogs.adopt.shape import Shape

MAX_BLOCKS = 1_000
"""Of either side: the work grows with their number, the memory with its square."""


class Bond(StrEnum):
    """What holds a pair together."""

    ID = "id"
    STRUCTURE = "structure"
    GUESS = "guess"
    """Other pairs are nearly as likely."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A block of the source and a block of the translation, by their places."""

    source: int
    translation: int
    bond: Bond


def align(source: Sequence[Shape], translation: Sequence[Shape]) -> tuple[Pair, ...]:
    """Pair the blocks that belong together, in the order of the source; each is in one pair at most.

    Equal ids first; between them, the cheapest way through both documents. The laws: a document
    aligned with itself pairs every block; taking one block out of it unpairs no other.
    """
    anchors = _pair_ids(source, translation)
    scale = measure_scale(source, translation)
    found = [Pair(mine, theirs, Bond.ID) for mine, theirs in anchors.items()]
    for sources, translations in _spans(anchors, len(source), len(translation)):
        inside = [source[place] for place in sources]
        outside = [translation[place] for place in translations]
        found += [
            Pair(sources[mine], translations[theirs], Bond.STRUCTURE if is_sure else Bond.GUESS)
            for (mine, theirs), is_sure in find_pairs(inside, outside, scale)
        ]
    return tuple(sorted(found, key=lambda pair: pair.source))


def _pair_ids(source: Sequence[Shape], translation: Sequence[Shape]) -> dict[int, int]:
    """Pair blocks of equal id; an id that stands twice in a document pairs nothing."""
    mine, theirs = _places_of_ids(source), _places_of_ids(translation)
    return {mine[unit]: theirs[unit] for unit in mine if unit in theirs}


def _places_of_ids(shapes: Sequence[Shape]) -> dict[str, int]:
    units = [shape.unit for shape in shapes]
    return {unit: place for place, unit in enumerate(units) if unit and units.count(unit) == 1}


def _spans(
    anchors: Mapping[int, int], sources: int, translations: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what lies between the anchors that stand in one order, without any anchored block."""
    borders = [(-1, -1), *_longest_rising(sorted(anchors.items())), (sources, translations)]
    taken = set(anchors.values())
    for (mine, theirs), (my_end, their_end) in pairwise(borders):
        inside = [place for place in range(mine + 1, my_end) if place not in anchors]
        outside = [place for place in range(theirs + 1, their_end) if place not in taken]
        if inside and outside:
            yield inside, outside


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pick the most pairs whose second members rise, too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, value) in enumerate(pairs):
        at = bisect_left(ends, value)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1], last[at : at + 1] = [value], [place]
    chosen, place = [], last[-1] if last else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]
