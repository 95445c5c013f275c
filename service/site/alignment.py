"""Puts the text of one section in two languages beside each other, row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from service.site.bodies import Body
from service.site.elements import Element, split_elements, split_list

_NOTHING = Element("", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One element or list item, as HTML, in the first language and in the second; empty where it has none."""

    first: str
    second: str
    continues: bool = False
    """It goes on with the list of the row before."""


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

    Both come from one release, so their sections are the same.
    """
    for one, other in zip(first["sections"], second["sections"], strict=True):
        section = _pair(one, other, 2)
        yield section
        for part, other_part in zip(one["parts"], other["parts"], strict=True):
            yield _pair(part, other_part, 3, section)


def _pair(one: Body, other: Body, depth: int, around: Pair | None = None) -> Pair:
    rows = align_bodies(one["body"]["html"], other["body"]["html"])
    return Pair(one, other, depth, tuple(rows), around)


def align_bodies(first: str, second: str) -> Iterator[Row]:
    """Yield the rows of two sanitized bodies: an element each, of a list an item each.

    A translation has the elements of its source. Where it is of an earlier one, what is alike at
    the beginning and at the end stays together, and the rest stands by its place. Nothing is left
    out, nothing comes twice, and each language keeps its order.
    """
    for one, other in _pair_elements(split_elements(first), split_elements(second)):
        if one.is_list and one.name == other.name:
            yield from _pair_items(split_list(one), split_list(other))
        else:
            yield Row(one.html, other.html)


def _pair_elements(
    first: Sequence[Element], second: Sequence[Element]
) -> Iterator[tuple[Element, Element]]:
    ahead = _count_alike(first, second)
    one, other = first[ahead:], second[ahead:]
    behind = _count_alike(one[::-1], other[::-1])
    yield from zip(first[:ahead], second[:ahead], strict=True)
    middle = (each[: len(each) - behind] for each in (one, other))
    yield from zip_longest(*middle, fillvalue=_NOTHING)
    end = (each[len(each) - behind :] for each in (one, other))
    yield from zip(*end, strict=True)


def _count_alike(first: Sequence[Element], second: Sequence[Element]) -> int:
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].name == pair[1].name, pairs))


def _pair_items(first: Sequence[str], second: Sequence[str]) -> Iterator[Row]:
    for place, (one, other) in enumerate(zip_longest(first, second, fillvalue="")):
        yield Row(one, other, continues=place > 0)
