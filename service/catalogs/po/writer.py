"""Writes a catalog as `msgcat --no-wrap` of GNU gettext 0.21 does, byte for byte."""

from collections.abc import Iterator, Sequence

import polib

from service.catalogs.po.charset import PLACEHOLDER, UTF_8, codec_of, declared_charset
from service.catalogs.po.comments import write_comments
from service.catalogs.po.entry import forms_of, is_kept, is_live, is_plural
from service.catalogs.po.header import header_of
from service.catalogs.po.strings import quote
from service.errors import Fault, InputError


def write_po(pofile: polib.POFile) -> bytes:
    """Write a catalog in the charset of its header; the obsolete entries come last.

    Raises InputError for characters that the charset lacks.
    """
    entries = _in_order(pofile)
    codec = _codec_of(pofile)
    blocks = ["\n".join(_write_entry(entry, codec)) + "\n" for entry in entries]
    try:
        return "\n".join(blocks).encode(codec)
    except UnicodeEncodeError as error:
        faults = _list_unwritable(entries, blocks, codec)
        raise InputError(faults) from error


def _in_order(pofile: polib.POFile) -> Sequence[polib.POEntry]:
    live = [entry for entry in pofile if is_live(entry)]
    if (header := header_of(pofile)) is not None:
        live.insert(getattr(pofile, "header_position", 0), header)
    return [*live, *(entry for entry in pofile if not is_live(entry) and is_kept(entry))]


def _codec_of(pofile: polib.POFile) -> str:
    header = header_of(pofile)
    named = declared_charset(header.msgstr) if header is not None else None
    if named is None or named == PLACEHOLDER:
        return "ascii"
    return codec_of(named) or UTF_8


def _list_unwritable(
    entries: Sequence[polib.POEntry], blocks: Sequence[str], codec: str
) -> Iterator[Fault]:
    for entry, block in zip(entries, blocks, strict=True):
        if block.encode(codec, "ignore").decode(codec) != block:
            message = f"The message {entry.msgid!r} has characters that {codec} lacks."
            yield Fault("<catalog>", entry.linenum or 0, message, "Declare charset=UTF-8.")


def _write_entry(entry: polib.POEntry, codec: str) -> Iterator[str]:
    mark = "#~ " if entry.obsolete else ""
    yield from write_comments(entry, codec)
    yield from _write_previous(entry)
    if entry.msgctxt is not None:
        yield quote("msgctxt", entry.msgctxt, mark)
    yield quote("msgid", entry.msgid, mark)
    if not is_plural(entry):
        yield quote("msgstr", entry.msgstr, mark)
        return
    yield quote("msgid_plural", entry.msgid_plural, mark)
    for index, form in enumerate(forms_of(entry)):
        yield quote(f"msgstr[{index}]", form, mark)


def _write_previous(entry: polib.POEntry) -> Iterator[str]:
    mark = "#~| " if entry.obsolete else "#| "
    if entry.previous_msgctxt is not None:
        yield quote("msgctxt", entry.previous_msgctxt, mark)
    if entry.previous_msgid is not None:
        yield quote("msgid", entry.previous_msgid, mark)
    if entry.previous_msgid_plural is not None:
        yield quote("msgid_plural", entry.previous_msgid_plural, mark)
