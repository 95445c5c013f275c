"""Which release is live, and which were."""

from collections.abc import Iterator
from contextlib import suppress
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
        with naming(f"{self._live.parent.name}/{self._live.name}"):
            try:
                return load_change(self._live.read_bytes())
            except FileNotFoundError:
                return None
            except ValueError as error:
                raise ValueError("it names no release; `polyleaf publish` mends it") from error

    def history(self) -> tuple[Change, ...]:
        """Read every change that can be read, the oldest first; what is damaged is left out."""
        written = self._written()
        return (*written, *self._missing(written))

    def move(self, change: Change) -> None:
        """Make a change; one writer at a time (see `lock`).

        Whatever cannot be read stops it before the pointer moves.
        """
        for missing in self._missing(self._written()):
            append_durably(self._history, dump_change(missing))
        write_durably(self._live, dump_change(change))
        append_durably(self._history, dump_change(change))

    def read_leniently(self) -> Change | None:
        """Read the pointer to replace it: a damaged one counts for nothing, and is so mended."""
        try:
            return self.read()
        except ReleaseError:
            return None

    def _missing(self, written: tuple[Change, ...]) -> tuple[Change, ...]:
        pointed = self.read_leniently()
        return () if pointed is None or pointed in written[-1:] else (pointed,)

    def _written(self) -> tuple[Change, ...]:
        with naming(self._history.name):
            content = self._history.read_bytes() if self._history.exists() else b""
            whole = content.split(b"\n")[:-1]  # what follows the last line end was never finished
        return tuple(change for line in whole for change in _read_line(line))


def _read_line(line: bytes) -> Iterator[Change]:
    with suppress(ValueError):  # a line that was damaged must not hide the others
        yield load_change(line)
