"""Writes files that a crash leaves as they were or as they shall be, never half of one."""

import os
from pathlib import Path


def replace_file(path: Path, content: bytes, draft: Path, mode: int | None = None) -> None:
    """Put content at a path by way of a draft in the same folder; it is on the disk on return.

    The draft is synced, then renamed (rename(2) is atomic), and the folder synced, without which the
    new name could be lost (fsync(2), NOTES). Without a mode the umask decides. Raises OSError.
    """
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        draft.chmod(mode)
    draft.replace(path)
    sync_folder(path.parent)


def mode_of(path: Path) -> int:
    """Tell who may do what with a file; with one that is not there yet, what is usual."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


def write_secret(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read; it is on the disk on return. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last (fsync(2), NOTES)."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
