"""Brings a catalog up to its template, and keeps account of every translation."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import polib
from rapidfuzz import fuzz, process

from service.catalogs.changes import classify_change
from service.catalogs.po import CatalogEntry, CatalogFile, is_fuzzy, is_translated, key_of
from service.markup.messages import rename_refs

LIKENESS = 70.0
"""How alike (0 to 100) two texts without an id must be for the old one's translation to be proposed."""
_CHANGE = "change: "


class Fate(StrEnum):
    """What became of a message or of a translation."""

    KEPT = "kept"
    CARRIED = "carried"
    """Kept for the same words: an id was given, or an address changed."""
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


@dataclass(frozen=True, slots=True)
class Update:
    """A catalog brought up to date, with the ledger of what became of each message."""

    catalog: polib.POFile
    ledger: tuple[Line, ...]


def update_catalog(catalog: polib.POFile, template: polib.POFile) -> Update:
    """Take the messages of `template` and the translations of `catalog`; neither is changed.

    The same address with changed words becomes fuzzy with `#| msgid` and `#. change:`. Without an
    address the msgid decides, then likeness to msgids that vanished. No translation is dropped: what
    finds no message becomes obsolete.
    """
    pool = _Pool(catalog, template)
    entries, ledger = [], []
    for message in template:
        fate, entry = _find(message, pool)
        entries.append(entry)
        ledger.append(Line(fate, message.msgctxt, message.msgid, _change_of(entry)))
    left, lines = _leave(pool)
    merged = _copy_head(catalog, template)
    merged.extend([*entries, *left])
    return Update(merged, (*ledger, *lines))


class _Pool:
    """The entries of the old catalog that no message has taken yet."""

    def __init__(self, catalog: polib.POFile, template: polib.POFile) -> None:
        self._left = {id(entry): entry for entry in catalog}
        wanted = {key_of(entry) for entry in template}
        addresses = {entry.msgctxt for entry in template if entry.msgctxt is not None}
        ordered = sorted(catalog, key=lambda entry: entry.obsolete)
        self._by_key = {key_of(entry): entry for entry in reversed(ordered)}
        self._by_address = {entry.msgctxt: entry for entry in reversed(ordered)}
        self._vanished = {
            entry.msgid: entry
            for entry in reversed(ordered)
            if key_of(entry) not in wanted
            and entry.msgctxt not in addresses
            and is_translated(entry)
        }

    def take_key(self, key: tuple[str | None, str]) -> polib.POEntry | None:
        return self._take(self._by_key.get(key))

    def take_address(self, address: str | None) -> polib.POEntry | None:
        return self._take(self._by_address.get(address)) if address is not None else None

    def take_same_words(self, msgid: str) -> polib.POEntry | None:
        return self._take(self._vanished.get(msgid))

    def take_like(self, msgid: str) -> polib.POEntry | None:
        choices = {text: text for text, entry in self._vanished.items() if id(entry) in self._left}
        best = process.extractOne(msgid, choices, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        return self._take(self._vanished[best[2]]) if best else None

    def _take(self, entry: polib.POEntry | None) -> polib.POEntry | None:
        return self._left.pop(id(entry), None) if entry is not None else None

    def left(self) -> Iterable[polib.POEntry]:
        return self._left.values()


def _find(message: polib.POEntry, pool: _Pool) -> tuple[Fate, polib.POEntry]:
    if old := pool.take_key(key_of(message)):
        return _keep(message, old)
    if old := pool.take_address(message.msgctxt):
        return _restate(message, old)
    if old := pool.take_same_words(message.msgid):
        return Fate.CARRIED, _renew(message, old)
    if message.msgctxt is None and (old := pool.take_like(message.msgid)):
        return _restate(message, old)
    return Fate.NEW, _renew(message, CatalogEntry())


def _keep(message: polib.POEntry, old: polib.POEntry) -> tuple[Fate, polib.POEntry]:
    fate = Fate.REVIVED if old.obsolete and is_translated(old) else Fate.KEPT
    return fate, _renew(message, old)


def _restate(message: polib.POEntry, old: polib.POEntry) -> tuple[Fate, polib.POEntry]:
    """Give a changed message its old translation: fuzzy, with the msgid that it was written for."""
    entry = _renew(message, old)
    if not is_translated(old):
        return Fate.NEW, entry
    if renamed := rename_refs(old.msgid, message.msgid, old.msgstr):
        entry.msgstr = renamed
        return Fate.CARRIED, entry
    entry.previous_msgid = old.previous_msgid or old.msgid
    if old.msgctxt is not None and old.msgctxt != message.msgctxt:
        entry.previous_msgctxt = old.msgctxt
    _mark(entry)
    return Fate.STALED, entry


def _renew(message: polib.POEntry, old: polib.POEntry) -> polib.POEntry:
    """Join the template's side of an entry (msgid, `#.`, `#:`, flags) with the translator's side."""
    entry = copy.copy(old)
    entry.msgctxt, entry.msgid, entry.msgid_plural = (
        message.msgctxt,
        message.msgid,
        message.msgid_plural,
    )
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
    lines = entry.comment.split("\n")
    return next((line.removeprefix(_CHANGE) for line in lines if line.startswith(_CHANGE)), "")


def _leave(pool: _Pool) -> tuple[Sequence[polib.POEntry], Sequence[Line]]:
    """Make obsolete what no message took, where there is anything to keep."""
    kept, lines = [], []
    for old in pool.left():
        if not (is_translated(old) or old.tcomment):
            continue
        entry = copy.copy(old)
        entry.obsolete = True
        entry.flags = [flag for flag in old.flags if flag == "fuzzy"]
        if not old.obsolete:
            entry.comment, entry.occurrences = "", []
            lines.append(Line(Fate.OBSOLETE, old.msgctxt, old.msgid))
        kept.append(entry)
    return kept, lines


def _copy_head(catalog: polib.POFile, template: polib.POFile) -> polib.POFile:
    merged = CatalogFile(header_entry=getattr(catalog, "header_entry", None))
    merged.header, merged.metadata_is_fuzzy = catalog.header, catalog.metadata_is_fuzzy
    merged.metadata = dict(catalog.metadata)
    for name in ("POT-Creation-Date", "X-Polyleaf-Segmentation"):
        if name in template.metadata:
            merged.metadata[name] = template.metadata[name]
    return merged
