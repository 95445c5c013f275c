"""Canonical JSON: a value has exactly one sequence of bytes."""

import json


def dump_canonical(value: object) -> bytes:
    """Write `value` as UTF-8 JSON with sorted keys and without spaces."""
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode("utf-8")


def load_canonical(content: bytes) -> object:
    """Read what `dump_canonical` wrote.

    ValueError for any other bytes: another spelling, a repeated key, a nesting too deep to read.
    """
    try:
        value = json.loads(content)
        if dump_canonical(value) != content:
            raise ValueError("the JSON is not canonical")
    except RecursionError as error:
        raise ValueError("the JSON is nested too deeply") from error
    return value
