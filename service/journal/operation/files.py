"""Writes files so that they are on the disk when that is said."""

import os
from pathlib import Path


def write_secret(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_name(path)


def sync_name(path: Path) -> None:
    """Keep the name of a file, too (fsync(2), NOTES)."""
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
