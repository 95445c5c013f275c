"""The entries of a language's catalogs, and which of them no message has taken yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import polib

from service.catalogs.po import is_plural, is_translated, key_of
from service.catalogs.texts import Key, is_address
from service.catalogs.update.proposals import Vanished

K = TypeVar("K")
Name = tuple[str, Key]
"""What names an entry among those of all catalogs: its domain and its key."""


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """An entry, with the domain that it stands in; it equals itself alone."""

    domain: str
    entry: polib.POEntry
    name: Name
    """The domain and the key."""
    address: str | None
    """The permanent address; None without one."""

    @property
    def wording(self) -> Vanished:
        """The words as others may be compared with them."""
        return Vanished(self.domain, self.entry.msgid)

    @property
    def unit(self) -> str | None:
        """What names it whatever its document is called: its unit, or a context that splits texts."""
        return self.address.partition("/")[2] if self.address else self.sense

    @property
    def sense(self) -> str | None:
        """A context that is no address: it tells equal texts apart."""
        return None if self.address else self.entry.msgctxt

    @property
    def place(self) -> str:
        """Where people find it: its address, else its document."""
        return self.address or self.domain


def locate(domain: str, entry: polib.POEntry) -> Located:
    """Tell where an entry stands, and what names it there."""
    context: str | None = entry.msgctxt
    address = context if is_address(context, domain) else None
    return Located(domain, entry, (domain, key_of(entry)), address)


class Pool:
    """Hands out each entry once: the live ones go first, documents in the order of their names."""

    def __init__(self, catalogs: Mapping[str, polib.POFile], messages: Iterable[Located]) -> None:
        entries = [
            locate(domain, entry) for domain in sorted(catalogs) for entry in catalogs[domain]
        ]
        self._entries = sorted(entries, key=lambda old: old.entry.obsolete)
        self._taken: set[Located] = set()
        self._lent: set[Located] = set()
        last_first = self._entries[::-1]
        self._by_name = {old.name: old for old in last_first}
        self._by_address = {old.address: old for old in last_first if old.address}
        self._standing = {message.wording for message in messages}
        self._said = {text.msgid for text in self._standing}

    def own(self, message: Located) -> Located | None:
        """Find the entry of a message's own key."""
        return self._free(self._by_name.get(message.name))

    def at_address(self, message: Located) -> Located | None:
        """Find the entry of a message's address, whatever it says."""
        return self._free(self._by_address.get(message.address)) if message.address else None

    def left(self) -> Iterator[Located]:
        """Yield the texts that no message took; gettext keeps no obsolete entry without one."""
        return (old for old in self._entries if old not in self._taken and is_translated(old.entry))

    def left_here(self) -> Mapping[Vanished, Sequence[Located]]:
        """Gather the texts that are left by document and words, be they said there once more or not."""
        return _group((old.wording, old) for old in self.left())

    def left_elsewhere(self) -> Mapping[str, Sequence[Located]]:
        """Gather the texts that are left, and whose documents do not say them any longer, by words."""
        return _group(
            (old.entry.msgid, old) for old in self.left() if old.wording not in self._standing
        )

    def vanished(self) -> Mapping[Vanished, Sequence[Located]]:
        """Gather the texts whose words no message says any longer, taken or not."""
        return _group(
            (old.wording, old)
            for old in self._entries
            if old.entry.msgid not in self._said and is_translated(old.entry)
        )

    def take(self, found: Iterable[Located], message: Located) -> Located | None:
        """Take the first entry that is free and has a plural if the message has one."""
        old = next((old for old in found if self.is_free(old) and _fits(old, message)), None)
        return self.hand_out(old, message) if old else None

    def share(self, found: Iterable[Located], message: Located) -> Located | None:
        """Lend an entry of another document that others may have as well: the words are the same."""
        old = next((old for old in found if old not in self._taken and _fits(old, message)), None)
        return self.hand_out(old, message) if old else None

    def hand_out(self, old: Located, message: Located) -> Located:
        """Give an entry to a message; it leaves its catalog, but to another it is only lent.

        So `content move` and `content rename` find what they look for after an update, too.
        """
        (self._taken if old.domain == message.domain else self._lent).add(old)
        return old

    def give_back(self, old: Located) -> None:
        """Leave an entry to its catalog: what a message has of it is a copy."""
        self._taken.discard(old)

    def is_free(self, old: Located) -> bool:
        """Tell whether no message has an entry."""
        return old not in self._taken and old not in self._lent

    def _free(self, old: Located | None) -> Located | None:
        return old if old and self.is_free(old) else None


def _fits(old: Located, message: Located) -> bool:
    return is_plural(old.entry) == is_plural(message.entry)


def _group(pairs: Iterable[tuple[K, Located]]) -> dict[K, list[Located]]:
    groups: dict[K, list[Located]] = {}
    for key, old in pairs:
        groups.setdefault(key, []).append(old)
    return groups
