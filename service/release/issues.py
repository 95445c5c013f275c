"""Issues documents for the readers of every language, or recalls how they were issued."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import INTRO, Document
from service.errors import ReleaseError
from service.release.compose import Edition, digest, name_document
from service.release.decide import Decided
from service.release.gate import Served, Unit
from service.release.holds.held import HeldDocument, HeldEdition
from service.release.inputs import Inputs
from service.release.judged import Judged
from service.release.memo.codec import dump, load
from service.release.memo.keys import Keys
from service.release.memo.memo import Memo, Table
from service.release.memo.shelf import Shelf
from service.release.model import NO_WORDS, Kept, Part, SectionState
from service.release.own_text import title_text
from service.release.responses import Entry, Outline, make_edition
from service.release.store.manifest import digest_of
from service.release.store.pack import write_pack

States = Mapping[str, SectionState]
"""By `document/section`."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A document for the readers of one language, as a release holds it."""

    key: str
    document: str
    part: Part | Kept
    pack: str
    """The digest of the part's file."""
    states: States
    outline: Callable[[], Outline]
    """Tells what lists say of it; it is read only where a list is made."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A document for the readers of every language, as a release holds it."""

    title: str
    """As plain text, in the source language."""
    issues: Mapping[str, Issue]
    """By language."""
    unreviewed_safety: bool
    """It shows safety text that nobody approved, the source's own included."""


class Issues:
    """The documents of one release; what memo and shelf have is not made again."""

    def __init__(
        self, inputs: Inputs, keys: Keys, judged: Judged, memo: Memo, shelf: Shelf
    ) -> None:
        self._content, self._held = inputs.content, inputs.held
        self._keys, self._judged, self._memo, self._shelf = keys, judged, memo, shelf

    def issue(self, document: Document, languages: Sequence[str]) -> Volume:
        """Make a document for the readers of these languages; raises ReleaseError."""
        if held := self._held.get(document.id):
            return self._hold(document, held, languages)
        key = self._keys.volume(document, languages)
        return self._recall(key, document.id) or self._make(key, document, languages)

    def _hold(self, document: Document, held: HeldDocument, languages: Sequence[str]) -> Volume:
        """Take the version that stays."""
        decided = self._judged.decide(document)
        issues = {
            tag: _hold_issue(self._keys.held(held[tag]), document.id, held[tag])
            for tag in languages
        }
        return Volume(held[SOURCE_LANGUAGE].title, issues, decided.shows_unreviewed_safety)

    def _recall(self, key: str, document: str) -> Volume | None:
        """Find a document whose texts, and all that was decided on them, are as they were."""
        due = self._memo.recall(Table.DUE, key)
        if due is None:
            return None
        known = self._memo.recall(Table.VOLUMES, self._keys.volume_today(key, due))
        if known is None or not self._retain(known):
            return None
        issues = {tag: self._recall_issue(document, *each) for tag, each in known["issues"].items()}
        found = {tag: issue for tag, issue in issues.items() if issue}
        if len(found) < len(issues):
            return None
        self._judged.due.update(due)
        return Volume(known["title"], found, known["safety"])

    def _retain(self, known: Mapping[str, Any]) -> bool:
        """Retain what it takes to make the document anew in one language only."""
        editions = [key for key, *_ in known["issues"].values()]
        offers = self._memo.retain(Table.OFFERS, known["offers"])
        return self._memo.retain(Table.EDITIONS, editions) and offers

    def _recall_issue(
        self, document: str, key: str, pack: str, states: Mapping[str, Sequence[str]]
    ) -> Issue | None:
        kept = self._shelf.find(pack)
        read = {place: SectionState(*state) for place, state in states.items()}
        outline = partial(self._read_outline, document, key)
        return Issue(key, document, kept, pack, read, outline) if kept else None

    def _read_outline(self, document: str, key: str) -> Outline:
        known = self._memo.recall(Table.EDITIONS, key)
        if known is None:
            raise ReleaseError(f"{document}: what lists say of it is not remembered.")
        entries = tuple(load(Entry, entry) for entry in known["entries"])
        return Outline(document, load(Served, known["intro"]), known["summary"], entries)

    def _make(self, key: str, document: Document, languages: Sequence[str]) -> Volume:
        decided = self._judged.decide(document)
        issues = {tag: self._issue(decided, tag) for tag in languages}
        title = name_document(document, decided.served[INTRO][SOURCE_LANGUAGE])["title"]
        volume = Volume(title, issues, decided.shows_unreviewed_safety)
        due = sorted(decided.due)
        self._memo.keep(Table.DUE, key, due)
        noted = {**_note_volume(volume), "offers": self._judged.name_offers(document)}
        self._memo.keep(Table.VOLUMES, self._keys.volume_today(key, due), noted)
        return volume

    def _issue(self, decided: Decided, language: str) -> Issue:
        mine = decided.for_readers(language)
        key = self._keys.edition(decided.document, language, mine)
        if known := self._memo.recall(Table.EDITIONS, key):
            found = self._recall_issue(decided.document.id, key, known["pack"], known["states"])
            if found:
                return found
        edition = decided.edition(self._content, self._judged.reader(language))
        part, outline = make_edition(edition, decided.units)
        states, pack = dict(_states(edition, decided.units)), digest_of(write_pack(part))
        self._memo.keep(Table.EDITIONS, key, _note_issue(pack, states, outline))
        return Issue(key, decided.document.id, part, pack, states, lambda: outline)


def _states(edition: Edition, units: Sequence[Unit]) -> Iterator[tuple[str, SectionState]]:
    for unit in units:
        served = edition.served[unit.id]
        if served.is_gone:
            yield f"{edition.document.id}/{unit.id}", _state(served, NO_WORDS)
            continue
        titles = [title_text(message, served.text) for message in unit.head]
        markdown = edition.own_texts[unit.id].markdown
        revision = digest([served.language, str(served.status), titles, markdown])
        yield f"{edition.document.id}/{unit.id}", _state(served, revision)


def _state(served: Served, revision: str) -> SectionState:
    return SectionState(served.language, str(served.status), served.reason, revision)


def _hold_issue(key: str, document: str, held: HeldEdition) -> Issue:
    """Take a document's version that stays."""
    entries = tuple(Entry(each.id, each.kind, each.revisions) for each in held.entries)
    outline = Outline(document, held.intro, dict(held.summary), entries)
    pack = digest_of(write_pack(held.part))
    return Issue(key, document, held.part, pack, held.states, lambda: outline)


def _note_volume(volume: Volume) -> Mapping[str, Any]:
    """Write what a release needs of a document that is not made again."""
    issues = {
        tag: [issue.key, issue.pack, _note_states(issue.states)]
        for tag, issue in volume.issues.items()
    }
    return {"title": volume.title, "safety": volume.unreviewed_safety, "issues": issues}


def _note_issue(pack: str, states: States, outline: Outline) -> Mapping[str, Any]:
    """Write what a release and its lists need of a document whose part is not made again."""
    return {
        "pack": pack,
        "summary": outline.summary,
        "entries": [dump(entry) for entry in outline.entries],
        "states": _note_states(states),
        "intro": dump(replace(outline.served, text={})),  # no list shows its words
    }


def _note_states(states: States) -> Mapping[str, Sequence[str]]:
    return {place: dump(state) for place, state in states.items()}
