"""What a catalog holds beside what polib's classes have fields for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polib


class CatalogEntry(polib.POEntry):  # type: ignore[misc]  # polib is untyped
    """A polib entry that also keeps what polib drops.

    `linenum` is the line of its first keyword, `msgctxt` or `msgid`.
    """

    sticky_flags: tuple[str, ...]
    """Flags of `#=` lines (gettext manual, "PO File Format Evolution").

    `flags` holds them too; one that is taken out of `flags` leaves the `#=` line as well.
    """
    bare_comments: frozenset[str]
    """Which of `#` and `#.` stand alone, where `tcomment` and `comment` are empty strings."""

    def __init__(
        self,
        *,
        sticky_flags: Iterable[str] = (),
        bare_comments: Iterable[str] = (),
        **fields: Any,
    ) -> None:
        super().__init__(**fields)
        self.sticky_flags = tuple(sticky_flags)
        self.bare_comments = frozenset(bare_comments)


def build_entry(fields: Mapping[str, Any]) -> CatalogEntry:
    """Build an entry of all its fields, as `CatalogEntry(**fields)` does, in a fifth of the time.

    polib's constructors only look each field up; a catalog has tens of thousands of entries.
    """
    entry = CatalogEntry.__new__(CatalogEntry)
    entry.__dict__.update(fields)
    return entry


class CatalogFile(polib.POFile):  # type: ignore[misc]  # polib is untyped
    """A polib file that also keeps the header as it was written, and where it stood.

    Change `metadata`, `header` and `metadata_is_fuzzy`, as with polib: the writer takes from
    `header_entry` only what these three do not say.
    """

    header_entry: CatalogEntry | None
    header_position: int
    """How many entries stood before the header; 0 in all but odd files."""

    def __init__(
        self, entries: Iterable[polib.POEntry] = (), header_entry: CatalogEntry | None = None
    ) -> None:
        super().__init__(wrapwidth=0, encoding="utf-8")
        self.header_entry = header_entry
        self.header_position = 0
        self.extend(entries)


def is_header(entry: polib.POEntry) -> bool:
    """Whether an entry is the header: live, without a context, its msgid empty."""
    return entry.msgid == "" and entry.msgctxt is None and not entry.obsolete


def is_live(entry: polib.POEntry) -> bool:
    """Whether an entry is in use: not obsolete."""
    return not entry.obsolete


def is_fuzzy(entry: polib.POEntry) -> bool:
    """Whether an entry is marked fuzzy, in `#,` or in `#=`."""
    return "fuzzy" in entry.flags


def is_plural(entry: polib.POEntry) -> bool:
    """Whether an entry has a msgid_plural; it may be empty."""
    return bool(entry.msgstr_plural or entry.msgid_plural)


def is_translated(entry: polib.POEntry) -> bool:
    """Whether any form of an entry has text, be it fuzzy or obsolete."""
    return any(forms_of(entry))


def is_kept(entry: polib.POEntry) -> bool:
    """Whether msgcat writes an entry: it drops the obsolete ones that have no text."""
    return is_live(entry) or is_translated(entry)


def key_of(entry: polib.POEntry) -> tuple[str | None, str]:
    """Return what names an entry in its catalog; an empty msgctxt differs from none."""
    return entry.msgctxt, entry.msgid


def forms_of(entry: polib.POEntry) -> Sequence[str]:
    """Return the msgstr, or msgstr[0], msgstr[1], … of an entry with a plural."""
    if not is_plural(entry):
        return (entry.msgstr,)
    forms = entry.msgstr_plural
    return [forms[index] for index in sorted(forms)] or [""]
