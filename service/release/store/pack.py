"""The bytes of a part: one index of its responses, then their bodies and its record."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from service.release.model import Part, Response
from service.release.store.canonical import dump_canonical, load_canonical

MAGIC = b"polyleaf-pack 1\n"
_INDEX_LIMIT = 64 * 1024 * 1024

_PATH = re.compile(r"/v1(/[A-Za-z0-9_-]+)+\.[a-z0-9]+")
"""A canonical URL path; no dots but the one before the suffix, so it never climbs anywhere."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ETAG = re.compile(r"[0-9a-f]{32}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a body lies, with what its headers need."""

    offset: int
    """Bytes from the beginning of the pack."""
    length: int
    etag: str
    media_type: str
    languages: tuple[str, ...]
    fallback: bool
    approved: bool


@dataclass(frozen=True, slots=True)
class Index:
    """What a pack holds."""

    name: str
    """The part's name."""
    entries: Mapping[str, Entry]
    """By canonical URL path, in the order of the bodies."""
    record: "Place | None" = None
    """Where the record lies, behind the bodies; parts of earlier versions have none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where bytes lie, with what they are to be."""

    offset: int
    length: int
    digest: str
    """Their SHA-256, in hexadecimal."""


def write_pack(part: Part) -> bytes:
    """Write a part; equal parts give equal bytes."""
    responses = dict(sorted(part.responses.items()))
    index: dict[str, object] = {
        "name": part.name,
        "responses": {path: _describe(response) for path, response in responses.items()},
    }
    if part.record:
        digest = hashlib.sha256(part.record).hexdigest()
        index["record"] = {"length": len(part.record), "sha256": digest}
    bodies = (response.body for response in responses.values())
    return b"".join((MAGIC, dump_canonical(index), b"\n", *bodies, part.record))


def read_pack(content: bytes, index: Index) -> Part:
    """Read back the part that `write_pack` wrote."""
    responses = {
        path: Response(
            content[entry.offset : entry.offset + entry.length],
            entry.media_type,
            entry.languages,
            entry.fallback,
            entry.approved,
        )
        for path, entry in index.entries.items()
    }
    place = index.record
    record = content[place.offset : place.offset + place.length] if place else b""
    return Part(index.name, responses, record)


def read_index(pack: BinaryIO, size: int) -> Index:
    """Read the index at the beginning of a pack of `size` bytes.

    The index holds lengths, offsets follow from them: nothing can overlap, and that the bodies end
    where the file ends is the one bound to check. ValueError where the bytes are not a pack.
    """
    if pack.readline(len(MAGIC)) != MAGIC:
        raise ValueError("it is not a pack that this version reads")
    line = pack.readline(_INDEX_LIMIT)
    if not line.endswith(b"\n"):
        raise ValueError("its index is cut off or too long")
    match load_canonical(line.removesuffix(b"\n")):
        case {"name": str(name), "responses": dict(responses), **others}:
            entries = dict(_entries(responses, len(MAGIC) + len(line)))
            end = max((e.offset + e.length for e in entries.values()), default=len(MAGIC + line))
            index = Index(name, entries, _read_place(others, end))
        case _:
            raise ValueError("its index has not the form of an index")
    end += index.record.length if index.record else 0
    if end != size:
        raise ValueError(f"its bodies end at byte {end}, the file at {size}")
    return index


def _describe(response: Response) -> Mapping[str, object]:
    return {
        "length": len(response.body),
        "etag": response.etag,
        "media_type": response.media_type,
        "languages": list(response.languages),
        "fallback": response.fallback,
        "approved": response.approved,
    }


def _entries(responses: Mapping[str, object], begin: int) -> Iterator[tuple[str, Entry]]:
    offset = begin
    for path, fields in responses.items():
        entry = _read_entry(path, fields, offset)
        yield path, entry
        offset += entry.length


def _read_place(members: Mapping[object, object], offset: int) -> Place | None:
    match members:
        case {"record": {"length": int(length), "sha256": str(digest), **rest}, **others}:
            if length > 0 and _DIGEST.fullmatch(digest) and not others and not rest:
                return Place(offset, length, digest)
        case {**others} if not others:
            return None
    raise ValueError("its index has not the form of an index")


def _read_entry(path: str, fields: object, offset: int) -> Entry:
    match fields:
        case {
            "length": int(length),
            "etag": str(etag),
            "media_type": str(media_type),
            "languages": [*languages],
            "fallback": bool(fallback),
            "approved": bool(approved),
            **others,
        } if not others and _PATH.fullmatch(path):
            tags = tuple(map(str, languages))
            if length >= 0 and _may_be_headers(etag, media_type, tags):
                return Entry(offset, length, etag, media_type, tags, fallback, approved)
    raise ValueError(f"its index has a wrong entry {path!r}")


def _may_be_headers(etag: str, media_type: str, languages: tuple[str, ...]) -> bool:
    """Index fields become header fields: nothing else may come through a forged pack."""
    return bool(
        _ETAG.fullmatch(etag)
        and _MEDIA_TYPE.fullmatch(media_type)
        and languages
        and all(_LANGUAGE.fullmatch(tag) for tag in languages)
    )
