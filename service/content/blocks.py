"""What a segmented text is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import merge

from service.content.directives import NO_ATTRIBUTES, NO_REMARKS, Attributes, Remarks
from service.markup.links import Link

SECTION_DEPTH = 2
"""`##` begins a section."""
PART_DEPTH = 3
"""`###` begins a part of one."""


class Block(StrEnum):
    """What a segment is in its document."""

    FRONT_MATTER = "front-matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Segment:
    """One run of text in a block, with all that is needed to put a translation in its place."""

    msgid: str
    block: Block
    start: int
    end: int
    """Offsets of the run in the text; the line ends in it and what stands before its further lines too."""
    outer_end: int
    """The offset behind the braces that follow the run."""
    line: int
    """1-based."""
    block_start: int = 0
    block_end: int = 0
    """Offsets of the whole lines that the block stands on."""
    depth: int = 0
    """The level of a heading that stands in no list or quote, 1 to 6."""
    key: str = ""
    """The key of a front-matter value."""
    is_kept: bool = False
    """It stays in the source's words: `{.notranslate}` says so, or it holds nothing to translate."""
    attributes: Attributes = NO_ATTRIBUTES
    remarks: Remarks = NO_REMARKS
    links: tuple[Link, ...] = ()
    hard_break: str = "\\"
    """How the block marks a hard break: a backslash or two spaces."""
    line_break: str = "\n"
    """What stands between two lines of the block."""

    @property
    def opens_section(self) -> bool:
        """It is the heading of a section or part."""
        return self.depth in {SECTION_DEPTH, PART_DEPTH}


@dataclass(frozen=True, slots=True)
class Comment:
    """Whole lines of raw HTML, which no reader ever gets, and what stands there instead."""

    start: int
    end: int
    text: str
    """Empty, or what keeps the blocks before and behind it apart."""


@dataclass(frozen=True, slots=True)
class Segmented:
    """A text with its segments in order; outside them every byte belongs to the source."""

    text: str
    body: int
    """The offset behind the front matter."""
    segments: tuple[Segment, ...]
    kept: tuple[Segment, ...]
    """What stays in the source's words: readers get it, translators do not."""
    comments: tuple[Comment, ...]
    footnotes: tuple[str, ...]
    """The labels of its footnotes."""
    open_comments: tuple[int, ...]
    """Lines with a comment that nothing closes: it hides what follows it."""
    idle_comments: tuple[int, ...]
    """Lines with a comment for us behind which nothing stands that it could speak of."""
    too_deep: int
    """The line where blocks are nested deeper than the parser follows; 0 where none are."""

    def runs(self) -> Iterator[Segment]:
        """Yield what readers get, translated or kept, in order."""
        return merge(self.segments, self.kept, key=lambda item: item.start)
