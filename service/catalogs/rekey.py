"""Gives entries of a catalog other msgctxts; words, marks and comments stay as they are."""

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import polib

from service.catalogs.po import (
    CatalogEntry,
    CatalogFile,
    forms_of,
    is_fuzzy,
    is_live,
    is_translated,
    key_of,
)
from service.catalogs.texts import Key, is_address
from service.catalogs.update import Fate, update_catalog

Contexts = Sequence[str | None]


def give_addresses(catalog: polib.POFile, given: Mapping[Key, Contexts]) -> CatalogFile:
    """Give live entries the msgctxts that their messages have now.

    The entry of a text that stood several times is there once for each: every block keeps its
    translation. Entries that `given` does not name, obsolete ones too, stay.
    """
    return with_entries(
        catalog,
        (
            renamed
            for entry in catalog
            for renamed in _rename(entry, given.get(key_of(entry)) if is_live(entry) else None)
        ),
    )


def change_addresses(catalog: polib.POFile, change: Callable[[str], str]) -> CatalogFile:
    """Change every msgctxt, of obsolete entries too, as `change` says."""
    return with_entries(
        catalog,
        (
            renamed
            for entry in catalog
            for renamed in _rename(
                entry, None if entry.msgctxt is None else [change(entry.msgctxt)]
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """What a catalog holds of one address, and the catalog without it."""

    entries: tuple[polib.POEntry, ...]
    """The live one, if there is one, then the obsolete ones."""
    rest: CatalogFile


def take_texts(catalog: polib.POFile, address: str) -> Taken:
    """Take every entry of an address out of a catalog."""
    entries = sorted(
        (entry for entry in catalog if entry.msgctxt == address), key=lambda entry: entry.obsolete
    )
    rest = (entry for entry in catalog if entry.msgctxt != address)
    return Taken(tuple(entries), with_entries(catalog, rest))


def put_texts(
    catalog: polib.POFile, entries: Sequence[polib.POEntry], address: str, msgid: str
) -> CatalogFile | None:
    """Put entries into a catalog at an address whose message says `msgid`: the inverse of take_texts.

    One of them is live afterwards, be it obsolete before: the one with these words, else the first.
    None where the catalog has a translation at the address, which nothing may replace but itself.
    """
    held = [entry for entry in catalog if entry.msgctxt == address and is_live(entry)]
    if not all(is_copy(entry, entries) for entry in held if is_translated(entry)):
        return None
    leading = next((entry for entry in entries if entry.msgid == msgid), entries[0])
    chosen = entries[0] if is_live(entries[0]) else leading
    put = [
        renamed
        for entry in (chosen, *(entry for entry in entries if entry is not chosen))
        for renamed in _rename(entry, [address])
    ]
    put[0].obsolete = False
    others = [entry for entry in catalog if not any(entry is empty for empty in held)]
    return with_entries(catalog, [*others, *put])


def is_copy(entry: polib.POEntry, originals: Iterable[polib.POEntry]) -> bool:
    """Tell whether an entry holds nothing but the text of another, as `update` proposes it."""
    return any(
        forms_of(entry) == forms_of(original)
        and (is_fuzzy(entry) or entry.msgid == original.msgid)
        and _comments(entry) <= _comments(original)
        for original in originals
    )


def _comments(entry: polib.POEntry) -> set[str]:
    """Return the lines of a translator's comment that people wrote."""
    return {
        line for line in entry.tcomment.split("\n") if line and not line.startswith("polyleaf:")
    }


def rename_domain(catalog: polib.POFile, old: str, new: str) -> CatalogFile:
    """Change the addresses of a whole domain, those of `#|` too, and the name in the header."""
    renamed = change_addresses(catalog, lambda context: _with_prefix(context, old, new))
    for entry in renamed:
        if entry.previous_msgctxt is not None:
            entry.previous_msgctxt = _with_prefix(entry.previous_msgctxt, old, new)
    if renamed.metadata.get("Project-Id-Version") == old:
        renamed.metadata["Project-Id-Version"] = new
    return renamed


def catch_up(catalog: polib.POFile, messages: Sequence[Key], domain: str) -> polib.POFile:
    """Let messages without an address take the translations of wordings that vanished for them.

    That is what `update` would do, and could no longer do once they have addresses. Entries with an
    address, and those of other messages that stand, stay untouched.
    """
    held = {key_of(entry) for entry in catalog if is_live(entry)}
    missing = [key for key in messages if key not in held and not is_address(key[0], domain)]
    if not missing:
        return catalog
    standing = set(messages)
    template = CatalogFile(
        entry
        for entry in catalog
        if is_live(entry) and (is_address(entry.msgctxt, domain) or key_of(entry) in standing)
    )
    template.extend(CatalogEntry(msgctxt=context, msgid=msgid) for context, msgid in missing)
    return _without_empty(update_catalog(catalog, template, domain).catalog, missing)


def keep_in_step(catalog: polib.POFile, template: polib.POFile, domain: str) -> polib.POFile:
    """Bring a catalog up to its template if that touches no translation; else leave it to `update`."""
    updated = update_catalog(catalog, template, domain)
    harmless = {Fate.KEPT, Fate.NEW, Fate.REVIVED}
    if all(line.fate in harmless for line in updated.ledger):
        return updated.catalog
    return catalog


def with_entries(catalog: polib.POFile, entries: Iterable[polib.POEntry]) -> CatalogFile:
    """Make a catalog with the head of another."""
    made = CatalogFile(entries, getattr(catalog, "header_entry", None))
    made.header, made.metadata = catalog.header, dict(catalog.metadata)
    made.metadata_is_fuzzy = catalog.metadata_is_fuzzy
    made.header_position = getattr(catalog, "header_position", 0)
    return made


def _rename(entry: polib.POEntry, contexts: Contexts | None) -> Iterable[polib.POEntry]:
    for context in [entry.msgctxt] if contexts is None else contexts:
        renamed = copy.copy(entry)
        renamed.flags, renamed.occurrences = list(entry.flags), list(entry.occurrences)
        renamed.msgctxt = context
        yield renamed


def _without_empty(catalog: polib.POFile, keys: Iterable[Key]) -> CatalogFile:
    unwanted = set(keys)
    return with_entries(
        catalog,
        (entry for entry in catalog if is_translated(entry) or key_of(entry) not in unwanted),
    )


def _with_prefix(context: str, old: str, new: str) -> str:
    return f"{new}/{context.removeprefix(f'{old}/')}" if is_address(context, old) else context
