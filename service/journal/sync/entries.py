"""Reads what an entry says of its message, and writes it back: an inverse pair."""

import copy
from dataclasses import replace

import polib

from service.catalogs.po import forms_of, is_fuzzy, is_plural
from service.catalogs.texts import Origin, mark_origin, origin_named
from service.catalogs.written_for import mark_written_for, set_fuzzy, settle
from service.journal.store.records import Wording

OURS = "polyleaf: "
"""What begins the lines of a translator's comment that Polyleaf writes (design §6)."""


def read_entry(entry: polib.POEntry, header: Origin, known: Wording | None = None) -> Wording:
    """Read the translator's side of an entry.

    A mark of `update` is told by the msgid before it, and hides whether a person had marked the text
    fuzzy; `known` is the text that the entry had before, which tells.
    """
    waits = is_fuzzy(entry) and entry.previous_msgid is not None
    wording = Wording(
        msgctxt=(entry.previous_msgctxt or entry.msgctxt) if waits else entry.msgctxt,
        msgid=entry.previous_msgid if waits else entry.msgid,
        msgid_plural=(entry.previous_msgid_plural if waits else entry.msgid_plural) or None,
        msgstr=tuple(forms_of(entry)),
        unfinished=is_fuzzy(entry) and not waits,
        comment=_theirs(entry.tcomment),
        origin=origin_named(entry.tcomment) or header,
    )
    if waits and known is not None and _same_but_fuzzy(wording, known):
        return replace(known, comment=wording.comment)
    return wording


def write_entry(entry: polib.POEntry, wording: Wording, header: Origin) -> polib.POEntry:
    """Give an entry another text; the template's side of it stays."""
    written = copy.copy(entry)
    _write_forms(written, wording.msgstr)
    written.tcomment = wording.comment
    if wording.origin is not header:
        written.tcomment = mark_origin(written.tcomment, wording.origin)
    if wording.msgid != entry.msgid and not wording.is_empty:
        mark_written_for(written, wording.msgid, wording.msgctxt)
    else:
        settle(written)
        set_fuzzy(written, is_set=wording.unfinished)
    return written


def _write_forms(entry: polib.POEntry, forms: tuple[str, ...]) -> None:
    if is_plural(entry):
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = forms[0]


def _theirs(comment: str) -> str:
    """Leave out the lines of a comment that are ours."""
    return "\n".join(line for line in comment.split("\n") if line and not line.startswith(OURS))


def _same_but_fuzzy(wording: Wording, known: Wording) -> bool:
    return (wording.msgid, wording.msgstr) == (known.msgid, known.msgstr)
