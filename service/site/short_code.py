"""The short code on a print: made of what was printed, read back however it is typed."""

import hashlib
import json
from collections.abc import Mapping

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for a digit, none that makes words."""
_READ_AS = str.maketrans("OIL", "011")
_SIGNS = 11
"""Signs before the check sign: 55 bits, so that no two of a million editions share a code."""
_BITS = 5
_GROUP = 4


def make_code(language: str, document: str, revisions: Mapping[str, str]) -> str:
    """Make the code of a document as the readers of a language get it.

    It changes when, and only when, the words or the status of one of its sections does.
    """
    value = ["polyleaf-print-1", language, document, sorted(revisions.items())]
    canonical = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(canonical.encode()).digest())
    shift = 256 - _BITS * _SIGNS
    signs = "".join(
        ALPHABET[(number >> (shift + _BITS * place)) % 32] for place in reversed(range(_SIGNS))
    )
    return signs + _check_sign(signs)


def write_code(code: str) -> str:
    """Write a code in groups, as it stands on paper."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(text: str) -> str | None:
    """Read a code as somebody typed it: small letters, blanks, hyphens, O for 0, I or L for 1.

    None where it cannot be one: any single wrong sign is noticed (Luhn mod N).
    """
    signs = "".join(sign for sign in text.upper() if not (sign.isspace() or sign in "-‐‑–"))
    code = signs.translate(_READ_AS)
    if len(code) != _SIGNS + 1 or not set(code) <= set(ALPHABET):
        return None
    return code if _check_sign(code[:-1]) == code[-1] else None


def _check_sign(signs: str) -> str:
    total = 0
    for place, sign in enumerate(reversed(signs)):
        value = ALPHABET.index(sign) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
