"""Lets one process at a time change what a lock file stands for."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from service.errors import BusyError

_PAUSE = 0.01


@contextmanager
def exclusive(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file `path`; BusyError when others hold it for `patience` seconds.

    The kernel gives the lock back when its holder ends, however it ends (flock(2)).
    """
    with path.open("ab") as file:
        _acquire(file, time.monotonic() + patience)
        yield


def _acquire(file: BinaryIO, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise BusyError(
                    f"{file.name}: another command holds this lock; try again after it."
                ) from error
            time.sleep(_PAUSE)
        else:
            return
