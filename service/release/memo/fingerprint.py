"""Digests values by all that is in them."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256

_MARK = "\0"
"""Begins what stands for a value that JSON has no form for; no key of ours begins so."""


def fingerprint(*values: object) -> str:
    """Digest values: SHA-256, in hexadecimal; equal values, in whatever order they hold things, have one.

    Raises TypeError for what is no plain value, the keys of a mapping included: nothing may be left out
    in silence.
    """
    return sha256(_write(values)).hexdigest()


def _write(value: object) -> bytes:
    written = json.dumps(
        value, default=_reduce, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return written.encode("utf-8", "surrogatepass")


def _reduce(value: object) -> object:
    """Reduce what JSON has no form for to what it has, and what no other value is reduced to."""
    match value:
        case bytes():
            return {f"{_MARK}bytes": value.hex()}
        case Mapping():
            return dict(value)
        case AbstractSet():
            return {
                f"{_MARK}set": sorted(
                    _write(held).decode("utf-8", "surrogatepass") for held in value
                )
            }
        case _ if is_dataclass(value) and not isinstance(value, type):
            kind = type(value)
            return {_MARK + kind.__qualname__: [getattr(value, name) for name in _names_of(kind)]}
    raise TypeError(f"{type(value).__name__} has no fingerprint")


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
