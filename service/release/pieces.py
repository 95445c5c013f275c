"""Makes the parts of a release, or finds those whose inputs are as they were."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import INTRO, Document
from service.release.compose import Edition, digest
from service.release.decide import Decided
from service.release.gate import Served, Unit
from service.release.inputs import Inputs
from service.release.judged import Judged, Terms
from service.release.listings import compose_catalogue, compose_languages, tally
from service.release.memo.codec import dump, load
from service.release.memo.keys import ByUnit, Keys
from service.release.memo.memo import Memo, Table
from service.release.memo.shelf import Shelf
from service.release.model import Kept, Language, Part, SectionState
from service.release.own_text import title_text
from service.release.responses import (
    Entry,
    Outline,
    make_common,
    make_edition,
    make_index,
)
from service.release.store.manifest import digest_of
from service.release.store.pack import write_pack

Sections = Mapping[str, Mapping[str, SectionState]]
"""What readers of each language get, by language, then by `document/section`."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A document for the readers of one language, as a release holds it."""

    key: str
    part: Part | Kept
    outline: Outline
    states: Mapping[str, SectionState]
    """By `document/section`."""


class Pieces:
    """The parts of one release; what memo and shelf have is not made again."""

    def __init__(self, inputs: Inputs, memo: Memo, shelf: Shelf) -> None:
        self._keys = Keys(inputs)
        self.judged = Judged(inputs, self._keys, memo)
        self._content, self._memo, self._shelf = inputs.content, memo, shelf

    def issue(self, decided: Decided, language: str) -> Issue:
        """Make a document for the readers of a language; raises ReleaseError."""
        mine = decided.for_readers(language)
        key = self._keys.edition(decided.document, language, mine)
        known = self._memo.recall(Table.EDITIONS, key)
        kept = self._shelf.find(known["pack"]) if known else None
        if known and kept:
            return _recall_issue(key, known, kept, mine, decided.document.id)
        edition = decided.edition(self._content, self.judged.reader(language))
        part, outline = make_edition(edition)
        states = dict(_states(edition, decided.units))
        self._memo.keep(Table.EDITIONS, key, _note_issue(part, outline, states))
        return Issue(key, part, outline, states)

    def index(self, issues: Sequence[Issue], terms: Terms, language: str) -> Part | Kept:
        """Make what spans documents for the readers of a language; raises ReleaseError."""
        mine = {term: served[language] for term, served in terms.items()}
        key = self._keys.index(language, [issue.key for issue in issues], mine)
        return self._find(key) or self._keep(
            key,
            make_index(
                self._content,
                [(issue.outline, self._read(issue.part)) for issue in issues],
                mine,
                self.judged.reader(language),
            ),
        )

    def common(self, documents: Sequence[Document], sections: Sections) -> Part | Kept:
        """Make what is the same for everybody; raises ReleaseError."""
        tallies = {tag: tally(tag, states.values()) for tag, states in sections.items()}
        key = self._keys.common(documents, tallies)
        if kept := self._find(key):
            return kept
        reader = self.judged.reader(SOURCE_LANGUAGE)
        catalogue = compose_catalogue(documents, tuple(sections), reader)
        return self._keep(key, make_common(catalogue, compose_languages(tallies, reader)))

    def language(self, tag: str) -> Language:
        """Describe a language."""

        def make() -> object:
            facts = self._content.languages.facts(tag)
            return dump(Language(facts.tag, facts.direction, facts.name, facts.autonym))

        known = self._memo.find(Table.LANGUAGES, self._keys.language(tag), make)
        language: Language = load(Language, known)
        return language

    def interface(self, language: str) -> bytes | Kept:
        """Compile what is said at request time in a language."""
        key = self._keys.interface(language)
        if kept := self._find(key):
            return kept
        compiled = self.judged.reader(language).phrases.compile()
        self._memo.keep(Table.PARTS, key, digest_of(compiled))
        return compiled

    def _find(self, key: str) -> Kept | None:
        known = self._memo.recall(Table.PARTS, key)
        return self._shelf.find(known) if known else None

    def _keep(self, key: str, part: Part) -> Part:
        self._memo.keep(Table.PARTS, key, digest_of(write_pack(part)))
        return part

    def _read(self, part: Part | Kept) -> Part:
        return self._shelf.read(part) if isinstance(part, Kept) else part


def _states(edition: Edition, units: Sequence[Unit]) -> Iterator[tuple[str, SectionState]]:
    for unit in units:
        served = edition.served[unit.id]
        titles = [title_text(message, served.text) for message in unit.head]
        markdown = edition.own_texts[unit.id].markdown
        revision = digest([served.language, str(served.status), titles, markdown])
        yield f"{edition.document.id}/{unit.id}", _state(served, revision)


def _state(served: Served, revision: str) -> SectionState:
    return SectionState(served.language, str(served.status), served.reason, revision)


def _note_issue(
    part: Part, outline: Outline, states: Mapping[str, SectionState]
) -> Mapping[str, Any]:
    """Write what a release and its lists need of a document whose part is not made again."""
    return {
        "pack": digest_of(write_pack(part)),
        "summary": outline.summary,
        "entries": [dump(entry) for entry in outline.entries],
        "states": {place: asdict(state) for place, state in states.items()},
    }


def _recall_issue(
    key: str, known: Mapping[str, Any], kept: Kept, mine: ByUnit, document: str
) -> Issue:
    """Read back what `_note_issue` wrote."""
    entries = tuple(load(Entry, entry) for entry in known["entries"])
    outline = Outline(document, mine[INTRO], known["summary"], entries)
    states = {place: SectionState(**state) for place, state in known["states"].items()}
    return Issue(key, kept, outline, states)
