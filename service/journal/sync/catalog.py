"""Merges one catalog with the journal: a pure function of what both say and what they began from."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import polib

from service.catalogs.po import is_live
from service.catalogs.texts import Origin
from service.journal.merge import Base, Fate, Merged, Reason, merge_message
from service.journal.store.records import (
    Address,
    NewSuggestion,
    NewText,
    TextRow,
    Wording,
    digest_of,
    key_of_message,
)
from service.journal.sync.entries import read_entry

FindBase = Callable[[str], Base | None]
"""What a file began from, by the key of a message; None where nobody knows."""
FindAuthor = Callable[[str], str | None]
"""Who wrote a file's text, by the key of its message; None where nobody knows."""
FindEarlier = Callable[[str, Wording], TextRow | None]
"""Finds the text that a new one took over, which stood at another key; None where there is none."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """What a file says, by key."""

    entries: Mapping[str, polib.POEntry]
    """Its live entries."""
    header: Origin
    """What its header says of the origin of its texts."""
    tells_origin: bool = True
    """Whether it says of the texts that it leaves as they were, too, where they come from."""


@dataclass(frozen=True, slots=True)
class Ours:
    """What the journal says of a language and domain."""

    language: str
    domain: str
    texts: Mapping[str, TextRow]
    """The last text of each message, by key."""
    earlier: Mapping[str, Collection[str]]
    """The digests of every text that each message had; empty where a file's own base is sure."""
    present: Collection[str]
    """The keys that the source has: what neither it nor the file has is not spoken of."""
    find_earlier: FindEarlier = lambda _key, _wording: None


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one message."""

    key: str
    msgctxt: str | None
    msgid: str
    line: int
    """Where it stands in the file; 0 where it does not."""
    fate: Fate
    reason: Reason


@dataclass(frozen=True, slots=True)
class CatalogMerge:
    """What the journal adds, and what the message's texts are then."""

    lines: tuple[Line, ...]
    texts: tuple[NewText, ...]
    suggestions: tuple[NewSuggestion, ...]
    merged: Mapping[str, Wording]
    """The text of each message of either side, by key."""
    strangers: tuple[str, ...] = ()
    """Who committed texts that are added, and has no account."""


def read_theirs(catalog: polib.POFile, domain: str, header: Origin) -> Theirs:
    """Take the live entries of a file by key."""
    entries = {
        key_of_message(domain, entry.msgctxt, entry.msgid): entry
        for entry in catalog
        if is_live(entry)
    }
    return Theirs(entries, header)


def merge_catalog(
    ours: Ours, theirs: Theirs, find_base: FindBase, find_author: FindAuthor
) -> CatalogMerge:
    """Merge every message that either side has; messages do not touch each other."""
    outcomes = {key: _merge(key, ours, theirs, find_base) for key in _keys(ours, theirs)}
    return CatalogMerge(
        lines=tuple(_line(key, *outcome, theirs) for key, outcome in outcomes.items()),
        texts=tuple(_new_texts(outcomes, ours, find_author)),
        suggestions=tuple(_new_suggestions(outcomes, ours, find_author)),
        merged={key: merged.text for key, (merged, _) in outcomes.items() if merged.text},
    )


def _keys(ours: Ours, theirs: Theirs) -> Iterator[str]:
    yield from theirs.entries
    yield from (key for key in ours.texts if key in ours.present and key not in theirs.entries)


def _merge(
    key: str, ours: Ours, theirs: Theirs, find_base: FindBase
) -> tuple[Merged, Wording | None]:
    row, entry, base = ours.texts.get(key), theirs.entries.get(key), find_base(key)
    known = base.wording if base else None
    said = read_entry(entry, theirs.header, known) if entry is not None else None
    if said is not None and row is not None and not theirs.tells_origin:
        said = _with_origin_of(row.wording, said)
    is_older = said is not None and row is not None and _is_older(said, row, base, ours)
    return merge_message(base, row.wording if row else None, said, is_older=is_older), said


def _with_origin_of(ours: Wording, said: Wording) -> Wording:
    return replace(said, origin=ours.origin) if said.words == ours.words else said


def _is_older(said: Wording, row: TextRow, base: Base | None, ours: Ours) -> bool:
    """Tell whether a file has a text that the message had before: neither its last nor the base."""
    if base and base.wording and said.words == base.wording.words:
        return False
    digest = digest_of(row.address, said)
    return digest != row.digest and digest in ours.earlier.get(row.address.key, ())


def _line(key: str, merged: Merged, said: Wording | None, theirs: Theirs) -> Line:
    if (entry := theirs.entries.get(key)) is not None:
        return Line(key, entry.msgctxt, entry.msgid, entry.linenum, merged.fate, merged.reason)
    told = said or merged.text
    return Line(
        key,
        told.msgctxt if told else None,
        told.msgid if told else "",
        0,
        merged.fate,
        merged.reason,
    )


Outcomes = Mapping[str, tuple[Merged, Wording | None]]


def _new_texts(outcomes: Outcomes, ours: Ours, find_author: FindAuthor) -> Iterator[NewText]:
    """Yield what differs from the journal's last texts; comments that were merged among it."""
    for key, (merged, _) in outcomes.items():
        row, text = ours.texts.get(key), merged.text
        if text is not None and row is None:
            yield _first_text(key, text, ours, find_author)
        elif text is not None and row is not None and text != row.wording:
            is_theirs = merged.fate is Fate.TAKEN and merged.reason is not Reason.COMMENTED
            made = find_author(key) if is_theirs else row.made.author
            yield NewText(Address(ours.language, ours.domain, key), text, row, author=made)


def _first_text(key: str, text: Wording, ours: Ours, find_author: FindAuthor) -> NewText:
    """Make the first text at a key; one that stood at another key keeps its author."""
    address = Address(ours.language, ours.domain, key)
    earlier = ours.find_earlier(key, text)
    if earlier is None:
        return NewText(address, text, None, author=find_author(key))
    is_same = earlier.wording.msgstr == text.msgstr
    made = earlier.made.author if is_same else find_author(key)
    return NewText(address, text, None, carried_from=earlier.id, author=made)


def _new_suggestions(
    outcomes: Outcomes, ours: Ours, find_author: FindAuthor
) -> Iterator[NewSuggestion]:
    for key, (merged, _) in outcomes.items():
        if merged.suggestion is not None:
            address = Address(ours.language, ours.domain, key)
            row, reason = ours.texts.get(key), str(merged.reason)
            yield NewSuggestion(address, merged.suggestion, row, reason, find_author(key))
