"""Which code each document has in each release that was ever live, and since when."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from service.errors import ReleaseError
from service.release.model import SectionState
from service.release.store import ReleaseStore
from service.release.store.manifest import Manifest
from service.release.store.opened import OpenRelease
from service.release.store.recalls import find_recalled
from service.site.short_code import make_code

Place = tuple[str, str]
"""A language and a document."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a code was printed on."""

    release: str
    """The newest release that has it."""
    language: str
    document: str


def codes_of(manifest: Manifest) -> Mapping[Place, str]:
    """Give every document in every language of a release its code."""
    return {
        (language, document): make_code(language, document, revisions)
        for language, states in manifest.sections.items()
        for document, revisions in _by_document(states).items()
    }


def _by_document(states: Mapping[str, SectionState]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for address, state in states.items():
        document, _, section = address.partition("/")
        found.setdefault(document, {})[section] = state.revision
    return found


class Prints:
    """Looks codes up in the history of the store; a manifest is read once, and never changes."""

    def __init__(self, store: ReleaseStore) -> None:
        self._store = store
        self._codes: dict[str, Mapping[Place, str]] = {}
        self._since: WeakKeyDictionary[OpenRelease, dict[Place, datetime | None]] = (
            WeakKeyDictionary()
        )
        self._lock = threading.Lock()

    def code(self, release: OpenRelease, place: Place) -> str:
        """Give the code of a document in a language; KeyError where the release has none."""
        with self._lock:
            if release.identifier not in self._codes:
                self._codes[release.identifier] = codes_of(release.manifest)
            return self._codes[release.identifier][place]

    def since(self, release: str, place: Place) -> datetime | None:
        """Tell since when a release's text has been live without a break; None if it never was."""
        code = self._codes_in(release).get(place)
        began = None
        for change in reversed(self._store.history()):
            if began is None and change.release != release:
                continue
            if self._codes_in(change.release).get(place) != code:
                break
            began = change.at
        return began

    def since_live(self, release: OpenRelease, place: Place) -> datetime | None:
        """Tell the same of the release that is live; it is looked up once while it is.

        One that comes back is opened anew, and is live since another day.
        """
        since = self._since.setdefault(release, {})
        if place not in since:
            since[place] = self.since(release.identifier, place)
        return since[place]

    def find(self, code: str) -> Print | None:
        """Find what a code was printed on, in the newest release that has it."""
        for release in self._newest_first():
            for (language, document), held in self._codes_in(release).items():
                if held == code:
                    return Print(release, language, document)
        return None

    def list_codes(self) -> tuple[str, ...]:
        """List the codes of all prints, the newest first."""
        releases = (self._codes_in(release) for release in self._newest_first())
        return tuple(dict.fromkeys(code for codes in releases for code in codes.values()))

    def is_recalled(self, found: Print) -> bool:
        """Tell whether words on a print were taken off the air, in whatever release they stood.

        Where that cannot be read any more, a document that has recalls counts as recalled.
        """
        active = self._store.recalls().active()
        of_document = {
            digest
            for digest, recalls in active.items()
            if any(recall.document == found.document for recall in recalls)
        }
        if not of_document:
            return False
        try:
            record = self._store.record(found.release, found.language, found.document)
        except ReleaseError:
            return True
        return not record or bool(find_recalled(record, of_document))

    def manifest(self, release: str) -> Manifest:
        """Read what a release consisted of; ReleaseError where it was removed."""
        return self._store.manifest(release)

    def _newest_first(self) -> Iterator[str]:
        """Yield each release that was live; what never was cannot stand on paper."""
        yield from dict.fromkeys(change.release for change in reversed(self._store.history()))

    def _codes_in(self, release: str) -> Mapping[Place, str]:
        """Read the codes of a release; one that was removed or damaged has none."""
        with self._lock:
            if release not in self._codes:
                try:
                    self._codes[release] = codes_of(self._store.manifest(release))
                except ReleaseError:
                    return {}
            return self._codes[release]
