"""Changes several files of a project together: all of them, in the end, or none."""

import fcntl
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from service.durable import mode_of, replace_file, sync_folder
from service.errors import Fault, InputError, PolyleafError

_PLAN = "plan.json"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a file holds before and after; None where there is no file."""

    path: str
    """As seen from the project's root."""
    before: bytes | None
    after: bytes | None


def change_files(root: Path, journal: Path, purpose: str, changes: Sequence[FileChange]) -> None:
    """Change files of the project, each of which must still hold what it is said to hold.

    Raises InputError, and changes nothing, where one does not. Whatever stops it after that, a crash
    too, `finish_changes` goes on from there: what shall be stands in the folder `journal` by then.
    """
    effective = [change for change in changes if change.before != change.after]
    with _locked(journal):
        if (journal / _PLAN).exists():
            raise PolyleafError(
                "An earlier change of these files stopped half way; finish it first."
            )
        _check_unchanged(root, effective)
        _note_down(journal, purpose, effective)
        _carry_out(root, journal)


def note_changes(root: Path, journal: Path, purpose: str, changes: Sequence[FileChange]) -> None:
    """Note changes down without doing them: what a crash leaves at its earliest."""
    with _locked(journal):
        _check_unchanged(root, changes)
        _note_down(journal, purpose, changes)


def finish_changes(root: Path, journal: Path) -> str | None:
    """Finish a change that stopped half way, and return its purpose; None where there is none.

    Raises InputError where somebody edited one of its files since.
    """
    if not (journal / _PLAN).exists():
        return None
    with _locked(journal):
        return _carry_out(root, journal)


def is_unfinished(journal: Path) -> bool:
    """Tell whether a change stopped half way."""
    return (journal / _PLAN).exists()


@contextmanager
def _locked(journal: Path) -> Iterator[None]:
    """Hold the lock of the journal; the kernel gives it back however this process ends (flock(2))."""
    journal.mkdir(parents=True, exist_ok=True)
    with (journal / _LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PolyleafError("Another command is changing these files; wait for it.") from error
        yield


def _check_unchanged(root: Path, changes: Sequence[FileChange]) -> None:
    faults = [
        Fault(change.path, 0, "The file changed while the command ran.", "Run it again.")
        for change in changes
        if _read(root, change.path) != change.before
    ]
    if faults:
        raise InputError(faults)


def _note_down(journal: Path, purpose: str, changes: Sequence[FileChange]) -> None:
    """Store what files shall hold; the plan comes last, and with it the change counts."""
    for number, change in enumerate(changes):
        if change.after is not None:
            _write(journal / str(number), change.after)
    files = [
        {"path": change.path, "before": _digest(change.before), "after": _digest(change.after)}
        for change in changes
    ]
    _write(journal / _PLAN, json.dumps({"purpose": purpose, "files": files}, indent=1).encode())


def _carry_out(root: Path, journal: Path) -> str:
    plan = json.loads((journal / _PLAN).read_bytes())
    states = [_digest(_read(root, file["path"])) for file in plan["files"]]
    if faults := [
        Fault(file["path"], 0, "The file was edited after a change of it stopped half way.",
              f"Save your edit elsewhere and undo it here; or remove {journal}, and set the files right.")
        for file, state in zip(plan["files"], states, strict=True)
        if state not in {file["before"], file["after"]}
    ]:  # fmt: skip
        raise InputError(faults)
    for number, (file, state) in enumerate(zip(plan["files"], states, strict=True)):
        if state != file["after"]:
            _put(root / file["path"], journal / str(number), gone=file["after"] is None)
    (journal / _PLAN).unlink()
    for staged in journal.glob("[0-9]*"):
        staged.unlink()
    return str(plan["purpose"])


def _put(path: Path, staged: Path, *, gone: bool) -> None:
    if gone:
        path.unlink()
        sync_folder(path.parent)
    else:
        _write(path, staged.read_bytes())


def _read(root: Path, path: str) -> bytes | None:
    """Read a file of the project; raises InputError where its path leads elsewhere."""
    place = root / path
    if place.is_symlink() or not place.resolve().is_relative_to(root.resolve()):
        raise InputError([Fault(path, 0, "It leads out of its folder.", "Use a real file.")])
    return place.read_bytes() if place.exists() else None


def _digest(content: bytes | None) -> str | None:
    return None if content is None else sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Put content at `path` so that a crash leaves the old file or the new one (rename(2))."""
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content, path.with_name(f".{path.name}.new"), mode_of(path))
