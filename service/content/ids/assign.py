"""Gives an id to every block that has none."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.content.blocks import Block, Segment, Segmented
from service.content.ids.braces import Wanted, holds, write_ids
from service.content.ids.slug import Namer, make_slug
from service.content.parse import INTRO
from service.content.segment import segment
from service.markup.messages import expand, plain_text
from service.markup.parser import parse_inline

RESERVED = frozenset({"title", "summary", INTRO})
"""Units of the document itself."""
_SECTIONS = frozenset({2, 3})
_MOST_TRIES = 64
"""How often a text is read again to find the blocks whose meaning braces would change."""
_BY_BLOCK = {
    Block.HEADING: "heading",
    Block.PARAGRAPH: "text",
    Block.ITEM: "item",
    Block.QUOTE: "quote",
    Block.CELL: "cell",
    Block.FOOTNOTE: "note",
}
"""Names of blocks whose words give none."""


@dataclass(frozen=True, slots=True)
class Given:
    """An id that a block has now, and the block as it stood before."""

    unit: str
    run: Segment


@dataclass(frozen=True, slots=True)
class Assigned:
    """A text in which blocks were given ids."""

    source: Segmented
    """The text as it is now."""
    given: tuple[Given, ...]
    """In order; a block that took the id of another, or lost its own to one, is among them."""
    left: tuple[Segment, ...]
    """Blocks that braces would make into something else, or that a context tells apart already."""


def units_of(source: Segmented) -> frozenset[str]:
    """Return every id that stands in a text."""
    return frozenset(run.attributes.id for run in source.runs() if run.attributes.id)


def is_section(run: Segment) -> bool:
    """Tell whether a block opens a section or part."""
    return run.block is Block.HEADING and run.depth in _SECTIONS


def assign_ids(
    source: Segmented, taken: Collection[str], pinned: Mapping[int, str] | None = None
) -> Assigned:
    """Give each block without an id a slug of its own words, with braces at its end.

    `taken` are ids that the document had once. `pinned` says, by the start of a block, which ids of
    this text a block takes from another, which then gets a new one. The law: the new text without
    what was written is the old one, its segments are the same, and no id is there twice.
    """
    wanted = tuple(_choose(source, taken, pinned or {}))
    fitting = _Fitting(source).pick(wanted)
    written = segment(write_ids(source, fitting))
    given = sorted((Given(each.unit, each.run) for each in fitting), key=_start)
    held = {each.run.start for each in fitting}
    split = [run for run in _unnamed(source) if run.remarks.context]
    left = (*split, *(each.run for each in wanted if each.run.start not in held))
    return Assigned(written, tuple(given), left)


def _start(given: Given) -> int:
    return given.run.start


def _choose(
    source: Segmented, taken: Collection[str], pinned: Mapping[int, str]
) -> Iterator[Wanted]:
    """Choose an id for each block that needs one; headings choose first, for theirs are addresses."""
    namer = Namer(RESERVED | units_of(source) | set(taken))
    lost = set(pinned.values())
    for run in sorted(source.runs(), key=lambda run: not is_section(run)):
        if run.start in pinned:
            yield Wanted(run, pinned[run.start])
        elif run.attributes.id in lost or (_is_unnamed(run) and not run.remarks.context):
            yield Wanted(run, namer.name(_words_of(run) or _BY_BLOCK[run.block]))


def _unnamed(source: Segmented) -> Iterator[Segment]:
    return filter(_is_unnamed, source.runs())


def _is_unnamed(run: Segment) -> bool:
    return run.block is not Block.FRONT_MATTER and not run.attributes.id


def _words_of(run: Segment) -> str:
    return make_slug(plain_text(parse_inline(expand(run.msgid, run.links, inline=True))))


class _Fitting:
    """Finds which ids can be written so that the text still says the same."""

    def __init__(self, source: Segmented) -> None:
        self._source = source
        self._tries = _MOST_TRIES

    def pick(self, wanted: Sequence[Wanted]) -> Sequence[Wanted]:
        """Pick all that fit; halves that do not fit are halved again."""
        if not wanted or self._fits(wanted):
            return wanted
        if len(wanted) == 1 or not self._tries:
            return ()
        middle = len(wanted) // 2
        first, second = self.pick(wanted[:middle]), self.pick(wanted[middle:])
        both = (*first, *second)
        return both if self._fits(both) else first

    def _fits(self, wanted: Sequence[Wanted]) -> bool:
        self._tries = max(self._tries - 1, 0)
        return holds(self._source, segment(write_ids(self._source, wanted)), wanted)
