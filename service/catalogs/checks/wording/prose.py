"""The words of a text: what its readers read, without code, addresses and placeholders."""

import re
from bisect import bisect_left
from functools import lru_cache

from service.catalogs.checks.shown import Shown, read_shown

UNSPOKEN = re.compile(
    r"(?<!`)`+[^`]+`+|https?://\S+|www\.\S+|(?<![\w.])/[\w-]+(?:[/.][a-z0-9-]+)+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|\{[^{}\n]*\}|<[^<>\n]+>"
    r"|%\(\w+\)[sdif]|%[sdif]"
)
"""What stands in a text and is no language: code, addresses, placeholders, tags."""
_BLANK = "\u00b7"
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_\u3400-\u9fff]+)*|[\u3400-\u9fff]+")
_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
"""The same in lower case, for most sources."""
_MAY_HOLD = re.compile(r"[`{<@%/]")
"""Without one of these, or `www.`, all is language."""


def blank_out(text: str) -> str:
    """Put dots in the places of what is no language; the length stays."""
    if not _may_hold(text):
        return text
    return UNSPOKEN.sub(lambda match: _BLANK * len(match[0]), text)


@lru_cache(maxsize=4096)
def read_prose(written: str) -> Shown:
    """Read a msgid or msgstr as its readers do, with dots in the places of what is no language."""
    shown = read_shown(written)
    if not _may_hold(written) or not UNSPOKEN.search(written):
        return shown
    characters = list(shown.text)
    for held in UNSPOKEN.finditer(written):
        start, end = (_place(shown, place) for place in held.span())
        characters[start:end] = _BLANK * (end - start)
    return Shown(blank_out("".join(characters)), shown.places)


def _may_hold(text: str) -> bool:
    return _MAY_HOLD.search(text) is not None or "www." in text


def _place(shown: Shown, written: int) -> int:
    """Find the first shown character that stands at a written place or after it."""
    return written if shown.places is None else bisect_left(shown.places, written)


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of a prose text, in order; runs of letters, Han apart, with apostrophes inside."""
    return tuple(_WORD.finditer(text))


@lru_cache(maxsize=4096)
def lower_words(text: str) -> tuple[str, ...]:
    """Return the words in lower case, with one kind of apostrophe."""
    lower = text.lower().replace("’", "'")
    return tuple((_ASCII_WORD if lower.isascii() else _WORD).findall(lower))
