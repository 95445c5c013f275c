"""The release that a running process serves, followed as the pointer moves."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.config import Settings
from service.errors import ReleaseError
from service.events import named
from service.release.store import ReleaseStore
from service.release.store.admission import refusal
from service.release.store.opened import OpenRelease

CHECK_EVERY = 0.2
"""Seconds between two looks at the pointer, at least."""
RETRY_EVERY = 1.0
"""Seconds between two tries to open a release that could not be opened."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is served, and how it stands to the pointer."""

    release: OpenRelease | None
    """The last release that could be opened and was admissible."""
    behind: str
    """Why that is not the one that the pointer names; empty when it is."""
    pointer: str | None = None
    """The id that the pointer named at the last look."""
    retry_at: float = 0.0
    """When to try again what failed, by the clock of the process."""
    doubted: bool = False
    """A body of the release could not be read, so none of its files is taken over."""


class LiveRelease:
    """Holds one good release open and swaps it for the next; any number of threads may ask.

    A release that is missing, damaged or not admissible leaves the last good one in service.
    """

    def __init__(
        self,
        store: ReleaseStore,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._lock = threading.Lock()
        self._standing = Standing(None, "no release was opened yet")
        self._look_at = clock()

    def current(self) -> OpenRelease:
        """Get the release to answer from; ReleaseError while there is none."""
        standing = self.standing()
        if standing.release is None:
            raise ReleaseError(standing.behind)
        return standing.release

    def standing(self) -> Standing:
        """Get what is served, after a look at the pointer when one is due."""
        if self._clock() >= self._look_at:
            self._look()
        return self._standing

    def doubt(self, release: OpenRelease, reason: str) -> None:
        """Hear that a body of a release could not be read: it is opened anew, now and again.

        Until that succeeds it stays in service, for the bodies that can be read.
        """
        if self._lock.acquire(blocking=False):  # else somebody looks; the next reader tells again
            try:
                standing = self._standing
                if release is standing.release and not standing.doubted:
                    behind = _fall_behind(standing, reason, standing.pointer, self._clock())
                    self._standing = replace(behind, doubted=True)
            finally:
                self._lock.release()

    def _look(self) -> None:
        """Follow the pointer: one thread looks, the others answer from what they have."""
        if self._lock.acquire(blocking=self._standing.release is None):
            try:
                now = self._clock()
                if now >= self._look_at:
                    self._standing = self._follow(self._standing, now)
                    self._look_at = now + CHECK_EVERY
            finally:
                self._lock.release()

    def _follow(self, standing: Standing, now: float) -> Standing:
        try:
            pointer = self._store.live()
        except ReleaseError as error:
            return _fall_behind(standing, str(error), None, now)
        if pointer is None:
            return _fall_behind(standing, "no release was published yet", None, now)
        if pointer == standing.pointer and (not standing.behind or now < standing.retry_at):
            return standing
        return self._swap(standing, pointer, now)

    def _swap(self, standing: Standing, pointer: str, now: float) -> Standing:
        try:
            release = self._admit(pointer, None if standing.doubted else standing.release)
        except ReleaseError as error:
            return _fall_behind(standing, str(error), pointer, now)
        policy = release.manifest.policy
        told = named("serving", release=pointer[:12], policy=policy)
        _log.info("serving release %s (policy %s)", pointer[:12], policy, extra=told)
        return Standing(release, "", pointer)

    def _admit(self, identifier: str, previous: OpenRelease | None) -> OpenRelease:
        manifest = self._store.manifest(identifier)
        reason = refusal(manifest, self._settings)
        if reason:
            raise ReleaseError(f"release {identifier[:12]} may not be served here: {reason}")
        return self._store.open(identifier, previous)


def _fall_behind(standing: Standing, reason: str, pointer: str | None, now: float) -> Standing:
    """Keep what is served, and log why once for each reason, not for each look."""
    if reason != standing.behind:
        told = named("behind", release=_name_served(standing.release))
        _log.warning("%s; %s", reason, _what_is_served(standing.release), extra=told)
    return Standing(standing.release, reason, pointer, now + RETRY_EVERY, standing.doubted)


def _what_is_served(release: OpenRelease | None) -> str:
    return f"still serving {_name_served(release)}" if release else "nothing to serve"


def _name_served(release: OpenRelease | None) -> str:
    return release.identifier[:12] if release else ""
