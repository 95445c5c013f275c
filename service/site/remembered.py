"""The pages that were composed from the live release, kept packed for as long as it is live."""

import threading
import weakref
from collections import OrderedDict
from dataclasses import dataclass, field

from service.release.store.opened import OpenRelease
from service.site.sending import Page

MOST = 16 * 1024 * 1024
"""Bytes of packed text a process keeps: some thousand pages."""

Address = tuple[str, str, str]
"""Where readers reach the site, the path, the chosen country: all of a request that a page shows."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that can be sent again."""

    page: Page
    packed: bytes


@dataclass(slots=True)
class Remembered:
    """Pages of one release by address; those that nobody asked for the longest go first.

    They go with the open release that they were made from, not with its identifier: when a
    release comes back, the day since when its texts are live is another.
    """

    most: int = MOST
    _pages: OrderedDict[Address, Kept] = field(default_factory=OrderedDict)
    _of: "weakref.ref[OpenRelease] | None" = None
    _size: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, release: OpenRelease, address: Address) -> Kept | None:
        """Look up a page of a release."""
        with self._lock:
            if self._of is None or self._of() is not release:
                return None
            kept = self._pages.get(address)
            if kept:
                self._pages.move_to_end(address)
            return kept

    def keep(self, release: OpenRelease, address: Address, kept: Kept) -> None:
        """Keep a page of a release; one of another release takes the place of all others."""
        with self._lock:
            if self._of is None or self._of() is not release:
                self._pages.clear()
                self._of, self._size = weakref.ref(release), 0
            self._forget(address)
            self._pages[address] = kept
            self._size += len(kept.packed)
            while self._size > self.most:
                self._forget(next(iter(self._pages)))

    def _forget(self, address: Address) -> None:
        gone = self._pages.pop(address, None)
        self._size -= len(gone.packed) if gone else 0
