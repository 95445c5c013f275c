"""The folder of an export: who owns it, and how one export follows another."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import Fault, InputError

MARK = ".polyleaf-export"
CURRENT = "current"
"""A link to the export that holds."""
ABOUT = "export.json"
"""Within an export: of which release it is, and which recalls it has applied."""
_DRAFT = "draft-"


def take_folder(folder: Path) -> None:
    """Make a folder ours; InputError where there is something else in it."""
    if folder.exists() and not (folder / MARK).is_file() and _has_content(folder):
        advice = "Name a new folder, or an empty one: what stands there is not from an export."
        raise InputError([Fault(str(folder), 0, "There is something else here.", advice)])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()


@contextmanager
def draft(folder: Path) -> Iterator[Path]:
    """Give a place to write an export in; what is left there at the end, however that comes, is removed."""
    for left in folder.glob(f"{_DRAFT}*"):
        shutil.rmtree(left)
    place = folder / f"{_DRAFT}export"
    place.mkdir()
    try:
        yield place
    finally:
        if place.exists():
            shutil.rmtree(place)


def settle(folder: Path, place: Path, name: str) -> None:
    """Let an export that is written whole hold from now on; one of the same name has the same bytes."""
    _sync(place)
    if not (folder / name).exists():
        place.rename(folder / name)
    _point(folder, name)


def read_recalls(folder: Path) -> frozenset[str]:
    """Read which recalls the export that holds has applied; none where there is no export."""
    try:
        written = json.loads((folder / CURRENT / ABOUT).read_text("utf-8"))
    except FileNotFoundError:
        return frozenset()
    return frozenset(written["recalls"])


def remove_others(folder: Path, kept: Iterable[str]) -> None:
    """Remove the exports that nobody may serve any more."""
    names = frozenset({*kept, CURRENT, MARK})
    for each in folder.iterdir():
        if each.name not in names and each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)


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


def _sync(folder: Path) -> None:
    """Let everything be on the disk before anything leads to it."""
    for place, _, _ in os.walk(folder):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
