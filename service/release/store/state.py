"""Tells whether a file was written to since it was verified."""

import os
import time

State = tuple[int, ...]
_TICK = 100_000_000
"""Nanoseconds, more than the clock of any file system stands still (Linux: 1 to 10 ms)."""


def state_of(status: os.stat_result) -> State:
    """Take what a write changes; the time of change cannot be set back (inode(7))."""
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def is_settled(state: State) -> bool:
    """Tell whether a later write would surely show: one in the same tick of the clock would not."""
    return time.time_ns() - state[-1] > _TICK
