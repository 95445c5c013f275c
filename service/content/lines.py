"""Where the lines of a text start and end, and where a block's content stands in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and its lines, ended by LF, CRLF or CR as CommonMark §2.1 has them."""

    text: str
    starts: tuple[int, ...]
    """The offset of each line, and of the end of the text."""

    def line(self, number: int) -> str:
        """Return one line (0-based) without its line end."""
        return self.text[self.starts[number] : self.starts[number + 1]].rstrip("\r\n")

    @property
    def line_end(self) -> str:
        """How the first line of the text ends."""
        match = re.search(r"\r\n|\n|\r", self.text)
        return match[0] if match else "\n"

    def number_at(self, offset: int) -> int:
        """Return the 1-based number of the line that holds `offset`."""
        low, high = 0, len(self.starts) - 1
        while low < high - 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle)
        return low + 1


def split_lines(text: str, start: int = 0) -> Lines:
    """Split the part of `text` from `start` on; offsets count in the whole text."""
    starts = [match.start() for match in _LINE.finditer(text, start) if match[0]]
    return Lines(text, (*starts, len(text)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block's content stands in the text."""

    starts: tuple[int, ...]
    """The offset of each content line's first character that is not white space."""
    prefixes: tuple[str, ...]
    """What stands before it on its line: indentation, quote marks, list markers."""

    def continuation(self) -> str:
        """Return what to write before a further line of the block."""
        if len(self.prefixes) > 1:
            return self.prefixes[1]
        return re.sub(r"[^>\s]", " ", self.prefixes[0])


def place_block(lines: Lines, first: int, content: Sequence[str]) -> Place | None:
    """Find the content lines of a paragraph or heading from line `first` (0-based) on.

    Returns None where the source does not show the content as it is.
    """
    starts, prefixes = [], []
    for number, piece in enumerate(content, first):
        line, wanted = lines.line(number), piece.strip()
        at = _tail_at(line, wanted)
        if at < 0:
            return None
        starts.append(lines.starts[number] + at)
        prefixes.append(line[:at])
    return Place(tuple(starts), tuple(prefixes))


def place_in_line(lines: Lines, number: int, wanted: str, start: int) -> Place | None:
    """Find `wanted` on one line, at or behind the offset `start`: a table cell, an ATX heading."""
    begin = lines.starts[number]
    at = lines.line(number).find(wanted, max(start - begin, 0))
    if at < 0:
        return None
    return Place((begin + at,), (lines.line(number)[:at],))


def _tail_at(line: str, wanted: str) -> int:
    tail = line.rstrip()
    return len(tail) - len(wanted) if tail.endswith(wanted) else -1
