"""What is remembered: results, in tables, by the digest of everything that they are made of."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from json import dumps, loads
from typing import Any, TypeVar

T = TypeVar("T")

Entries = Mapping[str, Mapping[str, bytes]]
"""By table, then by key: JSON values, as they are written."""


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
    DUE = "due"
    VOLUMES = "volumes"
    EDITIONS = "editions"
    PARTS = "parts"
    FILES = "files"


class Memo:
    """Results of earlier builds, with those of this one; it forgets what this one had no use for.

    What is held stays as it is written until somebody asks for it.
    """

    def __init__(self, held: Entries | None = None) -> None:
        self._held = held or {}
        self._values: dict[str, dict[str, Any]] = {}
        """Those that were asked for or made."""
        self._retained: dict[str, dict[str, bytes]] = {}
        self._made: dict[str, set[str]] = {}
        """Those of the values that are not as they are held."""
        self._read: dict[tuple[Table, str], Any] = {}

    def recall(self, table: Table, key: str) -> Any | None:
        """Give what is remembered under a key; None where nothing is."""
        values = self._values.setdefault(table, {})
        if key not in values:
            written = self._held.get(table, {}).get(key)
            if written is None:
                return None
            values[key] = loads(written.decode("utf-8", "surrogatepass"))
        return values[key]

    def retain(self, table: Table, keys: Iterable[str]) -> bool:
        """Go on remembering what is held under all of these keys, without reading it; False where one is not."""
        held, values = self._held.get(table, {}), self._values.get(table, {})
        retained = self._retained.setdefault(table, {})
        for key in keys:
            if key in held:
                retained[key] = held[key]
            elif key not in values:
                return False
        return True

    def keep(self, table: Table, key: str, value: Any) -> Any:
        """Remember a value, and return it."""
        if self.recall(table, key) != value:
            self._values[table][key] = value
            self._made.setdefault(table, set()).add(key)
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
        """What was recalled, retained or kept, as it is written."""
        tables = dict.fromkeys((*self._retained, *self._values))
        return {table: self._write(table) for table in tables}

    def _write(self, table: str) -> Mapping[str, bytes]:
        held, made = self._held.get(table, {}), self._made.get(table, ())
        asked = {
            key: _dump(value) if key in made else held[key]
            for key, value in self._values.get(table, {}).items()
        }
        return {**self._retained.get(table, {}), **asked}

    @property
    def is_new(self) -> bool:
        """It holds something else than what it began with."""
        return any(self._made.values()) or any(
            len({*self._values.get(table, ()), *self._retained.get(table, ())}) != len(held)
            for table, held in self._held.items()
        )


def _dump(value: Any) -> bytes:
    written = dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")


class NoMemo(Memo):
    """Remembers nothing: everything is made anew."""

    def recall(self, table: Table, key: str) -> None:  # noqa: ARG002 - the signature of a memo
        """Give nothing."""
        return

    def retain(self, table: Table, keys: Iterable[str]) -> bool:  # noqa: ARG002 - the signature of a memo
        """Retain nothing."""
        return False

    def keep(self, table: Table, key: str, value: Any) -> Any:  # noqa: ARG002 - the signature of a memo
        """Return the value."""
        return value
