"""Reads what a stored release says, for it to be said again."""

import json
from collections.abc import Mapping
from functools import cached_property

from service.errors import ReleaseError
from service.release.checked import Body
from service.release.model import Response
from service.release.notices import Reader
from service.release.recall.choose import Records
from service.release.recall.recompose import Version, read_version
from service.release.record import Record, read_record
from service.release.store.files import naming
from service.release.store.opened import OpenRelease
from service.release.voice import read_voice

_LISTS = "index"


class StoredRelease:
    """An open release, by what is in its bodies and records."""

    def __init__(self, opened: OpenRelease) -> None:
        self.opened = opened
        self._readers: dict[str, Reader] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that it has, the source's first."""
        return self.opened.manifest.tags

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents that it has."""
        names = (name.partition("/") for name in self.opened.manifest.parts)
        first = self.languages[0]
        return tuple(name for tag, _, name in names if tag == first and name != _LISTS)

    def parts_of(self, document: str) -> Mapping[str, tuple[str, ...]]:
        """Name the sections of a document, and the parts of each."""
        whole = self.body(f"/v1/{self.languages[0]}/documents/{document}.json")
        sections = {
            each["id"]: tuple(part["id"] for part in each["parts"]) for each in whole["sections"]
        }
        return {**{part: () for parts in sections.values() for part in parts}, **sections}

    def body(self, path: str) -> Body:
        """Read a body of JSON; ReleaseError where there is none."""
        body: Body = json.loads(self.response(path).body)
        return body

    def response(self, path: str) -> Response:
        """Read a response; ReleaseError where there is none."""
        stored = self.opened.find(path)
        if stored is None:
            raise ReleaseError(f"{path}: the release does not have it.")
        entry = stored.entry
        return Response(
            self.opened.read(stored),
            entry.media_type,
            entry.languages,
            entry.fallback,
            entry.approved,
        )

    def record(self, language: str, document: str) -> Record:
        """Read the record of a document for the readers of a language; ReleaseError where it is damaged."""
        name = f"{language}/{document}"
        with naming(name):
            return read_record(_want(self.opened.record(name)))

    def records(self, document: str) -> Records:
        """Read the records of a document, by the readers' language; ReleaseError where one is damaged."""
        return {tag: self.record(tag, document) for tag in self._readers_of(document)}

    def _readers_of(self, document: str) -> tuple[str, ...]:
        parts = self.opened.manifest.parts
        return tuple(tag for tag in self.languages if f"{tag}/{document}" in parts)

    def versions(self, document: str) -> Mapping[str, Version]:
        """Read a document as the readers of each language have it."""
        return {
            tag: read_version(self.body(f"/v1/{tag}/documents/{document}.json"))
            for tag in self._readers_of(document)
        }

    def reader(self, language: str) -> Reader:
        """Find what is said beside the texts in a language; ReleaseError where that is damaged."""
        if language not in self._readers:
            name = f"{language}/index"
            with naming(name):
                self._readers[language] = read_voice(_want(self.opened.record(name)))
        return self._readers[language]


def _want(record: bytes) -> bytes:
    if not record:
        raise ValueError("an earlier version of the program stored it, without a record")
    return record
