"""Takes a file of work back into the catalogs of its language."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass

import polib

from service.catalogs.po import copy_head, forms_of, is_live, is_plural, key_of
from service.catalogs.texts import Key, Origin, mark_origin
from service.catalogs.work.base import HEADER, Place, digest_catalogs, digest_state, state_of
from service.catalogs.work.judge import Base, Verdict, judge_text, refuse_text
from service.catalogs.work.lines import own_remarks, read_was
from service.catalogs.work.names import read_name
from service.catalogs.work.report import Fate, Line
from service.catalogs.work.returned import Returned
from service.catalogs.work.shelf import Shelf, Shelved
from service.catalogs.written_for import mark_written_for, set_fuzzy, settle
from service.markup.links import rename_refs

_GONE = "No catalog has such a message now."
_LOST = "Its context was lost on the way, and its words alone do not tell which message it is."


@dataclass(frozen=True, slots=True)
class Taken:
    """The catalogs that change, by domain, and what became of each message of the file."""

    catalogs: Mapping[str, polib.POFile]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    line: Line
    item: Shelved | None = None
    edited: polib.POEntry | None = None
    """What stands in the catalog from now on; None where nothing changes."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """What holds for all messages of the file."""

    language: str
    shelf: Shelf
    is_current: bool
    """No catalog has changed since the file was written."""
    confirm: bool


def take_work(
    language: str,
    catalogs: Mapping[str, polib.POFile],
    shelf: Shelf,
    returned: Returned,
    *,
    confirm: bool,
) -> Taken:
    """Take what a file of work changed; `catalogs`, by domain, are not changed themselves.

    What the file does not hold stays as it is: absent is not deleted.
    """
    base = returned.catalog.metadata.get(HEADER)
    is_current = base == digest_catalogs(language, catalogs)
    terms = _Terms(language, shelf, is_current, confirm)
    outcomes = [
        _take(entry, returned.texts.texts[key_of(entry)].origin, terms)
        for entry in returned.catalog
        if is_live(entry)
    ]
    edits: dict[str, dict[Key, polib.POEntry]] = {}
    for each in outcomes:
        if each.item is not None and each.edited is not None:
            edits.setdefault(each.item.domain, {})[key_of(each.edited)] = each.edited
    changed = {domain: _rewrite(catalogs[domain], news) for domain, news in edits.items()}
    return Taken(changed, tuple(each.line for each in outcomes))


def _take(entry: polib.POEntry, origin: Origin, terms: _Terms) -> _Outcome:
    item = terms.shelf.find(entry)
    if item is None:
        return _take_changed(entry, origin, terms)
    ours, theirs = state_of(item.entry), state_of(entry)
    place = Place(terms.language, item.domain, item.entry.msgctxt, item.entry.msgid)
    unsaid = digest_state(place, ours) if terms.is_current else None
    base = Base(place, read_was(entry.comment) or unsaid)
    fate, reason = judge_text(base, ours, theirs, confirm=terms.confirm)
    edited = _edit(item, entry, origin) if fate is Fate.TAKEN else copy.copy(item.entry)
    edited.tcomment = _add_remarks(edited.tcomment, entry.tcomment)
    if edited.tcomment != item.entry.tcomment and fate is Fate.UNCHANGED:
        fate, reason = Fate.TAKEN, "Its comment."
    is_same = edited.tcomment == item.entry.tcomment and fate is not Fate.TAKEN
    return _Outcome(_tell((fate, reason), place, entry), item, None if is_same else edited)


def _take_changed(entry: polib.POEntry, origin: Origin, terms: _Terms) -> _Outcome:
    """Take a text whose message has other words now, or is gone."""
    domain, context = read_name(entry.msgctxt or "")
    place = Place(terms.language, domain, context, entry.msgid)
    item = terms.shelf.by_address.get(entry.msgctxt)
    verdict = _judge_changed(Base(place, read_was(entry.comment)), entry, item)
    line = _tell(verdict, place, entry)
    if item is None or line.fate is not Fate.PROPOSED:
        return _Outcome(line)
    edited = _edit(item, entry, origin)
    renamed = rename_refs(entry.msgid, edited.msgid, edited.msgstr)
    edited.msgstr = edited.msgstr if renamed is None else renamed
    mark_written_for(edited, entry.msgid, None)
    edited.tcomment = _add_remarks(edited.tcomment, entry.tcomment)
    return _Outcome(line, item, edited)


def _judge_changed(base: Base, entry: polib.POEntry, item: Shelved | None) -> Verdict:
    theirs = state_of(entry)
    if not any(theirs.forms) or base.is_state(theirs):
        return Fate.UNCHANGED, ""
    if item is None:
        return Fate.REFUSED, _LOST if entry.msgctxt is None else _GONE
    ours = state_of(item.entry)
    if theirs.forms == ours.forms:
        return Fate.KEPT, "Its source changed since; the catalog has the same text."
    if reason := refuse_text(entry.msgid, ours, theirs):
        return Fate.REFUSED, reason
    if any(ours.forms) and not base.is_text(ours.forms):
        return Fate.REFUSED, "Its source changed since, and the catalog has another text now."
    return Fate.PROPOSED, "Its source changed since; it is a fuzzy proposal for the new one."


def _edit(item: Shelved, theirs: polib.POEntry, origin: Origin) -> polib.POEntry:
    """Put the file's text into an entry, with its origin where the words are new."""
    edited, told = copy.copy(item.entry), state_of(theirs)
    if tuple(forms_of(edited)) != told.forms:
        if is_plural(edited):
            edited.msgstr_plural = dict(enumerate(told.forms))
        else:
            edited.msgstr = told.forms[0]
        if origin is not item.origin:
            edited.tcomment = mark_origin(edited.tcomment, origin)
    if told.is_fuzzy:
        set_fuzzy(edited, is_set=True)
    else:
        settle(edited)
    return edited


def _add_remarks(ours: str, theirs: str) -> str:
    """Add the translator's remarks that are new; none is taken out."""
    held = {line.rstrip() for line in ours.split("\n")}
    news = [line for line in own_remarks(theirs) if line not in held]
    return "\n".join([*([ours] if ours else []), *news]) if news else ours


def _tell(verdict: Verdict, place: Place, entry: polib.POEntry) -> Line:
    fate, reason = verdict
    forms = tuple(forms_of(entry))
    return Line(fate, reason, place.domain, place.context, place.msgid, forms, entry.linenum)


def _rewrite(catalog: polib.POFile, edits: Mapping[Key, polib.POEntry]) -> polib.POFile:
    """Make a catalog anew with some of its live entries exchanged."""
    rewritten = copy_head(catalog)
    rewritten.header_position = getattr(catalog, "header_position", 0)
    rewritten.extend(
        edits.get(key_of(entry), entry) if is_live(entry) else entry for entry in catalog
    )
    return rewritten
