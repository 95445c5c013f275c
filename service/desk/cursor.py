"""Where a page of a list ends: an opaque text, written and read back."""

import base64
import binascii
import json
from collections.abc import Mapping
from hashlib import sha256

_SEAL = 12
"""Hexadecimal digits that tell one list from another."""
_LONGEST = 2000

Place = tuple[str, ...]
"""The key of the last item of a page, by which its list is sorted."""


def write_cursor(listed: Mapping[str, object], place: Place) -> str:
    """Write a cursor; `listed` says which list it is of: its filters."""
    plain = json.dumps([_seal(listed), *place], separators=(",", ":"))
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def read_cursor(listed: Mapping[str, object], text: str, length: int) -> Place:
    """Read what `write_cursor` wrote. Raises ValueError for anything else, and for another list's."""
    if len(text) > _LONGEST:
        raise ValueError("This is no cursor.")
    try:
        padded = text + "=" * (-len(text) % 4)
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise ValueError("This is no cursor.") from error
    match parts:
        case [seal, *place] if seal == _seal(listed) and len(place) == length:
            if all(isinstance(each, str) for each in place):
                return tuple(place)
    raise ValueError("This is no cursor of this list.")


def _seal(listed: Mapping[str, object]) -> str:
    return sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()[:_SEAL]
