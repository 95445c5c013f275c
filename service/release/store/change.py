"""What a change of the live release is: a value, written as one line."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from service.release.store.canonical import dump_canonical, load_canonical
from service.release.store.manifest import DIGEST

_TIME = "%Y-%m-%dT%H:%M:%SZ"


class Action(StrEnum):
    """Why another release went live."""

    PUBLISH = "publish"
    ROLLBACK = "rollback"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the live pointer."""

    release: str
    """The id of the release that went live."""
    at: datetime
    """In UTC, to the second."""
    action: Action
    previous: str | None
    """The release that was live before; None for the first."""

    def __post_init__(self) -> None:
        """Keep what the written line keeps, so that reading it back gives an equal change."""
        object.__setattr__(self, "at", self.at.astimezone(UTC).replace(microsecond=0))


def dump_change(change: Change) -> bytes:
    """Write a change as one line."""
    members = {
        "release": change.release,
        "at": change.at.strftime(_TIME),
        "action": change.action,
        "from": change.previous,
    }
    return dump_canonical(members) + b"\n"


def load_change(line: bytes) -> Change:
    """Read back what `dump_change` wrote; ValueError for anything else."""
    match load_canonical(line.removesuffix(b"\n")):
        case {
            "release": str(release),
            "at": str(at),
            "action": str(action),
            "from": str() | None as previous,
        } if DIGEST.match(release) and (previous is None or DIGEST.match(previous)):
            return Change(release, _read_time(at), Action(action), previous)
    raise ValueError("it is not a change of the live release")


def _read_time(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
