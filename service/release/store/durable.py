"""Writes the files of a store, and says what to do where one cannot be written."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.durable import replace_file, sync_folder
from service.errors import ReleaseError

DRAFT_SUFFIX = ".draft"


def write_durably(path: Path, content: bytes) -> None:
    """Put `content` at `path`; when this returns, it is on the disk.

    ReleaseError, with what to do, when it cannot be written.
    """
    make_folder(path.parent)
    with _telling(path):
        replace_file(path, content, path.with_name(f".{path.name}{DRAFT_SUFFIX}"))


IsWhole = Callable[[bytes], bool]
"""Whether bytes are a line that lacks nothing but its end."""


def append_durably(path: Path, line: bytes, is_whole: IsWhole = lambda _: False) -> None:
    """Append one line; what a crash left of an unfinished last line is cut off first.

    One that is whole but for its end, as some editors leave it, is given that.
    """
    make_folder(path.parent)
    is_new = not path.exists()
    with _telling(path), path.open("ab+") as file:
        file.seek(0)
        whole, last = _part_last(file.read())
        if last and is_whole(last):
            file.write(b"\n")
        else:
            file.truncate(len(whole))
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def split_lines(content: bytes, is_whole: IsWhole) -> list[bytes]:
    """Split what `append_durably` wrote; what follows the last line end is a line if it is whole."""
    whole, last = _part_last(content)
    lines = whole.split(b"\n")[:-1]
    return [*lines, last] if last and is_whole(last) else lines


def _part_last(content: bytes) -> tuple[bytes, bytes]:
    end = content.rfind(b"\n") + 1
    return content[:end], content[end:]


def make_folder(folder: Path) -> None:
    """Make a folder, with its parents, that a crash does not lose."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with _telling(folder):
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Name what was to be written, not the draft that is written first."""
    try:
        yield
    except OSError as error:
        raise ReleaseError(f"{path}: {error.strerror}; {_advice(error)}.") from error


def _advice(error: OSError) -> str:
    match error:
        case IsADirectoryError():
            return "a file belongs there: move the folder away, then try again"
        case FileExistsError() | NotADirectoryError():
            return "a folder belongs there: move the file away, then try again"
        case _:
            return "see that this user may write there and that the disk has room, then try again"
