"""Finds files that earlier releases left in the store, where they are still whole."""

from typing import Protocol

from service.release.memo.memo import Memo, Table
from service.release.model import Kept, Part
from service.release.store import ReleaseStore
from service.release.store.state import is_settled


class Shelf(Protocol):
    """Where the parts of earlier releases may lie."""

    def find(self, digest: str) -> Kept | None:
        """Find a file that is there with every byte; None where it is not."""

    def read(self, kept: Kept) -> Part:
        """Read a part; raises ReleaseError where it was changed since it was found."""


class NoShelf:
    """Holds nothing: every part is made."""

    def find(self, digest: str) -> None:  # noqa: ARG002 - the signature of a shelf
        """Find nothing."""
        return

    def read(self, kept: Kept) -> Part:
        """Refuse: nothing was found here."""
        raise LookupError(kept.digest)


class StoreShelf:
    """The store; a file that nobody wrote to since it was last verified is not read again."""

    def __init__(self, store: ReleaseStore, memo: Memo) -> None:
        self._store, self._memo = store, memo

    def find(self, digest: str) -> Kept | None:
        """Find a file whose bytes are those of its digest."""
        known = self._memo.recall(Table.FILES, digest)
        kept = self._store.find(digest, tuple(known) if known else None)
        if kept and is_settled(kept.state):
            self._memo.keep(Table.FILES, digest, list(kept.state))
        return kept

    def read(self, kept: Kept) -> Part:
        """Read a part, each body verified; raises ReleaseError."""
        return self._store.read_part(kept)
