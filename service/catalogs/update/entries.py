"""Writes the new entries: the template's side of each, joined with the translators' side."""

import copy
from collections.abc import Mapping, Sequence

import polib

from service.catalogs.answers import answers_of, with_answers
from service.catalogs.po import CatalogEntry, is_fuzzy, is_plural, is_translated, key_of
from service.catalogs.texts import Origin, mark_origin, origin_named
from service.catalogs.update.ledger import Fate, Line
from service.catalogs.update.pool import Located
from service.catalogs.written_for import CHANGE, mark_written_for
from service.markup.links import rename_refs

Origins = Mapping[str, Origin]
"""What the header of each catalog says of its texts, by domain."""


def is_waiting(entry: polib.POEntry) -> bool:
    """Tell whether a text still waits for the words that came after those it was made for."""
    return is_fuzzy(entry) and entry.previous_msgid is not None


def written_for(entry: polib.POEntry) -> str:
    """Return the msgid that a text was made for."""
    return str(entry.previous_msgid if is_waiting(entry) else entry.msgid)


def begin_entry(message: polib.POEntry) -> polib.POEntry:
    """Make the entry of a new message."""
    return _combine(message, CatalogEntry())


def is_untouched(message: Located, old: Located) -> bool:
    """Tell whether an entry is what its message would make of it: most are, at every update."""
    template, entry = message.entry, old.entry
    return (
        old.name == message.name
        and not entry.obsolete
        and entry.previous_msgid is None
        and entry.msgid_plural == template.msgid_plural
        and entry.comment == template.comment
        and entry.occurrences == template.occurrences
        and [flag for flag in entry.flags if flag != "fuzzy"] == template.flags
    )


def take_text(
    message: Located, old: Located, own: polib.POEntry | None, origins: Origins
) -> tuple[Fate, polib.POEntry]:
    """Give a message the text of an old entry, which leaves its own place; say what became of it.

    `own` is an empty entry of the message that has comments.
    """
    entry = _combine(message.entry, old.entry)
    if not is_translated(old.entry):
        is_known = old.name == message.name and not old.entry.obsolete
        return Fate.KEPT if is_known else Fate.NEW, entry
    comments = [own.tcomment if own else "", entry.tcomment]
    entry.tcomment = "\n".join(filter(None, comments))
    renamed = _rename_refs(old.entry, entry)
    if renamed is not None and _is_same_message(message, old):
        entry.msgstr = renamed
        fate = _fate_of_same(message, old)
    else:
        fate = _restate(entry, old, is_same=renamed is not None)
    if message.domain != old.domain:
        _tell_origin(entry, [old], message, origins)
        fate = Fate.MOVED if renamed is not None else fate
    return fate, entry


def copy_texts(message: Located, olds: Sequence[Located], origins: Origins) -> polib.POEntry:
    """Propose the texts of old entries, joined by a space, for a message; they stay where they are."""
    entry = begin_entry(message.entry)
    entry.msgstr = " ".join(old.entry.msgstr for old in olds)
    words = " ".join(written_for(old.entry) for old in olds)
    mark_written_for(entry, words, olds[0].entry.msgctxt if len(olds) == 1 else None)
    _tell_origin(entry, olds, message, origins)
    return entry


def retire(old: polib.POEntry) -> polib.POEntry:
    """Make an entry obsolete; one that was so already stays as it is."""
    entry = copy.copy(old)
    if not old.obsolete:
        entry.obsolete, entry.comment, entry.occurrences = True, "", []
        entry.flags = [flag for flag in old.flags if flag == "fuzzy"]
    return entry


def write_line(fate: Fate, entry: polib.POEntry, source: str = "") -> Line:
    """Write the line of the ledger for an entry."""
    return Line(fate, entry.msgctxt, entry.msgid, _change_of(entry.comment), source)


def _change_of(comment: str) -> str:
    if CHANGE not in comment:
        return ""
    lines = comment.split("\n")
    return next((line.removeprefix(CHANGE) for line in lines if line.startswith(CHANGE)), "")


def _combine(message: polib.POEntry, old: polib.POEntry) -> polib.POEntry:
    """Join the template's side of an entry (msgid, `#.`, `#:`, flags) with the translator's side."""
    entry = copy.copy(old)
    entry.msgctxt, entry.msgid = message.msgctxt, message.msgid
    entry.msgid_plural = message.msgid_plural or old.msgid_plural
    entry.comment = with_answers(message.comment, answers_of(old.comment))
    entry.occurrences = list(message.occurrences)
    entry.flags = [*(["fuzzy"] if is_fuzzy(old) else []), *message.flags]
    entry.obsolete = False
    if is_plural(message) and not is_plural(old):
        entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(message.msgstr_plural, old.msgstr)
    if not is_waiting(old) or (
        old.previous_msgid == message.msgid and key_of(old) != key_of(entry)
    ):
        entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
    else:
        _mark(entry, old.previous_msgid, old.previous_msgctxt, old.previous_msgid_plural)
    return entry


def _rename_refs(old: polib.POEntry, entry: polib.POEntry) -> str | None:
    """Return the msgstr with the references of the new words; None where the words are others."""
    if (old.msgid_plural or "") != (entry.msgid_plural or ""):
        return None
    renamed: str | None = rename_refs(old.msgid, entry.msgid, entry.msgstr)
    return renamed


def _is_same_message(message: Located, old: Located) -> bool:
    """Tell whether equal words are the same message under another name.

    Within a document a permanent address may come, go and change; a context that only tells equal
    texts apart may not. In another document the same words may mean something else, unless neither
    has an address, or both have the same unit: then the document was renamed, or the text moved.
    """
    if message.domain != old.domain:
        return message.unit == old.unit
    return message.sense == old.sense


def _fate_of_same(message: Located, old: Located) -> Fate:
    if old.name != message.name:
        return Fate.CARRIED
    return Fate.REVIVED if old.entry.obsolete else Fate.KEPT


def _restate(entry: polib.POEntry, old: Located, *, is_same: bool) -> Fate:
    """Mark the translation of a changed message: fuzzy, with the msgid that it was written for."""
    waits = is_waiting(old.entry)
    if waits and old.entry.previous_msgid == entry.msgid and not is_same:
        return Fate.KEPT  # the source is what it was; only a person may say that the text fits
    context = old.entry.previous_msgctxt if waits else old.entry.msgctxt
    plural = old.entry.previous_msgid_plural if waits else old.entry.msgid_plural
    _mark(entry, written_for(old.entry), context, plural)
    return Fate.STALED


def _mark(entry: polib.POEntry, msgid: str, context: str | None, plural: str | None) -> None:
    mark_written_for(entry, msgid, context)
    entry.previous_msgid_plural = plural or None


def _tell_origin(
    entry: polib.POEntry, olds: Sequence[Located], message: Located, origins: Origins
) -> None:
    """Say where texts come from if their new catalog does not; the least trusted of several counts.

    A proposal is not called a person's: whoever finishes it makes it a text of the new catalog.
    """
    order = list(Origin)
    told = (origin_named(old.entry.tcomment) or origins[old.domain] for old in olds)
    origin = max(told, key=order.index)
    if origin != origins[message.domain] and not (origin is Origin.HUMAN and is_fuzzy(entry)):
        entry.tcomment = mark_origin(entry.tcomment, origin)
