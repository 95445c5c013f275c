"""How unlike two blocks of two languages are: 0 where nothing speaks for or against them."""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from service.catalogs.adopt.shape import Shape
from service.content.blocks import Block

EQUAL = -6.0
"""Of one and the same text: the least that there is."""
NEVER = math.inf
_WORST_LENGTH = 9.0
_SPREAD = 6.8
"""The variance of a translation's length, by character (Gale and Church 1993)."""
_FEW = 12
"""Characters that length says little about: added to both sides."""
_KIN = {
    frozenset({Block.PARAGRAPH, Block.ITEM}): 2.0,
    frozenset({Block.PARAGRAPH, Block.QUOTE}): 2.0,
    frozenset({Block.PARAGRAPH, Block.FOOTNOTE}): 3.0,
    frozenset({Block.ITEM, Block.QUOTE}): 3.0,
    frozenset({Block.PARAGRAPH, Block.CELL}): 4.0,
    frozenset({Block.PARAGRAPH, Block.HEADING}): 4.0,
}
_STEP = 1.5
"""What each level between two headings costs."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is known of two documents before their blocks are compared."""

    ratio: float
    """Characters of the translation for one of the source."""
    shift: int
    """Levels by which its headings stand deeper."""


def measure_scale(source: Sequence[Shape], translation: Sequence[Shape]) -> Scale:
    """Measure two documents against each other."""
    lengths = [sum(shape.length for shape in side) for side in (source, translation)]
    ratio = lengths[1] / lengths[0] if all(lengths) else 1.0
    tops = [_common_depth(side) for side in (source, translation)]
    return Scale(min(max(ratio, 0.2), 5.0), tops[1] - tops[0] if all(tops) else 0)


def _common_depth(shapes: Sequence[Shape]) -> int:
    depths = [shape.depth for shape in shapes if shape.depth]
    return max(set(depths), key=lambda depth: (depths.count(depth), -depth)) if depths else 0


def share_outline(source: Sequence[Shape], translation: Sequence[Shape], scale: Scale) -> bool:
    """Tell whether two sequences have the same kinds of blocks in the same order."""
    return len(source) == len(translation) and all(
        _unlike_kinds(mine, theirs, scale) == 0
        for mine, theirs in zip(source, translation, strict=True)
    )


def unlikeness(source: Shape, translation: Shape, scale: Scale) -> float:
    """Weigh all that two blocks tell: kind, length, figures, marks, words that look alike.

    `NEVER` where they cannot be the same block.
    """
    kind = _unlike_kinds(source, translation, scale)
    if kind == NEVER or source.text == translation.text:
        return kind if kind == NEVER else EQUAL
    weight = (
        kind
        + _unlike_lengths(source.length, translation.length, scale.ratio)
        + _unlike_sets(source.figures, translation.figures, 2.5, 2.5)
        + _unlike_sets(source.marks, translation.marks, 3.0, 1.0)
        + _unlike_sets(source.targets, translation.targets, 3.0, 0.0)
        + _unlike_sets(source.stems, translation.stems, 3.0, 0.0)
    )
    return max(weight, EQUAL + 1)


def _unlike_kinds(source: Shape, translation: Shape, scale: Scale) -> float:
    kinds = {source.block, translation.block}
    if kinds == {Block.FRONT_MATTER}:
        return 0.0 if source.unit == translation.unit else NEVER
    if kinds == {Block.FRONT_MATTER, Block.HEADING}:
        return 0.0 if "title" in {source.unit, translation.unit} else NEVER
    if kinds == {Block.HEADING}:
        return _STEP * abs(translation.depth - source.depth - scale.shift)
    return 0.0 if len(kinds) == 1 else _KIN.get(frozenset(kinds), NEVER)


def _unlike_lengths(source: int, translation: int, ratio: float) -> float:
    expected = source * ratio
    difference = translation - expected
    variance = _SPREAD * ratio * (expected + translation + 2 * _FEW) / 2
    return min(difference * difference / variance / 2, _WORST_LENGTH)


def _unlike_sets(
    source: AbstractSet[object], translation: AbstractSet[object], gain: float, loss: float
) -> float:
    """Reward what both have, relative to what either has; blame where they share nothing."""
    if not source or not translation:
        return loss if source or translation else 0.0
    shared = len(source & translation)
    if not shared:
        return loss
    return -gain * shared / (len(source) + len(translation) - shared)
