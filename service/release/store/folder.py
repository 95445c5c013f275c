"""The folder of releases: content-addressed parts, manifests, and which release is live."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from service.errors import Fault, InputError, ReleaseError
from service.release.model import Release
from service.release.store.change import Action, Change
from service.release.store.durable import DRAFT_SUFFIX, make_folder, write_durably
from service.release.store.files import naming, read_verified
from service.locking import exclusive
from service.release.store.manifest import (
    DIGEST,
    Manifest,
    describe,
    digest_of,
    dump_manifest,
    load_manifest,
)
from service.release.store.opened import OpenRelease, Pack, open_pack
from service.release.store.pack import write_pack
from service.release.store.pointer import Pointer

_PATIENCE = 10.0


class ReleaseStore:
    """Releases in a folder.

    `parts/<aa>/<sha256>` are packs and compiled catalogs, `manifests/<id>.json` say what belongs
    together, `live` points to the one that is served. Parts are written first, then the manifest,
    then the pointer, each synced: a crash between any two leaves the old release live.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pointer = Pointer(folder)

    def put(self, release: Release) -> str:
        """Store a release and return its id; parts that are there already are not written again.

        The parts are read back before the manifest is written, so that what cannot be served is
        no release; ReleaseError then.
        """
        with self._changing():
            self._remove_drafts()
            parts = {part.name: self._keep(write_pack(part)) for part in release.parts}
            interface = {tag: self._keep(mo) for tag, mo in release.interface.items()}
            content = dump_manifest(describe(release, parts, interface))
            identifier = digest_of(content)
            self._assemble(identifier, self._read_manifest(identifier, content), None)
            self._keep_as(_manifest_name(identifier), content)
        return identifier

    def go_live(self, identifier: str, at: datetime, action: Action) -> Change:
        """Make a stored release live, and return the change that did.

        Nothing changes where it is live already. ReleaseError when it is damaged or missing.
        """
        self.open(identifier)
        with self._changing():
            current = self._pointer.read_leniently()
            if current is not None and current.release == identifier:
                return current
            change = Change(identifier, at, action, current.release if current else None)
            self._pointer.move(change)
            return change

    def live(self) -> str | None:
        """Tell the id of the live release; ReleaseError when the pointer is damaged."""
        change = self._pointer.read()
        return change.release if change else None

    def history(self) -> tuple[Change, ...]:
        """Tell every change of the live release, the oldest first."""
        return self._pointer.history()

    def ids(self) -> tuple[str, ...]:
        """List the ids of all stored releases, sorted."""
        names = (path.name.removesuffix(".json") for path in self._folder.glob("manifests/*.json"))
        return tuple(sorted(name for name in names if DIGEST.match(name)))

    def resolve(self, prefix: str) -> str:
        """Find the one id that begins with `prefix`; InputError when there is none, or several."""
        found = [name for name in self.ids() if name.startswith(prefix) and prefix]
        if len(found) == 1:
            return found[0]
        several = f"Several releases begin with {prefix!r}: {', '.join(i[:12] for i in found)}."
        message = several if found else f"No release begins with {prefix!r}."
        raise InputError([Fault("releases", 0, message, "`polyleaf releases` lists them all.")])

    def manifest(self, identifier: str) -> Manifest:
        """Read what a release consists of; ReleaseError when that is damaged or missing."""
        if not DIGEST.match(identifier):
            raise ReleaseError(f"{identifier!r} is not the id of a release.")
        content = read_verified(self._folder, _manifest_name(identifier), identifier)
        return self._read_manifest(identifier, content)

    def open(self, identifier: str, previous: OpenRelease | None = None) -> OpenRelease:
        """Open a release, every byte verified; packs that `previous` holds are shared if untouched.

        ReleaseError, naming the file, when anything is missing or is not what was published.
        """
        return self._assemble(identifier, self.manifest(identifier), previous)

    def _assemble(
        self, identifier: str, manifest: Manifest, previous: OpenRelease | None
    ) -> OpenRelease:
        packs = [
            self._open_part(part, digest, previous)
            for part, digest in sorted(manifest.parts.items())
        ]
        interface = {
            tag: read_verified(self._folder, _part_name(digest), digest)
            for tag, digest in manifest.interface.items()
        }
        return OpenRelease(identifier, manifest, packs, interface)

    def _open_part(self, part: str, digest: str, previous: OpenRelease | None) -> Pack:
        name = _part_name(digest)
        pack = previous.pack(digest) if previous else None
        with naming(name):
            if pack is None or not pack.is_still(self._folder / name):
                pack = open_pack(self._folder, name, digest)
            if pack.index.name != part:
                raise ValueError(f"it holds {pack.index.name}, the manifest says {part}")
        return pack

    def _read_manifest(self, identifier: str, content: bytes) -> Manifest:
        with naming(_manifest_name(identifier)):
            return load_manifest(content)

    def _keep(self, content: bytes) -> str:
        digest = digest_of(content)
        self._keep_as(_part_name(digest), content)
        return digest

    def _keep_as(self, name: str, content: bytes) -> None:
        path = self._folder / name
        if not path.is_file() or path.read_bytes() != content:
            write_durably(path, content)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        make_folder(self._folder)
        with exclusive(self._folder / "lock", _PATIENCE):
            yield

    def _remove_drafts(self) -> None:
        """Remove what a crash left half written; nobody else writes now."""
        for draft in self._folder.rglob(f".*{DRAFT_SUFFIX}"):
            draft.unlink()


def _manifest_name(identifier: str) -> str:
    return f"manifests/{identifier}.json"


def _part_name(digest: str) -> str:
    return f"parts/{digest[:2]}/{digest}"
