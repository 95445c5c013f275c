"""Sorts answers into kinds, each with headers of its own."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from service.errors import ReleaseError
from service.server.static.answers import Answer

OWN = frozenset({"content-type", "etag"})
"""What is not a header of a kind: nginx takes it from the file's suffix, or it is of one file."""
Kind = tuple[tuple[str, str], ...]


def sort_kinds(answers: Iterable[Answer]) -> Mapping[Kind, str]:
    """Give each kind a number."""
    kinds: dict[Kind, str] = {}
    for answer in answers:
        kinds.setdefault(kind_of(answer), str(len(kinds) + 1))
    return kinds


def kind_of(answer: Answer) -> Kind:
    """Give the headers that an answer shares with others of its kind.

    What may be packed varies with what its reader can unpack (RFC 9110 §12.5.5).
    """
    varies = answer.header("Vary")
    both = (
        varies
        if "Accept-Encoding" in varies
        else ", ".join(filter(None, (varies, "Accept-Encoding")))
    )
    weak = "W/" if answer.header("ETag").startswith("W/") else ""
    shared = ((name, value) for name, value in answer.headers if name.lower() not in {*OWN, "vary"})
    return (("", weak), *shared, ("Vary", both))


def list_names(kinds: Iterable[Kind]) -> Sequence[str]:
    """List the names of all headers; the first, which is empty, stands for the strength of tags."""
    return sorted({name for kind in kinds for name, _ in kind})


def variable_of(name: str) -> str:
    """Name the variable of a header."""
    return name.lower().replace("-", "_") if name else "weak"


def find_types(answers: Iterable[Answer]) -> Mapping[str, str]:
    """Give the media type of each suffix; ReleaseError where one suffix has two."""
    found: dict[str, str] = {}
    for answer in answers:
        path = answer.address.path
        suffix = PurePosixPath(path).suffix.removeprefix(".") or "html"
        media_type = answer.header("Content-Type")
        if found.setdefault(suffix, media_type) != media_type:
            raise ReleaseError(f"{path} is {media_type}; others with its suffix are not.")
    return found
