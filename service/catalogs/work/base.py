"""What a text was when the file of work was written: the base that edits are told by."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polib

from service.catalogs.po import forms_of, is_fuzzy, is_live

HEADER = "X-Polyleaf-Work"
"""The digest of all catalogs; it tells that nothing has changed even where comments were dropped."""
_LENGTH = 16
"""Hexadecimal digits: enough to tell a text from its own other wordings."""


@dataclass(frozen=True, slots=True)
class State:
    """What a translator can change in an entry."""

    forms: tuple[str, ...]
    is_fuzzy: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What an entry is the text of."""

    language: str
    domain: str
    context: str | None
    msgid: str


def state_of(entry: polib.POEntry) -> State:
    """Take the state of an entry."""
    return State(tuple(forms_of(entry)), is_fuzzy(entry))


def digest_state(place: Place, state: State) -> str:
    """Shorten the state of an entry to what is compared."""
    return _digest([
        "polyleaf-work-1", place.language, place.domain, place.context, place.msgid,
        list(state.forms), state.is_fuzzy,
    ])  # fmt: skip


def digest_catalogs(language: str, catalogs: Mapping[str, Iterable[polib.POEntry]]) -> str:
    """Shorten the live entries of all catalogs of a language, by domain, to what is compared."""
    return _digest([
        digest_state(Place(language, domain, entry.msgctxt, entry.msgid), state_of(entry))
        for domain, entries in sorted(catalogs.items())
        for entry in entries
        if is_live(entry)
    ])  # fmt: skip


def _digest(value: Sequence[object]) -> str:
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_LENGTH]
