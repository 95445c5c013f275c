"""What a sync is about: a project's files, and the messages of its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from service.content.model import Level, Message
from service.content.moves import NO_MOVES, Moves
from service.journal.sync.committed import FindCommitter, nobody_committed

_MARK = "checkout"


@dataclass(frozen=True, slots=True)
class Project:
    """What is synced."""

    root: Path
    changes: Path
    """Where a change of several files is noted down until it is done."""
    domains: Mapping[str, Sequence[Message]]
    """The source's messages of each domain."""
    moves: Moves = NO_MOVES
    """Where addresses went."""
    roles: Mapping[Level, Sequence[str]] = field(default_factory=dict)
    """The roles that policy asks at each level; none at a level that is not named."""
    find_committer: FindCommitter = nobody_committed

    @property
    def lock(self) -> Path:
        """What a sync holds while it writes, so that there is one at a time."""
        return self.changes / "sync.lock"

    @property
    def checkout(self) -> str:
        """Which checkout this is; empty before its first sync."""
        return checkout_of(self.changes)


def checkout_of(changes: Path) -> str:
    """Read which checkout has its changes noted down in this folder; empty before its first sync."""
    mark = changes / _MARK
    return mark.read_text("ascii").strip() if mark.is_file() else ""


def mark_checkout(changes: Path) -> None:
    """Give a checkout a name that no other has, once: several may share a journal."""
    if not checkout_of(changes):
        draft = changes / f"{_MARK}.new"
        draft.write_text(f"{uuid4()}\n", "ascii")
        draft.replace(changes / _MARK)
