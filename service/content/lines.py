"""Where the lines of a text start and end, and where a block's content stands in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text from its body on, ended by LF, CRLF or CR as CommonMark §2.1 has them."""

    text: str
    """As Markdown reads it: NUL is U+FFFD (CommonMark §2.3)."""
    starts: tuple[int, ...]
    """The offset of each line, and of the end of the text."""
    before: int
    """How many lines stand before them."""
    line_end: str
    """How the first line of the text ends."""

    def line(self, number: int) -> str:
        """Return one line (0-based) without its line end."""
        return self.text[self.starts[number] : self.starts[number + 1]].rstrip("\r\n")


def split_lines(text: str, body: int) -> Lines:
    """Split the part of `text` from `body` on; offsets count in the whole text."""
    starts = [body, *[match.end() for match in _LINE_END.finditer(text, body)]]
    if starts[-1] < len(text):
        starts.append(len(text))
    first_end = _LINE_END.search(text)
    before = len(_LINE_END.findall(text, 0, body))
    readable = text.replace("\0", "\ufffd")
    return Lines(readable, tuple(starts), before, first_end[0] if first_end else "\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block's content stands in the text."""

    starts: tuple[int, ...]
    """The offset of each content line's first character that is not a blank."""
    prefixes: tuple[str, ...]
    """What stands before it on its line: indentation, quote marks, list markers."""

    def continuation(self) -> str:
        """Return what to write before a further line of the block."""
        if len(self.prefixes) > 1:
            return self.prefixes[1]
        return re.sub(r"[^>\s]", " ", self.prefixes[0])


def trim(piece: str) -> str:
    """Take away the blanks around a content line: no translation replaces them."""
    return piece.strip(" \t")


def place_block(lines: Lines, first: int, content: Sequence[str]) -> Place:
    """Find the content lines of a paragraph or heading from line `first` (0-based) on.

    Nothing but white space stands behind them. Lines of white space that Markdown takes away, such
    as a no-break space, may stand before the first.
    """
    while trim(content[0]) not in lines.line(first):
        first += 1
    starts, prefixes = [], []
    for number, piece in enumerate(content, first):
        line = lines.line(number)
        at = line.rfind(trim(piece))
        starts.append(lines.starts[number] + at)
        prefixes.append(line[:at])
    return Place(tuple(starts), tuple(prefixes))


def place_behind(lines: Lines, wanted: str, start: int) -> Place:
    """Find `wanted` at or behind the offset `start`: a table cell, the text of an ATX heading."""
    return Place((lines.text.index(wanted, start),), ("",))
