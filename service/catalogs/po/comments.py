"""Takes the comment lines of an entry apart into fields; puts them together again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import polib

from service.catalogs.po.entry import forms_of
from service.catalogs.po.flags import split_flags, standard_flags
from service.catalogs.po.references import Reference, read_references, write_references

_USUAL = 400
"""Characters of comment lines that are worth remembering."""


@dataclass(slots=True)
class Comments:
    """The comment lines of one entry, by kind."""

    translator: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    sticky: list[str] = field(default_factory=list)


def read_comments(lines: Sequence[str]) -> Comments:
    """Sort comment lines, each with its `#`; an unknown `#x` is a translator's, as in msgcat."""
    comments = Comments()
    for line in lines:
        match line[1:2]:
            case ".":
                comments.extracted.append(line[2:].removeprefix(" "))
            case ":":
                comments.references += read_references(line[2:])
            case "," | "!":
                comments.flags += split_flags(line[2:])
            case "=":
                comments.sticky += split_flags(line[2:])
            case _:
                comments.translator.append(line[1:].removeprefix(" "))
    return comments


def fields_of(lines: tuple[str, ...], idle: tuple[str, ...]) -> dict[str, Any]:
    """Name the fields of a CatalogEntry with these comment lines; its lists are its own.

    `idle` flags, as idle_flags lists them, are left out.
    """
    is_usual = sum(map(len, lines)) <= _USUAL
    fields = (_fields_again if is_usual else _fields)(lines, idle)
    return {**fields, "occurrences": [*fields["occurrences"]], "flags": [*fields["flags"]]}


def _fields(lines: tuple[str, ...], idle: tuple[str, ...]) -> Mapping[str, Any]:
    comments = read_comments(lines)
    flags = [flag for flag in standard_flags(comments.flags) if not flag.startswith(idle)]
    return {
        "tcomment": "\n".join(comments.translator),
        "comment": "\n".join(comments.extracted),
        "occurrences": list(dict.fromkeys(comments.references)),
        "flags": [*flags, *(flag for flag in comments.sticky if flag not in flags)],
        "sticky_flags": tuple(comments.sticky),
        "bare_comments": _bare(comments),
    }


_fields_again = lru_cache(maxsize=2048)(_fields)
"""The same, remembered: neighbours in a section have the same comment lines."""


def idle_flags(*, has_text: bool, is_obsolete: bool) -> tuple[str, ...]:
    """List the beginnings of flags that say nothing of such an entry, and that msgcat drops."""
    return (*(() if has_text else ("fuzzy",)), *(("range:",) if is_obsolete else ()))


def _bare(comments: Comments) -> frozenset[str]:
    kinds = (("#", comments.translator), ("#.", comments.extracted))
    return frozenset(mark for mark, lines in kinds if lines == [""])


def write_comments(entry: polib.POEntry, codec: str) -> Iterator[str]:
    """Write the comment lines of an entry in msgcat's order, with `#=` after `#,`."""
    bare: frozenset[str] = getattr(entry, "bare_comments", frozenset())
    yield from _write_text("#", entry.tcomment, bare="#" in bare)
    yield from _write_text("#.", entry.comment, bare="#." in bare)
    if entry.occurrences:
        yield from write_references(entry.occurrences, codec)
    if entry.flags:
        yield from _write_flags(entry)


def _write_text(mark: str, text: str, *, bare: bool) -> Iterator[str]:
    if not (text or bare):
        return
    for line in text.split("\n"):
        shown = line.rstrip("\r")  # or CRLF files would grow a CR at each reading
        yield f"{mark} {shown}" if shown else mark


def _write_flags(entry: polib.POEntry) -> Iterator[str]:
    sticky = [flag for flag in getattr(entry, "sticky_flags", ()) if flag in entry.flags]
    idle = idle_flags(has_text=any(forms_of(entry)), is_obsolete=entry.obsolete)
    given = standard_flags(flag for flag in entry.flags if flag not in sticky)
    flags = [flag for flag in given if not flag.startswith(idle)]
    if flags:
        yield f"#, {', '.join(flags)}"
    if sticky:
        yield f"#= {', '.join(sticky)}"
