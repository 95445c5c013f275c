"""Puts the blocks of one section in two languages beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

Body = Mapping[str, Any]
"""A JSON value of a release, checked by its schema when it was built."""


@dataclass(frozen=True, slots=True)
class Row:
    """One block, in the first language and in the second; None where it has none."""

    first: Body | None
    second: Body | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One section or part in two languages."""

    first: Body
    second: Body
    depth: int
    """2 for a section, 3 for a part."""
    rows: tuple[Row, ...]
    around: "Pair | None" = None
    """The section that a part stands in."""


def pair_sections(first: Body, second: Body) -> Iterator[Pair]:
    """Pair the sections and parts of two editions of one document, in reading order.

    Both come from one release, so their sections are the same; a block's place follows from its
    id, and where it has none from its position, for no translation changes the blocks.
    """
    for one, other in zip(first["sections"], second["sections"], strict=True):
        section = _pair(one, other, 2)
        yield section
        for part, other_part in zip(one["parts"], other["parts"], strict=True):
            yield _pair(part, other_part, 3, section)


def _pair(one: Body, other: Body, depth: int, around: Pair | None = None) -> Pair:
    rows = _align(one["body"]["blocks"], other["body"]["blocks"])
    return Pair(one, other, depth, tuple(rows), around)


def _align(first: Sequence[Body], second: Sequence[Body]) -> Iterator[Row]:
    ids = [block["id"] for block in first]
    if ids == [block["id"] for block in second]:
        return (Row(one, other) for one, other in zip(first, second, strict=True))
    by_id = {block["id"]: block for block in second if block["id"]}
    if all(ids) and set(ids) == set(by_id):
        return (Row(block, by_id[block["id"]]) for block in first)
    return (Row(one, other) for one, other in zip_longest(first, second))
