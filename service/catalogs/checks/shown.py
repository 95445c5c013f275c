"""What readers see of a msgid or msgstr, and where each character of it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import overload

from service.catalogs.checks.finding import Span
from service.markup.messages import plain_text
from service.markup.parser import parse_inline

_MARKUP = re.compile(r"[*_`~\\\[\]<>&!#|]|\A\s|\s\Z|\s\s|\n|https?:|www\.")
"""Without one of these a text is shown as it is written."""
_LINK = re.compile(r"\[([^\[\]\n]*)\]\[[^\]\n]*\]")
"""A label with its reference, as msgids have them."""
_UNSHOWN = re.compile(
    r"(?<=\])\[[^\]\n]*\]|(?<=\])\([^()\n]*\)|\[\^[^\]\n]*\]|<(?![a-zA-Z][\w+.-]*:|[^<>\s@]+@)[^<>\n]*>|&#?\w+;|\\(?=\W)"
)
"""What stands in a text and is not shown, or shown as another character."""


class _Places(Sequence[int]):
    """Where each character of a shown text stands; found when somebody asks, for few texts are asked."""

    def __init__(self, text: str, written: str) -> None:
        self._text, self._written = text, written

    @cached_property
    def _found(self) -> Sequence[int]:
        return tuple(_find_places(self._text, self._written))

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        return self._found[index]

    def __len__(self) -> int:
        return len(self._text)


@dataclass(frozen=True, slots=True)
class Shown:
    """A text without its marks, citations and references."""

    text: str
    places: Sequence[int] | None
    """Where each character stands in what was written; None where nothing was taken out."""

    def span(self, start: int, end: int) -> Span:
        """Give the part of the written text that is shown as `text[start:end]`."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def _shows(written: str, shown: str) -> bool:
    return written == shown or (written.isspace() and shown.isspace())


@lru_cache(maxsize=4096)
def read_shown(written: str) -> Shown:
    """Read a msgid or msgstr as its readers do; links show their labels, code its words."""
    if not _MARKUP.search(written):
        return Shown(written, None)
    text = _LINK.sub(r"\1", plain_text(parse_inline(written)))
    return Shown(text, _Places(text, written))


def _find_places(text: str, written: str) -> Iterator[int]:
    """Find each shown character in what was written; one from an entity stands at its first."""
    at = 0
    for character in text:
        while at < len(written):
            unshown = _UNSHOWN.match(written, at)
            is_literal = written[at] == "<" == character  # in code it is no tag
            if unshown and written[at] != "&" and not is_literal:
                at = unshown.end()
            elif unshown or _shows(written[at], character):
                break
            else:
                at += 1
        yield min(at, len(written) - 1)
        entity = _UNSHOWN.match(written, at) if written.startswith("&", at) else None
        at = entity.end() if entity else at + 1
