"""Writes what goes over the wire as JSON."""

import json
from collections.abc import Mapping


def write_json(members: Mapping[str, object]) -> bytes:
    """Write a JSON object; equal members in equal order give equal bytes."""
    return json.dumps(members, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
