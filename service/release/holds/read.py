"""Reads the version of a document that a stored release has."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from service.content.model import INTRO
from service.errors import ReleaseError
from service.release.gate import Served
from service.release.holds.held import HeldDocument, HeldEdition, HeldEntry
from service.release.model import Part, Release, SectionState
from service.release.recall.choose import serve_recorded
from service.release.record import read_record
from service.release.store import ReleaseStore
from service.release.store.files import naming
from service.release.store.manifest import Manifest

_Body = Mapping[str, Any]


def read_held(
    store: ReleaseStore, manifest: Manifest, document: str, left: Release | None = None
) -> HeldDocument:
    """Read a document in every language of a release; nothing where the release does not have it.

    `left` is what is left of the release where not all of it may stay. ReleaseError where a part is
    damaged.
    """
    made = {part.name: part for part in left.parts} if left else {}
    sections = left.sections if left else manifest.sections

    def read(name: str) -> Part:
        return made[name] if name in made else _read_part(store, manifest, name)

    return {
        tag: _read_edition(read, sections[tag], tag, document)
        for tag in manifest.tags
        if f"{tag}/{document}" in manifest.parts
    }


def _read_edition(
    read: Callable[[str], Part], sections: Mapping[str, SectionState], tag: str, document: str
) -> HeldEdition:
    part, index = read(f"{tag}/{document}"), read(f"{tag}/index")
    whole = _body(part, f"/v1/{tag}/documents/{document}.json")
    listed = _body(index, f"/v1/{tag}/documents.json")["documents"]
    summary = next(each for each in listed if each["document"] == document)
    states = {place: state for place, state in sections.items() if place.startswith(f"{document}/")}
    entries = tuple(_entry(part, tag, body) for body in _walk(whole))
    return HeldEdition(part, whole["title"], summary, _read_intro(part), entries, states)


def _read_intro(part: Part) -> Served:
    """Tell how the intro was served; ReleaseError where the part has no record."""
    if not part.record:
        told = "was stored by a version that recorded no texts, so it cannot be held"
        raise ReleaseError(f"{part.name} {told}. Publish once with this version.")
    with naming(part.name):
        record = read_record(part.record)
    return serve_recorded(next(unit for unit in record.units if unit.id == INTRO))


def _read_part(store: ReleaseStore, manifest: Manifest, name: str) -> Part:
    kept = store.find(manifest.parts[name])
    if kept is None:
        raise ReleaseError(f"{name}: this part of the live release is damaged, so it cannot stay.")
    return store.read_part(kept)


def _body(part: Part, path: str) -> _Body:
    body: _Body = json.loads(part.responses[path].body)
    return body


def _walk(whole: _Body) -> Iterator[_Body]:
    for section in whole["sections"]:
        yield section
        yield from section["parts"]


def _entry(part: Part, tag: str, body: _Body) -> HeldEntry:
    """Take what lists say of a section from its own response: companions stand in that only."""
    alone = _body(part, f"/v1/{tag}/documents/{body['document']}/sections/{body['id']}.json")
    revisions = (each["revision"] for each in (alone, *alone["companions"]))
    return HeldEntry(body["id"], body["kind"], tuple(revisions))
