"""The file in the instance folder in which a memo lies between two commands."""

import json
import tempfile
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path

from service.release.memo.memo import Entries, Memo

_FORMAT = b"polyleaf-memo 2"
MAX_BYTES = 256 * 1024 * 1024
"""A memo that would be larger is not kept."""


def read_memo(path: Path, engine: str) -> Memo:
    """Read a memo; an empty one where the file is missing, damaged, or another program's."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        return Memo()
    return Memo(_load(content, engine))


def write_memo(path: Path, memo: Memo, engine: str) -> None:
    """Write what a build used of a memo, if that is news; where it cannot be written, it is not.

    The file takes the place of the old one at once: of two builds the later one leaves its own. It is
    not synced to the disk, for a damaged one is not believed.
    """
    if not memo.is_new:
        return
    content = _dump(memo.used, engine)
    with suppress(OSError):
        if len(content) > MAX_BYTES:
            path.unlink(missing_ok=True)
        else:
            _replace(path, content)


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        draft = Path(file.name)
        try:
            file.write(content)
            file.close()
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise


def _dump(entries: Entries, engine: str) -> bytes:
    """Write which values there are, then each in a line of its own, so that only those asked for are read."""
    listed = {table: list(values) for table, values in entries.items()}
    first = json.dumps(listed, separators=(",", ":")).encode()
    body = b"\n".join((first, *(value for values in entries.values() for value in values.values())))
    return b"\n".join((_head(body, engine), body))


def _load(content: bytes, engine: str) -> Entries:
    """Read what `_dump` wrote; nothing where a single bit is another."""
    head, _, body = content.partition(b"\n")
    if head != _head(body, engine):
        return {}
    first, *lines = body.split(b"\n")
    values = iter(lines)
    with suppress(ValueError):
        return {
            table: dict(zip(keys, islice(values, len(keys)), strict=True))
            for table, keys in json.loads(first).items()
        }
    return {}


def _head(body: bytes, engine: str) -> bytes:
    return b" ".join((_FORMAT, engine.encode(), sha256(body).hexdigest().encode()))
