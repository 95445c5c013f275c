"""The list of recalls: what was taken off the air, line by line, in a file that only grows."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from service.errors import ReleaseError
from service.release.store.canonical import dump_canonical, load_canonical
from service.release.store.durable import append_durably, split_lines
from service.release.store.files import naming
from service.release.store.manifest import DIGEST, digest_of

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_SUM = "sha256"


class RecalledError(ReleaseError):
    """A release holds text that was recalled."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Texts that were taken off the air."""

    at: datetime
    """In UTC, to the second."""
    account: str | None
    """Who did it; None for the operator of the machine, in an emergency."""
    reason: str
    language: str | None
    """The language whose texts they are; None for the source's, which go in every language."""
    document: str
    section: str | None
    """None for the whole document."""
    digests: tuple[str, ...]
    """The texts, as decisions name them, sorted."""

    def __post_init__(self) -> None:
        """Keep what the written line keeps, so that reading it back gives an equal recall."""
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))

    @property
    def id(self) -> str:
        """The SHA-256 of what is written of it."""
        return digest_of(dump_canonical(_write(self)))


@dataclass(frozen=True, slots=True)
class Lift:
    """Texts that may be served again, for people approved them and knew of the recall."""

    at: datetime
    document: str
    digests: tuple[str, ...]

    def __post_init__(self) -> None:
        """Keep what the written line keeps."""
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class Recalls:
    """What the list says."""

    entries: tuple[Recall | Lift, ...] = ()
    """In the order in which they were written."""
    damaged: tuple[int, ...] = ()
    """The numbers of lines that cannot be read."""

    @property
    def recalls(self) -> tuple[Recall, ...]:
        """The recalls, lifted ones among them."""
        return tuple(each for each in self.entries if isinstance(each, Recall))

    def active(self) -> Mapping[str, tuple[Recall, ...]]:
        """Tell which texts are off the air, by digest, and by which recalls."""
        found: dict[str, tuple[Recall, ...]] = {}
        for entry in self.entries:
            for digest in entry.digests:
                if isinstance(entry, Recall):
                    found[digest] = (*found.get(digest, ()), entry)
                else:
                    found.pop(digest, None)
        return found


class RecallList:
    """The file `recalls.jsonl`. Each line ends with the digest of the rest, so damage is seen."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "recalls.jsonl"

    def read(self) -> Recalls:
        """Read the list; a line that is damaged hides none of the others. ReleaseError."""
        with naming(self._path.name):
            content = self._path.read_bytes() if self._path.exists() else b""
        lines = split_lines(content, _is_entry)
        entries: list[Recall | Lift] = []
        damaged = []
        for number, line in enumerate(lines, 1):
            try:
                entries.append(load_entry(line))
            except ValueError:
                damaged.append(number)
        return Recalls(tuple(entries), tuple(damaged))

    def append(self, entry: Recall | Lift) -> None:
        """Add a line; when this returns, it is on the disk. One writer at a time."""
        append_durably(self._path, dump_entry(entry), _is_entry)


def _is_entry(line: bytes) -> bool:
    try:
        load_entry(line)
    except ValueError:
        return False
    return True


def dump_entry(entry: Recall | Lift) -> bytes:
    """Write an entry as one line."""
    members = _write(entry)
    return dump_canonical({**members, _SUM: digest_of(dump_canonical(members))}) + b"\n"


def write_line(entry: Recall | Lift) -> str:
    """Write an entry as the manifests of derived releases have it."""
    return dump_entry(entry).decode().removesuffix("\n")


def load_entry(line: bytes) -> Recall | Lift:
    """Read back what `dump_entry` wrote; ValueError for anything else."""
    match load_canonical(line.removesuffix(b"\n")):
        case {"sha256": str(digest), **members} if digest == digest_of(dump_canonical(members)):
            return _read(members)
    raise ValueError("it is no line of the list of recalls")


def _write(entry: Recall | Lift) -> Mapping[str, object]:
    common = {
        "at": entry.at.strftime(_TIME),
        "document": entry.document,
        "digests": list(entry.digests),
    }
    match entry:
        case Lift():
            return {"kind": "lift", **common}
        case Recall():
            return {
                "kind": "recall",
                **common,
                "account": entry.account,
                "reason": entry.reason,
                "language": entry.language,
                "section": entry.section,
            }


def _read(members: Mapping[object, object]) -> Recall | Lift:
    match members:
        case {
            "kind": "recall",
            "at": str(at),
            "document": str(document),
            "digests": [*digests],
            "account": str() | None as account,
            "reason": str(reason),
            "language": str() | None as language,
            "section": str() | None as section,
        } if all(map(_is_digest, digests)):
            named = tuple(map(str, digests))
            return Recall(_read_time(at), account, reason, language, document, section, named)
        case {"kind": "lift", "at": str(at), "document": str(document), "digests": [*digests]} if (
            all(map(_is_digest, digests))
        ):
            return Lift(_read_time(at), document, tuple(map(str, digests)))
    raise ValueError("it is no line of the list of recalls")


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and bool(DIGEST.match(value))


def _read_time(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)


def add_applied(recalls: Recalls, applied: Iterable[Recall | Lift]) -> Recalls:
    """Add the recalls that a release says were applied to it, where the list has lost them."""
    lost = tuple(each for each in applied if each not in recalls.entries)
    return Recalls((*lost, *recalls.entries), recalls.damaged)


def check_whole(recalls: Recalls) -> None:
    """Raise ReleaseError where a line is damaged: what it took off the air could come back."""
    if recalls.damaged:
        lines = ", ".join(map(str, recalls.damaged))
        raise ReleaseError(
            f"recalls.jsonl: line {lines} cannot be read. What it took off the air could come back, so"
            " no release goes live. Put the file back from a copy; where there is none, recall those"
            " texts again, then take the line out."
        )


def find_recalled(record: bytes, digests: Collection[str]) -> frozenset[str]:
    """Find which of the texts a part serves, by its record; the source's that they stand for among them.

    Raises ValueError where the record cannot be read.
    """
    return frozenset(digest for digest in _digests_in(record) if digest in digests)


def _digests_in(record: bytes) -> Iterator[str]:
    try:
        for unit in json.loads(record)["units"]:
            for text in unit["texts"]:
                yield from (text["digest"], text["source"], text["source_then"])
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"its record cannot be read: {error}") from error
