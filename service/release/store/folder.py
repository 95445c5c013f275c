"""The folder of releases: content-addressed parts, manifests, and which release is live."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from service.errors import Fault, InputError, ReleaseError
from service.locking import exclusive
from service.release.model import Kept, Part, Release
from service.release.store.applied import AppliedRecalls
from service.release.store.change import Action, Change
from service.release.store.descriptors import make_room
from service.release.store.durable import DRAFT_SUFFIX, make_folder, write_durably
from service.release.store.files import naming, read_verified
from service.release.store.manifest import (
    DIGEST,
    Manifest,
    describe,
    digest_of,
    dump_manifest,
    load_manifest,
    manifest_name,
)
from service.release.store.opened import OpenRelease, Pack, open_pack
from service.release.store.pack import read_index, read_pack, write_pack
from service.release.store.pointer import Pointer
from service.release.store.prune import Pruned, files_named, find_old
from service.release.store.recalls import (
    Lift,
    Recall,
    RecalledError,
    RecallList,
    Recalls,
    add_applied,
    check_whole,
    find_recalled,
)
from service.release.store.schedule import (
    NO_SCHEDULE,
    Calendar,
    Schedule,
    Schedules,
    today_in_utc,
)
from service.release.store.state import State, is_settled, state_of

_PATIENCE = 10.0


class ReleaseStore:
    """Releases in a folder.

    `parts/<aa>/<sha256>` are packs and compiled catalogs, `manifests/<id>.json` say what belongs
    together, `live` points to the one that is served. Parts are written first, then the manifest,
    then the pointer, each synced: a crash between any two leaves the old release live.
    """

    def __init__(self, folder: Path, today: Calendar = today_in_utc) -> None:
        self._folder = folder
        self._today = today
        self._schedules = Schedules(folder)
        self._pointer = Pointer(folder)
        self._recalls = RecallList(folder)
        self._applied = AppliedRecalls(folder)
        self._verified: dict[tuple[str, str], State] = {}
        """How the file of each part was, by the part's name and its digest, when it was verified."""

    def put(self, release: Release) -> str:
        """Store a release and return its id; parts that are there already are not written again.

        The parts are read back before the manifest is written, so that what cannot be served is
        no release; ReleaseError then, and where a part that it keeps was touched since it was found.
        """
        with self._changing():
            self._remove_drafts()
            parts = {part.name: self._keep(write_pack(part)) for part in release.parts}
            parts |= {name: self._hold(kept) for name, kept in release.kept.items()}
            interface = {tag: self._keep(mo) for tag, mo in release.interface.items()}
            interface |= {tag: self._hold(kept) for tag, kept in release.kept_interface.items()}
            content = dump_manifest(describe(release, parts, interface))
            identifier = digest_of(content)
            self._verified |= {
                (name, kept.digest): kept.state for name, kept in release.kept.items()
            }
            self._verify(self._read_manifest(identifier, content))
            self._keep_as(manifest_name(identifier), content)
        return identifier

    def find(self, digest: str, known: State | None = None) -> Kept | None:
        """Find a file that an earlier release left here; None unless every byte is as it was.

        It is not read where it is still in the state in which it was `known` to be whole.
        """
        path = self._locate(digest)
        try:
            state = state_of(os.stat(path, follow_symlinks=False))  # noqa: PTH116 - see _locate
            is_whole = state == known or digest_of(Path(path).read_bytes()) == digest
        except OSError:
            return None
        return Kept(digest, state) if is_whole else None

    def read_part(self, kept: Kept) -> Part:
        """Read a part that was found; ReleaseError where it was damaged meanwhile."""
        name = _part_name(kept.digest)
        content = read_verified(self._folder, name, kept.digest)
        with naming(name):
            return read_pack(content, read_index(BytesIO(content), len(content)))

    def record(self, identifier: str, language: str, document: str) -> bytes:
        """Read what is recorded of a document and the readers of a language, as `write_record` wrote it.

        Empty in releases of versions that recorded nothing; ReleaseError where there is no such part.
        """
        name = f"{language}/{document}"
        digest = self.manifest(identifier).parts.get(name)
        if digest is None:
            raise ReleaseError(f"Release {identifier[:12]} has no {name}.")
        return self._open_part(name, digest, None).record()

    def go_live(self, identifier: str, at: datetime, action: Action) -> Change:
        """Make a stored release live, and return the change that did.

        Nothing changes where it is live already. ReleaseError when it is damaged or missing,
        RecalledError when it holds a text that was recalled: `recall.going_live` takes that out first.
        Of what follows it, what holds such a text is cancelled.
        """
        with self._changing():
            manifest = self.manifest(identifier)
            self._verify(manifest)
            current = self._pointer.read_leniently()
            recalls = self.recalls()
            # A recall only takes something out of what is live: nothing may stop it.
            if action is not Action.RECALL:
                check_whole(recalls)
            if held := self._find_recalled(manifest, recalls):
                told = f"{identifier[:12]} holds {len(held)} texts that were recalled"
                raise RecalledError(f"Release {told}; it does not go live with them.")
            self._cancel_recalled(identifier, recalls)
            if current is not None and current.release == identifier:
                return current
            change = Change(identifier, at, action, current.release if current else None)
            self._pointer.move(change)
            return change

    def cancel_recalled(self) -> None:
        """Cancel what follows the live release and holds recalled text; ReleaseError."""
        with self._changing():
            if current := self._pointer.read_leniently():
                self._cancel_recalled(current.release, self.recalls())

    def _cancel_recalled(self, identifier: str, recalls: Recalls) -> None:
        try:
            known = self._schedules.read(identifier)
        except ReleaseError:  # what cannot be read lets nothing go live
            return
        held = {each for _, each in known.days if recalls.entries and self._holds(each, recalls)}
        if held:
            self._schedules.write(identifier, known.without(held))

    def _holds(self, release: str, recalls: Recalls) -> bool:
        """Tell whether a release holds recalled text, or may hold some where it cannot be read."""
        try:
            return bool(self._find_recalled(self.manifest(release), recalls))
        except ReleaseError:
            return True

    def recalls(self) -> Recalls:
        """Tell what was recalled, in every release: by the list, and by what was applied to releases.

        So a list that lost lines brings back nothing that recalls took from readers.
        ReleaseError where the list cannot be read at all.
        """
        recalls = self._recalls.read()
        for release in self._find_derived():
            with suppress(ReleaseError):  # where it is damaged or removed, the list has to do
                recalls = add_applied(recalls, self._applied.read(release))
        return recalls

    def _find_derived(self) -> Collection[str]:
        """Find the releases that say what was applied to them: the live one, and all that recalls made."""
        found: list[str] = []
        with suppress(ReleaseError):
            found = [each.release for each in self.history() if each.action is Action.RECALL]
        current = self._pointer.read_leniently()
        return dict.fromkeys([*found, current.release] if current else found)

    def add_recall(self, entry: Recall | Lift) -> None:
        """Add to what was recalled, or may be served again; when this returns, it is on the disk."""
        with self._changing():
            self._recalls.append(entry)

    def find_recalled(self, identifier: str) -> frozenset[str]:
        """Find the texts in a release that are off the air, as decisions name them.

        ReleaseError where a document of theirs was stored without a record.
        """
        return self._find_recalled(self.manifest(identifier), self.recalls())

    def _find_recalled(self, manifest: Manifest, recalls: Recalls) -> frozenset[str]:
        active = recalls.active()
        documents = {recall.document for found in active.values() for recall in found}
        held = (
            self._recalled_in(name, digest, active)
            for name, digest in manifest.parts.items()
            if name.partition("/")[2] in documents
        )
        return frozenset[str]().union(*held)

    def _recalled_in(self, part: str, digest: str, active: Collection[str]) -> frozenset[str]:
        record = self._open_part(part, digest, None).record()
        with naming(_part_name(digest)):
            if not record:
                raise ValueError(f"{part} was stored without a record, so nothing can be taken out")
            return find_recalled(record, active)

    def live(self) -> str | None:
        """Tell the id of the live release; ReleaseError when the pointer is damaged.

        That is the one that the pointer names, or the one that follows it today.
        """
        change = self._pointer.read()
        if change is None:
            return None
        return self._schedules.read(change.release).release_on(self._today()) or change.release

    def schedule(self) -> Schedule:
        """Tell what goes live by the clock, today or later, in place of what the pointer names.

        ReleaseError where that is damaged.
        """
        change = self._pointer.read()
        return self._schedules.read(change.release) if change else NO_SCHEDULE

    def schedule_of(self, identifier: str) -> Schedule:
        """Tell what follows a release; ReleaseError where that is damaged."""
        return self._schedules.read(identifier)

    def plan(self, identifier: str, schedule: Schedule) -> bool:
        """Say what follows a stored release; tell whether that is something new.

        ReleaseError where a release of the schedule is missing, damaged, or holds recalled text.
        """
        with self._changing():
            known, recalls = self._schedules.read(identifier), self.recalls()
            if known == schedule:
                return False
            for _, release in schedule.days:
                manifest = self.manifest(release)
                self._verify(manifest)
                if self._find_recalled(manifest, recalls):
                    raise RecalledError(f"Release {release[:12]} holds texts that were recalled.")
            self._schedules.write(identifier, schedule)
        return True

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

    def prune(self, since: datetime, kept: Collection[str], now: datetime) -> Pruned:
        """Remove the releases that were not live since `since`, but none of `kept`.

        Manifests go first: a crash leaves parts that no release names, which the next prune removes.
        ReleaseError, and nothing removed, where a pointer or a manifest that stays is damaged.
        """
        with self._changing():
            self._pointer.read()
            stored = {identifier: self._stored_at(identifier) for identifier in self.ids()}
            planned = self._find_planned(self.history())
            old = tuple(find_old(stored, self.history(), {*kept, *planned}, since, now))
            named = files_named(self.manifest(each) for each in stored if each not in old)
            for identifier in old:
                (self._folder / manifest_name(identifier)).unlink()
            self._schedules.forget_all_but({*stored}.difference(old))
            sizes = [self._remove(path) for path in self._part_files() if path.name not in named]
        return Pruned(old, len(sizes), sum(sizes))

    def _find_planned(self, history: Sequence[Change]) -> frozenset[str]:
        """Find the releases that follow the live one, or the one to which `rollback` goes."""
        last = history[-1:]
        named = {release for change in last for release in (change.release, change.previous)}
        found = (self._schedules.read(release).days for release in named if release)
        return frozenset(release for days in found for _, release in days)

    def _stored_at(self, identifier: str) -> datetime:
        status = (self._folder / manifest_name(identifier)).stat()
        return datetime.fromtimestamp(status.st_mtime, UTC)

    def _part_files(self) -> tuple[Path, ...]:
        found = self._folder.glob("parts/??/*")
        return tuple(path for path in found if DIGEST.match(path.name))

    def _remove(self, path: Path) -> int:
        size = path.stat().st_size
        path.unlink()
        return size

    def manifest(self, identifier: str) -> Manifest:
        """Read what a release consists of; ReleaseError when that is damaged or missing."""
        if not DIGEST.match(identifier):
            raise ReleaseError(f"{identifier!r} is not the id of a release.")
        content = read_verified(self._folder, manifest_name(identifier), identifier)
        return self._read_manifest(identifier, content)

    def open(self, identifier: str, previous: OpenRelease | None = None) -> OpenRelease:
        """Open a release, every byte verified; packs that `previous` holds are shared if untouched.

        ReleaseError, naming the file, when anything is missing or is not what was published.
        """
        return self._assemble(identifier, self.manifest(identifier), previous)

    def _assemble(
        self, identifier: str, manifest: Manifest, previous: OpenRelease | None
    ) -> OpenRelease:
        make_room(len(manifest.parts))
        packs = [
            self._open_part(part, digest, previous)
            for part, digest in sorted(manifest.parts.items())
        ]
        interface = {
            tag: read_verified(self._folder, _part_name(digest), digest)
            for tag, digest in manifest.interface.items()
        }
        return OpenRelease(identifier, manifest, packs, interface)

    def _verify(self, manifest: Manifest) -> None:
        """Read all that a release consists of, but no part that nobody wrote to since it was read."""
        held: dict[str, str] = {}
        for part, digest in sorted(manifest.parts.items()):
            state = self._state(digest)
            if state != self._verified.get((part, digest), ()):
                pack = self._open_part(part, digest, None)
                for path in pack.index.entries:
                    if held.setdefault(path, part) != part:
                        raise ReleaseError(f"{path}: two parts of the release hold it.")
                if is_settled(state):
                    self._verified[part, digest] = state
        for digest in manifest.interface.values():
            read_verified(self._folder, _part_name(digest), digest)

    def _state(self, digest: str) -> State:
        with naming(_part_name(digest)):
            return state_of(os.stat(self._locate(digest)))  # noqa: PTH116 - see _locate

    def _locate(self, digest: str) -> str:
        """Name a part's file; a Path each would take longer than to look at the thousands of them."""
        return f"{self._folder}/{_part_name(digest)}"

    def _hold(self, kept: Kept) -> str:
        """Return the digest of a kept file; ReleaseError where it was touched since it was found."""
        if self._state(kept.digest) != kept.state:
            raise ReleaseError(f"{_part_name(kept.digest)}: somebody wrote to it meanwhile.")
        return kept.digest

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
        with naming(manifest_name(identifier)):
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


def _part_name(digest: str) -> str:
    return f"parts/{digest[:2]}/{digest}"
