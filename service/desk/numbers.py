"""Finds rows by the numbers that the journal gave them."""

from collections.abc import Iterator
from typing import TypeVar

from service.desk.cursor import Place
from service.desk.operation import Call
from service.desk.problems import not_there
from service.journal.store.comments import Comment
from service.journal.store.records import SuggestionRow
from service.web.problems import RefusedError

_LARGEST = 2**31 - 1
"""What both databases can number."""
Row = TypeVar("Row", SuggestionRow, Comment)


def skip_to(rows: tuple[Row, ...], place: Place | None) -> Iterator[Row]:
    """Yield the rows after a place, in the order of their numbers."""
    last = int(place[0]) if place and place[0].isdecimal() else 0
    return (row for row in rows if row.id > last)


def place_of(row: SuggestionRow | Comment) -> Place:
    """Give what rows are sorted by."""
    return (str(row.id),)


def number_in(call: Call) -> int:
    """Read the number in an address; one that nothing can have is of nothing: RefusedError."""
    text = call.place["number"]
    is_number = text.isascii() and text.isdecimal() and not text.startswith("0")
    if not is_number or len(text) > len(str(_LARGEST)) or int(text) > _LARGEST:
        raise RefusedError(not_there())
    return int(text)
