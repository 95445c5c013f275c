"""Finds the entries of a language's catalogs by what the file of work calls them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polib

from service.catalogs.held import Held
from service.catalogs.po import is_live, key_of
from service.catalogs.texts import Key, Origin, is_address
from service.catalogs.work.names import write_name


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry in its catalog."""

    domain: str
    entry: polib.POEntry
    origin: Origin


@dataclass(frozen=True, slots=True)
class Shelf:
    """The live entries of all catalogs of a language."""

    by_key: Mapping[Key, Shelved]
    """By name and msgid."""
    by_address: Mapping[str, Shelved]
    """By permanent address, which is its name: finds a message whose words changed."""
    by_words: Mapping[str, Sequence[Shelved]]
    """By msgid alone."""

    def find(self, entry: polib.POEntry) -> Shelved | None:
        """Find what an entry of the file stands for; without its context only where that is certain.

        The file names every message, so one without a context went through a tool that drops them.
        """
        if entry.msgctxt is not None:
            return self.by_key.get(key_of(entry))
        same = self.by_words.get(entry.msgid, ())
        return same[0] if len(same) == 1 else None


def shelve(held: Mapping[str, Held]) -> Shelf:
    """Index catalogs, by domain."""
    entries = [
        Shelved(domain, entry, each.texts.texts[key_of(entry)].origin)
        for domain, each in held.items()
        for entry in each.catalog
        if is_live(entry)
    ]
    by_words: dict[str, list[Shelved]] = {}
    for item in entries:
        by_words.setdefault(item.entry.msgid, []).append(item)
    return Shelf(
        {(write_name(item.domain, item.entry.msgctxt), item.entry.msgid): item for item in entries},
        {
            item.entry.msgctxt: item
            for item in entries
            if is_address(item.entry.msgctxt, item.domain)
        },
        by_words,
    )
