"""Keeps catalogs on the disk: whole, or not at all."""

import os
import tempfile
from pathlib import Path

import polib

from service.catalogs.po.entry import forms_of, is_fuzzy, is_kept, is_translated, key_of
from service.catalogs.po.limits import DISK, Limits
from service.catalogs.po.reader import read_po
from service.catalogs.po.writer import write_po
from service.durable import mode_of, replace_file
from service.errors import Fault, InputError


def load_po(path: Path, root: Path, limits: Limits = DISK) -> polib.POFile:
    """Read a catalog within `root`; its faults name it as seen from there. Raises InputError."""
    shown = _shown(path, root)
    return read_po(_read_bytes(path, root, shown, limits), shown, limits)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _read_bytes(path: Path, root: Path, shown: str, limits: Limits) -> bytes:
    if path.is_symlink() or not path.resolve().is_relative_to(root.resolve()):
        raise InputError([Fault(shown, 0, "It leads out of its folder.", "Use a real file.")])
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise InputError([Fault(shown, 0, "It is not a file.")])
    try:
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except OSError as error:
        raise InputError([Fault(shown, 0, f"It cannot be read: {error.strerror}.")]) from error


def save_po(pofile: polib.POFile, path: Path) -> bool:
    """Write a catalog if its bytes change, and tell whether they did.

    The new file takes the place of the old one at once, and only after it was read back and held the
    same. Raises InputError, and leaves the old file, where it did not.
    """
    data = write_po(pofile)
    if path.is_symlink():
        raise InputError([Fault(path.as_posix(), 0, "It is a symbolic link.", "Use a real file.")])
    if path.is_file() and path.read_bytes() == data:
        return False
    _check_written(pofile, data, path.as_posix())
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data)
    return True


def _check_written(pofile: polib.POFile, data: bytes, shown: str) -> None:
    back = read_po(data, shown)
    if write_po(back) != data or _words(back) != _words(pofile):
        message = "The catalog cannot be written so that it reads the same."
        raise InputError([Fault(shown, 0, message, "Report this as a defect of Polyleaf.")])


def _words(pofile: polib.POFile) -> list[tuple[object, ...]]:
    """List what may not change on the way: the order of live and obsolete entries among them may."""
    ordered = sorted(pofile, key=lambda entry: entry.obsolete)
    return [
        (
            entry.obsolete,
            key_of(entry),
            entry.msgid_plural,
            tuple(forms_of(entry)),
            is_fuzzy(entry) and is_translated(entry),
        )
        for entry in ordered
        if is_kept(entry)
    ]


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        replace_file(path, data, draft, mode_of(path))
    finally:
        draft.unlink(missing_ok=True)
