"""Takes a sanitized body apart: into its elements, and a list into its items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*>')
"""Serialized HTML has `<` in tags only, and `"` in values as a reference (WHATWG HTML §13.3)."""
_START = re.compile(r' start="(-?\d{1,9})"')
_BLOCKS = frozenset(
    {"blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "ul"}
)
_VOID = frozenset({"br", "hr", "img"})


@dataclass(frozen=True, slots=True)
class Element:
    """A block of a body, or a run of text that stands in none."""

    name: str
    """Of its tag; empty for a run of text."""
    html: str

    @property
    def is_list(self) -> bool:
        return self.name in {"ol", "ul"}


def split_elements(html: str) -> tuple[Element, ...]:
    """Split sanitized HTML into its outermost elements; joined, they are what it was but for blanks."""
    return tuple(each for each in _split(html) if each.html and not each.html.isspace())


def _split(html: str) -> Iterator[Element]:
    name, start, depth = "", 0, 0
    for tag in _TAG.finditer(html):
        if depth == 0 and not tag["end"] and tag["name"] in _BLOCKS:
            yield Element("", html[start : tag.start()])
            name, start = tag["name"], tag.start()
        if tag["name"] not in _VOID:
            depth += -1 if tag["end"] else 1
        if depth == 0 and name:
            yield Element(name, html[start : tag.end()])
            name, start = "", tag.end()
    yield Element("", html[start:])


def split_list(element: Element) -> tuple[str, ...]:
    """Split a list into lists of one item each, every item of a numbered one with its number.

    What is in an item stays in it. Of a list's numbers the sanitizer keeps `start` alone.
    """
    opening = _TAG.match(element.html)
    closing = f"</{element.name}>"
    if opening is None:
        return (element.html,)
    items = split_elements(element.html[opening.end() :].removesuffix(closing))
    if any(item.name != "li" for item in items):
        return (element.html,)
    return tuple(
        f"{_open_at(element.name, opening[0], place)}{item.html}{closing}"
        for place, item in enumerate(items)
    )


def _open_at(name: str, opening: str, place: int) -> str:
    """Write the opening tag of a list that begins with the item at a place of this one."""
    if name == "ul" or place == 0:
        return opening
    written = _START.search(opening)
    number = (int(written[1]) if written else 1) + place
    return f'{_START.sub("", opening)[:-1]} start="{number}">'
