"""The log of holds: a file beside the releases that only grows."""

from collections.abc import Sequence
from pathlib import Path

from service.errors import ReleaseError
from service.locking import exclusive
from service.release.holds.hold import Event, dump_event, load_event
from service.release.store.durable import append_durably, make_folder, split_lines

_PATIENCE = 10.0


class HoldLog:
    """The file `holds.jsonl` in the folder of releases."""

    def __init__(self, releases: Path) -> None:
        self._folder = releases
        self._path = releases / "holds.jsonl"

    def read(self) -> tuple[Event, ...]:
        """Read every event, the oldest first.

        ReleaseError where a line is damaged: without it, a document that is held could go live.
        """
        content = self._path.read_bytes() if self._path.exists() else b""
        lines = enumerate(split_lines(content, _is_event), 1)
        return tuple(self._load(number, line) for number, line in lines)

    def add(self, events: Sequence[Event]) -> None:
        """Add events; when this returns, they are on the disk. One writer at a time."""
        make_folder(self._folder)
        with exclusive(self._folder / "holds.lock", _PATIENCE):
            for event in events:
                append_durably(self._path, dump_event(event), _is_event)

    def _load(self, number: int, line: bytes) -> Event:
        try:
            return load_event(line)
        except ValueError as error:
            advice = "Take the file from a copy, or take the line out and hold the document anew."
            raise ReleaseError(f"{self._path}:{number}: {error}. {advice}") from error


def _is_event(line: bytes) -> bool:
    try:
        load_event(line)
    except ValueError:
        return False
    return True
