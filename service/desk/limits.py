"""How often somebody may ask: buckets of requests that fill up again, in this process's memory."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests at once, and how many a second in the long run."""

    burst: int
    per_second: float


PER_TOKEN = Rate(120, 10.0)
PER_FAILURE = Rate(20, 0.5)
"""Of requests whose token is not valid, from one address."""
MOST = 4096
"""Buckets held; the one that was asked for longest ago makes room, and is full when it comes back."""


class Buckets:
    """A bucket for each key; threads may share them."""

    def __init__(
        self, rate: Rate, clock: Callable[[], float] = time.monotonic, most: int = MOST
    ) -> None:
        self._rate, self._clock, self._most = rate, clock, most
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str) -> float:
        """Take one request out of a bucket: 0, or the seconds until there is one to take."""
        with self._lock:
            now = self._clock()
            left, since = self._held.pop(key, (float(self._rate.burst), now))
            left = min(self._rate.burst, left + (now - since) * self._rate.per_second)
            wait = 0.0 if left >= 1 else (1 - left) / self._rate.per_second
            self._held[key] = (left if wait else left - 1, now)
            if len(self._held) > self._most:
                self._held.popitem(last=False)
        return wait

    def __len__(self) -> int:
        return len(self._held)
