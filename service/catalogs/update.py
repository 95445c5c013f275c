"""Brings a catalog up to its template, and keeps account of every translation."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import polib
from rapidfuzz import fuzz, process

from service.catalogs.changes import classify_change
from service.catalogs.po import CatalogEntry, CatalogFile, is_fuzzy, is_translated, key_of
from service.catalogs.texts import Key, is_address
from service.markup.messages import rename_refs

LIKENESS = 70.0
"""How alike (0 to 100) two texts without an id must be for the old one's translation to be proposed."""
_CHANGE = "change: "


class Fate(StrEnum):
    """What became of a message or of a translation."""

    KEPT = "kept"
    CARRIED = "carried"
    """Kept for the same words: an id was given, or an address or a link reference changed."""
    STALED = "staled"
    """Marked fuzzy with its previous msgid: the source changed."""
    REVIVED = "revived"
    """Back from the obsolete entries."""
    NEW = "new"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger."""

    fate: Fate
    context: str | None
    msgid: str
    change: str = ""
    """What the source changed since the translation was made; empty where it fits."""


@dataclass(frozen=True, slots=True)
class Update:
    """A catalog brought up to date, with the ledger of what became of each message."""

    catalog: polib.POFile
    ledger: tuple[Line, ...]


def update_catalog(catalog: polib.POFile, template: polib.POFile, domain: str) -> Update:
    """Take the messages of `template` and the translations of `catalog`; neither is changed.

    The same address with changed words becomes fuzzy with `#| msgid` and `#. change:`. Without an
    address the msgid decides, then likeness to msgids that vanished. No translation is dropped: what
    finds no message becomes obsolete.
    """
    pool = _Pool(catalog, domain)
    matched = _match(template, pool)
    lines, entries = [], []
    for message in template:
        fate, entry = _renew(message, matched.get(key_of(message)))
        entries.append(entry)
        lines.append(Line(fate, message.msgctxt, message.msgid, _change_of(entry)))
    left = tuple(pool.left())
    merged = _copy_head(catalog, template)
    merged.extend([*entries, *map(_retire, left)])
    gone = (Line(Fate.OBSOLETE, old.msgctxt, old.msgid) for old in left if not old.obsolete)
    return Update(merged, (*lines, *gone))


class _Pool:
    """The entries of the old catalog that no message has taken yet; the live ones go first."""

    def __init__(self, catalog: polib.POFile, domain: str) -> None:
        ordered = sorted(catalog, key=lambda entry: entry.obsolete)
        self._left = {id(entry): entry for entry in ordered}
        self._by_key = {key_of(entry): entry for entry in reversed(ordered)}
        self._by_address = {
            entry.msgctxt: entry for entry in reversed(ordered) if is_address(entry.msgctxt, domain)
        }

    @cached_property
    def _vanished(self) -> Mapping[str, Sequence[polib.POEntry]]:
        """The texts that are left once every message has looked for its key and its address."""
        vanished: dict[str, list[polib.POEntry]] = {}
        for entry in filter(is_translated, self._left.values()):
            vanished.setdefault(entry.msgid, []).append(entry)
        return vanished

    def take_key(self, message: polib.POEntry) -> polib.POEntry | None:
        return self._take(self._by_key.get(key_of(message)))

    def take_address(self, message: polib.POEntry) -> polib.POEntry | None:
        return self._take(self._by_address.get(message.msgctxt))

    def take_same_words(self, message: polib.POEntry) -> polib.POEntry | None:
        return self._take(next(self._vanished_with(message.msgid), None))

    def take_like(self, message: polib.POEntry) -> polib.POEntry | None:
        if message.msgctxt is not None:
            return None
        texts = [text for text in self._vanished if any(self._vanished_with(text))]
        best = process.extractOne(message.msgid, texts, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        return self._take(next(self._vanished_with(best[0]))) if best else None

    def left(self) -> Iterator[polib.POEntry]:
        """Yield the texts that no message took; gettext keeps no obsolete entry without one."""
        return filter(is_translated, self._left.values())

    def _vanished_with(self, msgid: str) -> Iterator[polib.POEntry]:
        return (entry for entry in self._vanished.get(msgid, ()) if id(entry) in self._left)

    def _take(self, entry: polib.POEntry | None) -> polib.POEntry | None:
        return self._left.pop(id(entry), None) if entry is not None else None


def _match(template: Iterable[polib.POEntry], pool: _Pool) -> dict[Key, polib.POEntry]:
    """Find the old entry of each message: the surest rule for all, before the next for any."""
    rules: tuple[Callable[[polib.POEntry], polib.POEntry | None], ...] = (
        pool.take_key,
        pool.take_address,
        pool.take_same_words,
        pool.take_like,
    )
    found: dict[Key, polib.POEntry] = {}
    waiting = list(template)
    for take in rules:
        found |= {key_of(message): old for message in waiting if (old := take(message))}
        waiting = [message for message in waiting if key_of(message) not in found]
    return found


def _renew(message: polib.POEntry, old: polib.POEntry | None) -> tuple[Fate, polib.POEntry]:
    """Give a message its old translation, and say what became of it."""
    if old is None or not is_translated(old):
        known = old is not None and key_of(old) == key_of(message) and not old.obsolete
        return Fate.KEPT if known else Fate.NEW, _combine(message, old or CatalogEntry())
    entry = _combine(message, old)
    if old.msgid == message.msgid:
        if key_of(old) != key_of(message):
            return Fate.CARRIED, entry
        return Fate.REVIVED if old.obsolete else Fate.KEPT, entry
    if (renamed := rename_refs(old.msgid, message.msgid, old.msgstr)) is not None:
        entry.msgstr = renamed
        return Fate.CARRIED, entry
    return _restate(entry, old)


def _restate(entry: polib.POEntry, old: polib.POEntry) -> tuple[Fate, polib.POEntry]:
    """Mark the translation of a changed message: fuzzy, with the msgid that it was written for."""
    waits = is_fuzzy(old) and old.previous_msgid is not None
    written_for = old.previous_msgid if waits else old.msgid
    if written_for == entry.msgid:
        return (
            Fate.KEPT,
            entry,
        )  # the source is what it was; only a person may say that the text fits
    if not waits:
        moved = old.msgctxt is not None and old.msgctxt != entry.msgctxt
        entry.previous_msgctxt = old.msgctxt if moved else None
    entry.previous_msgid = written_for
    _mark(entry)
    return Fate.STALED, entry


def _combine(message: polib.POEntry, old: polib.POEntry) -> polib.POEntry:
    """Join the template's side of an entry (msgid, `#.`, `#:`, flags) with the translator's side."""
    entry = copy.copy(old)
    entry.msgctxt, entry.msgid = message.msgctxt, message.msgid
    entry.msgid_plural = message.msgid_plural or old.msgid_plural
    entry.comment, entry.occurrences = message.comment, list(message.occurrences)
    entry.flags = [*(["fuzzy"] if is_fuzzy(old) else []), *message.flags]
    entry.obsolete = False
    if is_fuzzy(old) and old.previous_msgid not in {None, message.msgid}:
        _mark(entry)
    else:
        entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
    return entry


def _mark(entry: polib.POEntry) -> None:
    """Mark an entry as written for its previous msgid, and tell what changed since."""
    if "fuzzy" not in entry.flags:
        entry.flags.insert(0, "fuzzy")
    lines = [line for line in entry.comment.split("\n") if line and not line.startswith(_CHANGE)]
    change = classify_change(entry.previous_msgid or "", entry.msgid)
    entry.comment = "\n".join([*lines, f"{_CHANGE}{change}"])


def _change_of(entry: polib.POEntry) -> str:
    lines: Sequence[str] = entry.comment.split("\n")
    return next((line.removeprefix(_CHANGE) for line in lines if line.startswith(_CHANGE)), "")


def _retire(old: polib.POEntry) -> polib.POEntry:
    """Make an entry obsolete; one that was so already stays as it is."""
    entry = copy.copy(old)
    if not old.obsolete:
        entry.obsolete, entry.comment, entry.occurrences = True, "", []
        entry.flags = [flag for flag in old.flags if flag == "fuzzy"]
    return entry


def _copy_head(catalog: polib.POFile, template: polib.POFile) -> polib.POFile:
    """Keep the catalog's header but for what the template decides; texts are UTF-8 from now on."""
    merged = CatalogFile(header_entry=getattr(catalog, "header_entry", None))
    merged.header, merged.metadata_is_fuzzy = catalog.header, catalog.metadata_is_fuzzy
    taken = ["POT-Creation-Date", "X-Polyleaf-Segmentation"]
    if "utf-8" not in catalog.metadata.get("Content-Type", "").lower():
        taken.append("Content-Type")
    news = {name: template.metadata[name] for name in taken if name in template.metadata}
    merged.metadata = {**catalog.metadata, **news}
    return merged
