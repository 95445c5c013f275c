"""An open release: verified bytes, found by URL path, readable while somebody holds it."""

import hashlib
import os
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.errors import ReleaseError
from service.release.model import Kept, Part, Response
from service.release.store.files import naming
from service.release.store.manifest import Manifest, digest_of
from service.release.store.pack import Entry, Index, read_index
from service.release.store.state import state_of


class Pack:
    """A part's file, verified once and kept open.

    It is read with pread(2), not mapped: a file that somebody truncates is then an error and not
    a SIGBUS. The descriptor is closed when the last release or reader lets go of the pack.
    """

    __slots__ = ("__weakref__", "_descriptor", "_name", "_state", "digest", "index")

    def __init__(self, descriptor: int, name: str, digest: str, index: Index) -> None:
        self._descriptor = descriptor
        self._name = name
        self.digest = digest
        self.index = index
        self._state = state_of(os.fstat(descriptor))
        weakref.finalize(self, os.close, descriptor)

    def read(self, entry: Entry) -> bytes:
        """Read a body; ReleaseError unless it has the digest that its entity tag was made of."""
        with naming(self._name):
            content = os.pread(self._descriptor, entry.length, entry.offset)
            if len(content) != entry.length:
                raise ValueError("it was cut short while it was open")
            if not digest_of(content).startswith(entry.etag):
                raise ValueError("its bytes were changed while it was open")
        return content

    def record(self) -> bytes:
        """Read the record; empty where the part has none; ReleaseError where it was changed."""
        place = self.index.record
        if place is None:
            return b""
        with naming(self._name):
            content = os.pread(self._descriptor, place.length, place.offset)
            if digest_of(content) != place.digest:
                raise ValueError("its record was changed while it was open")
        return content

    def part(self) -> Part:
        """Read everything in it; ReleaseError where it was changed."""
        responses = {
            path: Response(
                self.read(entry),
                entry.media_type,
                entry.languages,
                entry.fallback,
                entry.approved,
            )
            for path, entry in self.index.entries.items()
        }
        return Part(self.index.name, responses, self.record())

    def kept(self) -> Kept:
        """Name its file, as it was when it was verified."""
        return Kept(self.digest, self._state)

    def is_still(self, path: Path) -> bool:
        """Tell whether the file at `path` is the one that was verified, not written to since."""
        return path.is_file() and state_of(path.stat()) == self._state


@dataclass(frozen=True, slots=True)
class Stored:
    """A response of an open release; its body stays in the file until it is read."""

    path: str
    """The canonical URL path."""
    entry: Entry
    pack: Pack


class OpenRelease:
    """One release, all of it verified, by URL path."""

    __slots__ = (
        "__weakref__",
        "_formats",
        "_interface",
        "_packs",
        "_responses",
        "identifier",
        "manifest",
    )

    def __init__(
        self,
        identifier: str,
        manifest: Manifest,
        packs: Iterable[Pack],
        interface: Mapping[str, bytes],
    ) -> None:
        self.identifier = identifier
        self.manifest = manifest
        self._packs = {pack.digest: pack for pack in packs}
        self._interface = interface
        self._responses = _by_path(self._packs.values())
        self._formats = _by_stem(self._responses.values())

    def find(self, path: str) -> Stored | None:
        """Look up the response whose canonical URL path is exactly `path`."""
        return self._responses.get(path)

    def formats(self, stem: str) -> tuple[Stored, ...]:
        """Look up the responses whose paths are `stem` with a suffix; JSON, if any, first."""
        return self._formats.get(stem, ())

    def read(self, stored: Stored) -> bytes:
        """Read the body; ReleaseError when its file was changed since the release was opened."""
        return stored.pack.read(stored.entry)

    def part(self, name: str) -> Part:
        """Read a part whole; ReleaseError where it was changed since the release was opened."""
        return self._packs[self.manifest.parts[name]].part()

    def kept(self, name: str) -> Kept:
        """Name the file of a part, for another release to keep it."""
        return self._packs[self.manifest.parts[name]].kept()

    def record(self, part: str) -> bytes:
        """Read the record of a part by its name; empty where it has none, ReleaseError if damaged."""
        pack = self._packs.get(self.manifest.parts.get(part, ""))
        return pack.record() if pack else b""

    def paths(self) -> Iterable[str]:
        """List every canonical URL path held."""
        return self._responses.keys()

    def interface(self, tag: str) -> bytes | None:
        """Get the compiled catalog of the domain `messages`; None where there is none."""
        return self._interface.get(tag)

    def interfaces(self) -> Mapping[str, bytes]:
        """Get every compiled catalog, by language tag."""
        return self._interface

    def pack(self, digest: str) -> Pack | None:
        """Get a pack, for another release to share it."""
        return self._packs.get(digest)


def open_pack(folder: Path, name: str, digest: str) -> Pack:
    """Open and verify the pack `name` in `folder`; ValueError or OSError when it is damaged.

    What is hashed, parsed and later served is one open file, whatever happens to its name.
    """
    with (folder / name).open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            raise ValueError("its bytes are not those that were published")
        size = file.tell()
        file.seek(0)
        index = read_index(file, size)
        return Pack(os.dup(file.fileno()), name, digest, index)


def _by_path(packs: Iterable[Pack]) -> Mapping[str, Stored]:
    responses: dict[str, Stored] = {}
    for pack in packs:
        for path, entry in pack.index.entries.items():
            if responses.setdefault(path, Stored(path, entry, pack)).pack is not pack:
                raise ReleaseError(f"{path}: two parts of the release hold it.")
    return responses


def _by_stem(responses: Iterable[Stored]) -> Mapping[str, tuple[Stored, ...]]:
    formats: dict[str, tuple[Stored, ...]] = {}
    for stored in responses:
        stem = stored.path.rpartition(".")[0]
        held = (*formats.get(stem, ()), stored)
        formats[stem] = tuple(sorted(held, key=lambda each: not each.path.endswith(".json")))
    return formats
