"""One message of a PO file before it is an entry of a catalog."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Draft:
    """One message as it stands in the file."""

    offset: int = -1
    """Of its first keyword, `msgctxt` or `msgid`."""
    obsolete: bool = False
    comments: list[str] = field(default_factory=list)
    """Its comment lines, each with its `#`."""
    strings: dict[str, str] = field(default_factory=dict)
    """By keyword, with a `|` before it where it is a previous one."""
    forms: list[str] = field(default_factory=list)
    """msgstr[0], msgstr[1], …"""
    is_sound: bool = True
