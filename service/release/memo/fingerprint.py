"""Digests values by all that is in them."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import sha256


def fingerprint(*values: object) -> str:
    """Digest values: SHA-256, in hexadecimal; equal values, in whatever order they hold things, have one.

    Raises TypeError for what is no plain value: nothing may be left out in silence.
    """
    return sha256(_write([_reduce(value) for value in values])).hexdigest()


def _write(reduced: object) -> bytes:
    written = json.dumps(reduced, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")


def _reduce(value: object) -> object:
    """Reduce a value to lists that tell apart what differs."""
    if value is None or isinstance(value, str | int):
        return value
    match value:
        case tuple() | list():
            return ["list", *map(_reduce, value)]
        case bytes():
            return ["bytes", value.hex()]
        case Mapping():
            pairs = [[_reduce(key), _reduce(held)] for key, held in value.items()]
            return ["map", sorted(pairs, key=_write)]
        case AbstractSet():
            return ["set", sorted((_reduce(held) for held in value), key=_write)]
        case _ if is_dataclass(value) and not isinstance(value, type):
            held = [_reduce(getattr(value, field.name)) for field in fields(value)]
            return [type(value).__qualname__, *held]
    raise TypeError(f"{type(value).__name__} has no fingerprint")
