"""Cuts lists into pages by the key that they are sorted by, so that no write shifts a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from service.desk.cursor import Place, read_cursor, write_cursor
from service.desk.operation import Call
from service.desk.requests import PAGE
from service.web.problems import RefusedError, wrong_value

_AFTER, _LIMIT = "after", "limit"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A part of a list."""

    items: tuple[Item, ...]
    next: str | None
    """The cursor of the next page; None on the last."""


def paginate(
    call: Call,
    find_after: Callable[[Place | None], Iterable[Item]],
    place_of: Callable[[Item], Place],
    *,
    length: int,
) -> Page[Item]:
    """Cut out the page that a query asks for; raises RefusedError where its cursor is of no such list.

    `find_after` gives the items after a place, in order; `length` is how many parts a place has.
    """
    listed = {
        **call.place,
        **{name: each for name, each in call.query.items() if name not in _PAGING},
    }
    after = None
    if (cursor := call.query.get(_AFTER)) is not None:
        try:
            after = read_cursor(listed, cursor, length)
        except ValueError as error:
            raise RefusedError(wrong_value(_AFTER, cursor, ())) from error
    limit = int(call.query.get(_LIMIT, PAGE))
    found = tuple(islice(find_after(after), limit + 1))
    items = found[:limit]
    cursor = write_cursor(listed, place_of(items[-1])) if len(found) > limit else None
    return Page(items, cursor)


_PAGING = frozenset({_AFTER, _LIMIT})
