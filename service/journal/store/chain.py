"""Chains rows by digest, so that a row that was altered or taken out shows."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

_FORM = "polyleaf-journal-1"
_SEAL = "chain"
_LATER = frozenset({("imports", "importer"), ("suggestions", "unfinished")})
"""The columns that tables got after rows were sealed. They are sealed only where they say something."""


def seal(previous: str, table: str, row: Mapping[str, object]) -> str:
    """Digest a row together with the seal of the row before it; `previous` is empty for the first."""
    fields = sorted(
        (name, value)
        for name, value in row.items()
        if name != _SEAL and not (value is None and (table, name) in _LATER)
    )
    return digest_json([_FORM, previous, table, fields])


def digest_json(value: object) -> str:
    """Digest a value: SHA-256 of its JSON in UTF-8 without blanks, in hexadecimal."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def write_time(when: datetime) -> str:
    """Write a time as rows have it: RFC 3339 in UTC, to the microsecond."""
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
