"""Names every file that is missing or damaged, in one kind of error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import ReleaseError
from service.release.store.manifest import digest_of


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Turn what goes wrong with the file `name` into a ReleaseError that names it."""
    try:
        yield
    except ValueError as error:
        raise ReleaseError(f"{name}: {error}.") from error
    except OSError as error:
        raise ReleaseError(f"{name}: {error.strerror}.") from error


def read_verified(folder: Path, name: str, digest: str) -> bytes:
    """Read the file `name` in `folder`; ReleaseError unless its SHA-256 is `digest`."""
    with naming(name):
        content = (folder / name).read_bytes()
        if digest_of(content) != digest:
            raise ValueError("its bytes are not those that were published")
        return content
