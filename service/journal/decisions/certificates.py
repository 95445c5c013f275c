"""Keeps the certificates of outside reviews, each under the digest of its bytes."""

from hashlib import sha256
from pathlib import Path

from service.durable import replace_file
from service.errors import Fault, InputError

_MOST = 32 * 1024 * 1024
"""Bytes of a certificate at most."""


def read_certificate(path: Path) -> bytes:
    """Read a certificate from where a person has it. Raises InputError."""
    if path.exists() and not path.is_file():
        raise InputError([Fault(str(path), 0, "It is no file.", "Give the agency's certificate.")])
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except OSError as error:
        raise InputError([Fault(str(path), 0, f"It cannot be read: {error.strerror}.")]) from error
    if not content:
        raise InputError([Fault(str(path), 0, "It is empty.", "Give the agency's certificate.")])
    if len(content) > _MOST:
        told = f"It has more than the {_MOST // 1024 // 1024} MiB that a certificate may have."
        raise InputError([Fault(str(path), 0, told, "Give a smaller copy of it.")])
    return content


def keep_certificate(folder: Path, content: bytes) -> str:
    """Keep a certificate and return its SHA-256, in hexadecimal; one that is kept already stays as it is."""
    name = sha256(content).hexdigest()
    path = folder / name
    if not path.exists() or path.read_bytes() != content:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(path, content, folder / f".{name}.draft")
    return name
