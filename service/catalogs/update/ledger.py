"""The account of an update: what became of every message and of every translation."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polib


class Fate(StrEnum):
    """What became of a message or of a translation."""

    KEPT = "kept"
    CARRIED = "carried"
    """Kept for the same words: an id was given, or an address or a link reference changed."""
    MOVED = "moved"
    """The same words stand in another document now; fuzzy where they have another address there."""
    STALED = "staled"
    """Marked fuzzy with its previous msgid: the source changed."""
    SPLIT = "split"
    """Its words were part of a longer text that vanished: the whole translation of that, fuzzy."""
    MERGED = "merged"
    """Texts that vanished are parts of it: their translations joined by a space, fuzzy."""
    REVIVED = "revived"
    """Back from the obsolete entries."""
    NEW = "new"
    OBSOLETE = "obsolete"
    LOST = "lost"
    """A translation that no catalog would hold any longer: nothing may be written then."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger."""

    fate: Fate
    context: str | None
    msgid: str
    change: str = ""
    """What the source changed since the translation was made; empty where it fits."""
    source: str = ""
    """The address, or the document, that a translation comes from; empty where it was the same."""


@dataclass(frozen=True, slots=True)
class Update:
    """A catalog brought up to date, with the ledger of what became of each message."""

    catalog: polib.POFile
    ledger: tuple[Line, ...]


def count_fates(ledger: tuple[Line, ...]) -> Mapping[Fate, int]:
    """Count the lines of each fate that occurs, in the order of `Fate`."""
    counted = Counter(line.fate for line in ledger)
    return {fate: counted[fate] for fate in Fate if counted[fate]}
