"""Sorts out the messages of an uploaded file that no merge can take: those that the source lacks."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polib

from service.catalogs.po import CatalogFile, forms_of, is_live, is_plural
from service.catalogs.po.checks import check_catalog
from service.catalogs.po.limits import Limits
from service.errors import InputError
from service.journal.merge import Fate, Reason
from service.journal.store.records import TextRow, key_of_message
from service.journal.sync.catalog import Line


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the source of one domain."""

    domain: str
    template: Mapping[str, polib.POEntry]
    """The messages that the source has, by key."""
    wordings: Mapping[str, set[str]]
    """Every msgid that each ever had, by key."""
    successors: Mapping[str, str]
    """The key of a message without an id before its words changed, and its key now."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What of a file can be merged, by key, and what of it is refused."""

    entries: Mapping[str, polib.POEntry]
    refused: tuple[Line, ...]


def know_source(
    domain: str,
    template: Sequence[polib.POEntry],
    wordings: Mapping[str, set[str]],
    texts: Mapping[str, TextRow],
) -> Known:
    """Gather what is known of a domain; the journal's texts know what they were written for."""
    messages = {key_of_message(domain, each.msgctxt, each.msgid): each for each in template}
    known = {key: {entry.msgid, *wordings.get(key, ())} for key, entry in messages.items()}
    successors = {}
    for key, row in texts.items():
        if key in messages:
            known[key].add(row.wording.msgid)
            successors[key_of_message(domain, row.wording.msgctxt, row.wording.msgid)] = key
    return Known(domain, messages, known, successors)


def admit(catalog: polib.POFile, known: Known) -> Admitted:
    """Find the message of each live entry that says something, and refuse those without one."""
    entries: dict[str, polib.POEntry] = {}
    refused: list[Line] = []
    for entry in filter(is_live, catalog):
        own = key_of_message(known.domain, entry.msgctxt, entry.msgid)
        key = own if own in known.template else known.successors.get(own, own)
        reason = _refuse(entry, key, known)
        if reason is None and key not in entries:
            entries[key] = entry
        elif any(forms_of(entry)):
            told = reason or Reason.NO_MESSAGE
            refused.append(Line(key, entry.msgctxt, entry.msgid, entry.linenum, Fate.REFUSED, told))
    return Admitted(entries, tuple(refused))


def _refuse(entry: polib.POEntry, key: str, known: Known) -> Reason | None:
    message = known.template.get(key)
    if message is None:
        return Reason.NO_MESSAGE
    if not {entry.msgid, entry.previous_msgid or entry.msgid} <= known.wordings[key]:
        return Reason.NO_WORDING
    if is_plural(entry) != is_plural(message):
        return Reason.OTHER_SHAPE
    return None


def check_formats(catalog: CatalogFile, known: Known, path: str, limits: Limits) -> None:
    """Check a file by the flags of the source, which tools may drop; raises InputError."""
    checked = copy.copy(catalog)
    checked[:] = [_with_flags(entry, known) for entry in catalog]
    if faults := tuple(check_catalog(checked, path, limits)):
        raise InputError(faults)


def _with_flags(entry: polib.POEntry, known: Known) -> Any:
    message = known.template.get(key_of_message(known.domain, entry.msgctxt, entry.msgid))
    if message is None or not is_live(entry):
        return entry
    flagged = copy.copy(entry)
    flagged.flags = [*entry.flags, *(flag for flag in message.flags if flag not in entry.flags)]
    return flagged
