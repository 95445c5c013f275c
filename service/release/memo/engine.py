"""Tells by which program a release is built: our own source, the libraries, Python."""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

_PACKAGE = str(Path(__file__).resolve().parents[2])
_COMPILED = {"__pycache__"}


def digest_engine() -> str:
    """Digest everything that decides what equal inputs become.

    The bytes of every file of the package, not their times: what a developer changes counts at once.
    Of the libraries their versions count, by the names of their `dist-info` folders.
    """
    digest = sha256(sys.version.encode())
    for name in _installed():
        digest.update(f"\0{name}".encode())
    for path in sorted(filter(os.path.isfile, _list_files())):
        with open(path, "rb") as file:  # noqa: PTH123 - a thousand Path objects take as long as the files
            content = file.read()
        digest.update(f"\0{path.removeprefix(_PACKAGE)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _list_files() -> Iterator[str]:
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name not in _COMPILED]
        yield from (f"{folder}/{name}" for name in names)


def _installed() -> list[str]:
    folders = (Path(entry) for entry in sys.path)
    found = (path.name for folder in folders for path in folder.glob("*.dist-info"))
    return sorted({*found})
