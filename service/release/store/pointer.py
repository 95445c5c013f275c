"""Which release is live, and which were."""

from pathlib import Path

from service.errors import ReleaseError
from service.release.store.change import Change, dump_change, load_change
from service.release.store.durable import append_durably, write_durably
from service.release.store.files import naming


class Pointer:
    """The file `live`, replaced atomically, and the file `history.jsonl`, which only grows.

    The pointer holds the whole change that made it, so a crash between the two files loses no
    line of the history: the next change writes the missing one first.
    """

    def __init__(self, folder: Path) -> None:
        self._live = folder / "live"
        self._history = folder / "history.jsonl"

    def read(self) -> Change | None:
        """Read the change that made the present release live; ReleaseError when damaged."""
        with naming(self._live.name):
            try:
                return load_change(self._live.read_bytes())
            except FileNotFoundError:
                return None

    def history(self) -> tuple[Change, ...]:
        """Read every change, the oldest first."""
        written, pointed = self._written(), self.read()
        return written if pointed is None or pointed in written[-1:] else (*written, pointed)

    def move(self, change: Change) -> None:
        """Make a change; one writer at a time (see `lock`)."""
        self._record(self.read_leniently())
        write_durably(self._live, dump_change(change))
        self._record(change)

    def read_leniently(self) -> Change | None:
        """Read the pointer to replace it: a damaged one counts for nothing, and is so mended."""
        try:
            return self.read()
        except ReleaseError:
            return None

    def _record(self, change: Change | None) -> None:
        if change is not None and change not in self._written()[-1:]:
            append_durably(self._history, dump_change(change))

    def _written(self) -> tuple[Change, ...]:
        with naming(self._history.name):
            content = self._history.read_bytes() if self._history.exists() else b""
            whole = content.split(b"\n")[:-1]  # what follows the last line end was never finished
            return tuple(load_change(line) for line in whole)
