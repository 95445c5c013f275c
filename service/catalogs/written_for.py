"""Marks the text of an entry as written for other words of the source, and takes the mark off."""

import polib

from service.catalogs.changes import Change, classify_change
from service.catalogs.po import is_fuzzy

CHANGE = "change: "
"""What begins the extracted comment (`#.`) that says what an edit of the source did."""


def mark_written_for(entry: polib.POEntry, msgid: str, context: str | None) -> Change | None:
    """Make an entry fuzzy, with the msgid that its text was written for; return what differs.

    Words that are the same have no change; they are told as the previous msgid all the same.
    """
    change = classify_change(msgid, entry.msgid) if msgid != entry.msgid else None
    moved = context is not None and context != entry.msgctxt
    entry.previous_msgctxt = context if moved else None
    entry.previous_msgid, entry.previous_msgid_plural = msgid, None
    set_fuzzy(entry, is_set=True)
    told = [f"{CHANGE}{change}"] if change else []
    entry.comment = "\n".join([*_other_lines(entry), *told])
    return change


def settle(entry: polib.POEntry) -> None:
    """Take an entry's text as written for its own msgid: the inverse of `mark_written_for`."""
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
    set_fuzzy(entry, is_set=False)
    entry.comment = "\n".join(_other_lines(entry))


def set_fuzzy(entry: polib.POEntry, *, is_set: bool) -> None:
    """Set or clear the fuzzy flag; the list of flags is a new one."""
    if is_fuzzy(entry) != is_set:
        others = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.flags = ["fuzzy", *others] if is_set else others


def _other_lines(entry: polib.POEntry) -> list[str]:
    lines = entry.comment.split("\n")
    return [line for line in lines if line and not line.startswith(CHANGE)]
