"""Tells by which program a release is built: our own source, the libraries, Python."""

import sys
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
_COMPILED = {"__pycache__"}


def digest_engine() -> str:
    """Digest everything that decides what equal inputs become.

    The bytes of every file of the package, not their times: what a developer changes counts at once.
    Of the libraries their versions count, by the names of their `dist-info` folders.
    """
    digest = sha256(sys.version.encode())
    for name in _installed():
        digest.update(f"\0{name}".encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.parent.name not in _COMPILED:
            content = path.read_bytes()
            shown = path.relative_to(_PACKAGE).as_posix()
            digest.update(f"\0{shown}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _installed() -> list[str]:
    folders = (Path(entry) for entry in sys.path)
    found = (path.name for folder in folders for path in folder.glob("*.dist-info"))
    return sorted({*found})
