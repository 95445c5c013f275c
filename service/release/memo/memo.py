"""What is remembered: results, in tables, by the digest of everything that they are made of."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")

Entries = Mapping[str, Mapping[str, Any]]
"""By table, then by key; JSON values."""


class Table(StrEnum):
    """What kinds of results there are."""

    DATA = "data"
    DOCUMENTS = "documents"
    STRINGS = "strings"
    LANGUAGES = "languages"
    SEEN = "seen"
    CATALOGS = "catalogs"
    RENDERINGS = "renderings"
    OFFERS = "offers"
    PHRASES = "phrases"
    EDITIONS = "editions"
    PARTS = "parts"
    FILES = "files"


class Memo:
    """Results of earlier builds, with those of this one; it forgets what this one had no use for."""

    def __init__(self, held: Entries | None = None) -> None:
        self._held = held or {}
        self._used: dict[str, dict[str, Any]] = {}
        self._read: dict[tuple[Table, str], Any] = {}

    def recall(self, table: Table, key: str) -> Any | None:
        """Give what is remembered under a key; None where nothing is."""
        used = self._used.get(table, {})
        if key in used:
            return used[key]
        value = self._held.get(table, {}).get(key)
        return None if value is None else self.keep(table, key, value)

    def keep(self, table: Table, key: str, value: Any) -> Any:
        """Remember a value, and return it."""
        self._used.setdefault(table, {})[key] = value
        return value

    def find(self, table: Table, key: str, make: Callable[[], Any]) -> Any:
        """Recall a value, or make it and remember it."""
        value = self.recall(table, key)
        return self.keep(table, key, make()) if value is None else value

    def find_read(
        self, table: Table, key: str, make: Callable[[], Any], read: Callable[[Any], T]
    ) -> T:
        """Find a value and read it back into what it stands for, once however often it is asked for."""
        place = (table, key)
        if place not in self._read:
            self._read[place] = read(self.find(table, key, make))
        found: T = self._read[place]
        return found

    @property
    def used(self) -> Entries:
        """What was recalled or kept."""
        return self._used

    @property
    def is_new(self) -> bool:
        """It holds something else than what it began with."""
        return self._used != self._held


class NoMemo(Memo):
    """Remembers nothing: everything is made anew."""

    def recall(self, table: Table, key: str) -> None:  # noqa: ARG002 - the signature of a memo
        """Give nothing."""
        return

    def keep(self, table: Table, key: str, value: Any) -> Any:  # noqa: ARG002 - the signature of a memo
        """Return the value."""
        return value
