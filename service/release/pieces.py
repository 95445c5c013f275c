"""Makes what spans documents in a release, or finds it where its inputs are as they were."""

from collections.abc import Mapping, Sequence

from service.catalogs.texts import SOURCE_LANGUAGE
from service.release.inputs import Inputs
from service.release.issues import Issue, Issues
from service.release.judged import Judged, Terms
from service.release.listings import (
    compose_catalogue,
    compose_languages,
    find_statuses,
    tally,
)
from service.release.memo.codec import dump, load
from service.release.memo.keys import Keys
from service.release.memo.memo import Memo, Table
from service.release.memo.shelf import Shelf
from service.release.model import Kept, Language, Part, SectionState
from service.release.responses import make_common, make_index
from service.release.store.manifest import digest_of
from service.release.store.pack import write_pack

Sections = Mapping[str, Mapping[str, SectionState]]
"""What readers of each language get, by language, then by `document/section`."""


class Pieces:
    """What spans the documents of one release; what memo and shelf have is not made again."""

    def __init__(self, inputs: Inputs, memo: Memo, shelf: Shelf) -> None:
        self._keys = Keys(inputs)
        self.judged = Judged(inputs, self._keys, memo)
        self._content, self._memo, self._shelf = inputs.content, memo, shelf
        self.issues = Issues(inputs, self._keys, self.judged, memo, shelf)

    def index(self, issues: Sequence[Issue], terms: Terms, language: str) -> Part | Kept:
        """Make what spans documents for the readers of a language; raises ReleaseError."""
        mine = {term: served[language] for term, served in terms.items()}
        key = self._keys.index(language, [issue.key for issue in issues], mine)
        return self._find(key) or self._keep(
            key,
            make_index(
                self._content,
                [(issue.outline(), self._read(issue.part)) for issue in issues],
                mine,
                self.judged.reader(language),
            ),
        )

    def common(self, titles: Mapping[str, str], sections: Sections) -> Part | Kept:
        """Make what is the same for everybody, with the titles of documents; raises ReleaseError."""
        tallies = {tag: tally(tag, states.values()) for tag, states in sections.items()}
        statuses = find_statuses(sections[SOURCE_LANGUAGE])
        key = self._keys.common(titles, statuses, tallies)
        if kept := self._find(key):
            return kept
        reader = self.judged.reader(SOURCE_LANGUAGE)
        catalogue = compose_catalogue(titles, statuses, tuple(sections), reader)
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
