"""Takes the header apart into polib's fields; puts it together again."""

from collections.abc import Iterable, Mapping

import polib

from service.catalogs.po.entry import CatalogEntry, CatalogFile


def read_fields(msgstr: str) -> dict[str, str]:
    """Read the fields of a header; of two with one name the last counts, as in polib."""
    parts = (line.partition(":") for line in msgstr.split("\n"))
    return {name.strip(): value.strip() for name, colon, value in parts if colon}


def write_fields(msgstr: str, fields: Mapping[str, str]) -> str:
    """Bring a header up to its fields; each line whose value stays keeps its bytes.

    The law: write_fields(m, read_fields(m)) is m.
    """
    old = read_fields(msgstr)
    if old == fields:
        return msgstr
    changed = {name for name, value in fields.items() if old.get(name) != value}
    kept = [line for line in msgstr.split("\n") if line and _stays(line, fields)]
    lines = dict.fromkeys(_renew(line, fields, changed) for line in kept)
    added = (f"{name}: {value}" for name, value in fields.items() if name not in old)
    return "".join(f"{line}\n" for line in (*lines, *added))


def _name(line: str) -> str | None:
    name, colon, _ = line.partition(":")
    return name.strip() if colon else None


def _stays(line: str, fields: Mapping[str, str]) -> bool:
    name = _name(line)
    return name is None or name in fields


def _renew(line: str, fields: Mapping[str, str], changed: Iterable[str]) -> str:
    name = _name(line)
    return f"{name}: {fields[name]}" if name is not None and name in changed else line


def header_of(catalog: polib.POFile) -> CatalogEntry | None:
    """Compose the header entry of a polib file; None where it has none."""
    base = getattr(catalog, "header_entry", None)
    if base is None and not (catalog.metadata or catalog.header):
        return None
    base = base or CatalogEntry()
    flags = [flag for flag in base.flags if flag != "fuzzy"]
    return CatalogEntry(
        msgid="",
        msgstr=write_fields(base.msgstr, catalog.metadata),
        tcomment=catalog.header,
        comment=base.comment,
        occurrences=base.occurrences,
        flags=["fuzzy", *flags] if catalog.metadata_is_fuzzy else flags,
        previous_msgctxt=base.previous_msgctxt,
        previous_msgid=base.previous_msgid,
        previous_msgid_plural=base.previous_msgid_plural,
        linenum=base.linenum,
        sticky_flags=base.sticky_flags,
        bare_comments=base.bare_comments,
    )


def set_header(catalog: CatalogFile, header: CatalogEntry) -> None:
    """Take an entry as the header of a catalog: the inverse of header_of."""
    catalog.header_entry = header
    catalog.header = header.tcomment
    catalog.metadata = read_fields(header.msgstr)
    catalog.metadata_is_fuzzy = ["fuzzy"] if "fuzzy" in header.flags else []


def copy_head(catalog: polib.POFile) -> CatalogFile:
    """Make an empty catalog with the header of another, all of it."""
    copy = CatalogFile()
    if (header := header_of(catalog)) is not None:
        set_header(copy, header)
    return copy
