"""Lets one process at a time change what a lock file stands for."""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from service.errors import BusyError


@contextmanager
def exclusive(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file `path`; BusyError when others hold it for `patience` seconds.

    Those who wait queue before `path` with `.next` added, and the first of them waits for the lock:
    whoever gives it back and wants it again at once comes after them. The kernel gives both back when
    their holder ends, however it ends (flock(2)).
    """
    deadline = time.monotonic() + patience
    with path.open("ab") as file:
        with path.with_name(f"{path.name}.next").open("ab") as turn:
            _acquire(turn, path, deadline)
            _acquire(file, path, deadline)
        yield


def _acquire(file: BinaryIO, path: Path, deadline: float) -> None:
    if not _try(file) and not _wait(file, deadline - time.monotonic()):
        raise BusyError(f"{path}: another command holds this lock; try again after it.")


def _try(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(file: BinaryIO, seconds: float) -> bool:
    """Sleep in the kernel until the lock is ours, in a thread, since flock(2) knows no time limit.

    The thread waits with a duplicate of the descriptor: once the caller has given up and closed its
    own, the lock is given back as soon as it comes (dup(2): they share it).
    """
    if seconds <= 0:
        return False
    waiting = os.dup(file.fileno())
    held = threading.Event()

    def wait() -> None:
        try:
            fcntl.flock(waiting, fcntl.LOCK_EX)
            held.set()
        finally:
            os.close(waiting)

    threading.Thread(target=wait, daemon=True).start()
    return held.wait(seconds)
