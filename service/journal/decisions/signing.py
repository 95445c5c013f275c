"""The key with which an instance signs decisions: Ed25519 (RFC 8032), in a file of its own."""

import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from service.durable import write_secret
from service.errors import JournalError

_CONTEXT = b"polyleaf decision\n"
"""Stands before what is signed, so that no signature of something else passes for a decision's."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The key of this instance."""

    _private: Ed25519PrivateKey

    @property
    def public(self) -> str:
        """The public half, in hexadecimal: what others trust."""
        return self._private.public_key().public_bytes_raw().hex()

    def sign(self, body: str) -> str:
        """Sign the body of a decision; in hexadecimal."""
        return self._private.sign(_CONTEXT + body.encode()).hex()


def make_key(path: Path) -> SigningKey:
    """Make a key that only the owner of the file can read. Raises FileExistsError."""
    private = Ed25519PrivateKey.generate()
    write_secret(path, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return SigningKey(private)


def load_key(path: Path) -> SigningKey | None:
    """Load the key; None where there is none. Raises JournalError where it is damaged, or open to others."""
    if not path.exists():
        return None
    if path.stat().st_mode & _OTHERS:
        raise JournalError(f"{path}: others can read the signing key. Run: chmod 600 {path}")
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except ValueError as error:
        raise JournalError(f"{path}: this is no signing key. Put it back from a copy.") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise JournalError(f"{path}: this is no Ed25519 key.")
    return SigningKey(private)


def is_signed(body: str, key: str, signature: str) -> bool:
    """Tell whether the owner of a public key signed the body of a decision."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), _CONTEXT + body.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
