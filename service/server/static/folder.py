"""The folder of an export: who owns it, and how one export follows another."""

import fcntl
import filecmp
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import Fault, InputError

MARK = ".polyleaf-export"
CURRENT = "current"
"""A link to the export that holds."""
ABOUT = "export.json"
"""Within an export: of which release it is."""
_DRAFT = "draft-export"
_EXPORT = re.compile(r"[0-9a-f]{12}-[0-9a-f]{12}")
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f$]")
"""nginx reads the first as ends of lines or not at all, and a dollar as the start of a variable."""


@contextmanager
def taken(folder: Path) -> Iterator[None]:
    """Hold a folder for one export; InputError where it holds something else, or another export is at work."""
    _refuse(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / MARK).open("ab") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "Another export is being written here."
            raise _wrong(folder, message, "Wait until it is done.") from None
        yield


def _refuse(folder: Path) -> None:
    if _UNWRITABLE.search(str(folder.resolve())):
        message = "nginx cannot be told of a folder with such a sign in its path."
        raise _wrong(folder, message, "Name a folder without $ and without control characters.")
    if folder.exists() and not (folder / MARK).is_file() and _has_content(folder):
        advice = "Name a new folder, or an empty one: what stands there is not from an export."
        raise _wrong(folder, "There is something else here.", advice)


def _wrong(folder: Path, message: str, advice: str) -> InputError:
    return InputError([Fault(str(folder), 0, message, advice)])


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """Give a place to write an export in; what is left there at the end, however that comes, is removed."""
    place = folder / _DRAFT
    _remove(place)
    place.mkdir()
    try:
        yield place
    finally:
        _remove(place)


def settle(folder: Path, place: Path, name: str) -> None:
    """Let an export that is written whole hold from now on; one of the same name that is intact stays."""
    os.sync()  # all of it is on the disk before anything leads to it
    if not _is_same(place, folder / name):
        _remove(folder / name)
        place.rename(folder / name)
    _point(folder, name)


def read_release(folder: Path) -> str:
    """Read of which release the export is that holds; empty where it cannot tell."""
    try:
        return str(json.loads((folder / CURRENT / ABOUT).read_text("utf-8"))["release"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def remove_others(folder: Path, kept: Iterable[str]) -> None:
    """Remove the exports that nobody may serve any more."""
    for each in folder.iterdir():
        if _EXPORT.fullmatch(each.name) and each.name not in {*kept}:
            _remove(each)


def held_now(folder: Path) -> str:
    """Name the export that holds; empty without one."""
    link = folder / CURRENT
    return link.readlink().name if link.is_symlink() else ""


def _has_content(folder: Path) -> bool:
    return not folder.is_dir() or any(folder.iterdir())


def _point(folder: Path, name: str) -> None:
    """Let `current` lead to an export: rename(2) is atomic."""
    link = folder / ".next"
    link.unlink(missing_ok=True)
    link.symlink_to(name)
    link.replace(folder / CURRENT)


def _is_same(place: Path, other: Path) -> bool:
    """Tell whether two folders hold the same files with the same bytes."""
    files, others = _list_files(place), _list_files(other)
    return files == others and not any(filecmp.cmpfiles(place, other, files, shallow=False)[1:])


def _list_files(place: Path) -> frozenset[str]:
    return frozenset(
        os.path.relpath(Path(folder, name), place)
        for folder, _, names in os.walk(place)
        for name in names
    )


def _remove(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
