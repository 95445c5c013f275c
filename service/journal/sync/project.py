"""What a sync is about: a project's files, and the messages of its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.content.model import Message
from service.content.moves import NO_MOVES, Moves


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

    @property
    def lock(self) -> Path:
        """What a sync holds while it writes, so that there is one at a time."""
        return self.changes / "sync.lock"
