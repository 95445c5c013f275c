"""Tells which recalls were applied to a release, by its manifest."""

import json
from pathlib import Path

from service.release.store.files import naming, read_verified
from service.release.store.manifest import manifest_name
from service.release.store.recalls import Lift, Recall, load_entry

_MOST = 1000
"""Releases whose recalls are remembered."""

Applied = tuple[Recall | Lift, ...]


class AppliedRecalls:
    """What manifests say of recalls. It never changes, so it is read once of each release."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Applied] = {}
        self._entries: dict[str, Recall | Lift] = {}
        """By their lines: a release has those of the one before it again."""

    def read(self, release: str) -> Applied:
        """Read what was applied to a release; ReleaseError where its manifest is damaged or missing."""
        if release not in self._known:
            found = self._load(release)
            if len(self._known) >= _MOST:
                self._known.clear()
                self._entries.clear()
            self._known[release] = found
        return self._known[release]

    def _load(self, release: str) -> Applied:
        name = manifest_name(release)
        content = read_verified(self._folder, name, release)
        with naming(name):
            # `put` judged these very bytes; all of the manifest would take eight times as long.
            lines = json.loads(content).get("recalls", [])
            return tuple(self._entry(line) for line in lines)

    def _entry(self, line: str) -> Recall | Lift:
        if line not in self._entries:
            self._entries[line] = load_entry(f"{line}\n".encode())
        return self._entries[line]
