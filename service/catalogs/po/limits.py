"""How large a PO file may be."""

from dataclasses import dataclass

_KIB = 1024
_MIB = 1024 * _KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """The sizes up to which a PO file is read; past them it is refused at once."""

    file_bytes: int
    entries: int
    """Live and obsolete ones together."""
    string_bytes: int = 64 * _KIB
    """Of one string, in UTF-8, its escapes resolved."""
    lines: int = 10_000
    """Continuation lines of one string, and comment lines of one entry."""
    nplurals: int = 10
    """CLDR needs 6 at most."""
    faults: int = 100
    """Faults listed; a file with more is read no further."""


DISK = Limits(file_bytes=64 * _MIB, entries=500_000)
"""For the project's own files."""
HTTP = Limits(file_bytes=4 * _MIB, entries=50_000)
"""For what a request brings."""
