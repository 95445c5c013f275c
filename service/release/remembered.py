"""Builds and stores releases with what earlier builds remember in the instance folder."""

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from service.config import Settings
from service.errors import ReleaseError
from service.release.inputs import Inputs
from service.release.memo.engine import digest_engine
from service.release.memo.file import read_memo, write_memo
from service.release.memo.memo import Memo
from service.release.model import Release
from service.release.store import ReleaseStore

Build = Callable[[Inputs], Release]


def open_memo(settings: Settings) -> Memo:
    """Open the memo; it is read once while its file is the same, however many ask for it."""
    return _open(settings)[1]


def put_release(settings: Settings, inputs: Inputs, store: ReleaseStore) -> tuple[str, Release]:
    """Build a release, store it, and return its id with it; what is as it was is not made again."""
    return put_composed(settings, lambda build: build(inputs), store)


def put_composed(
    settings: Settings, compose: Callable[[Build], Release], store: ReleaseStore
) -> tuple[str, Release]:
    """Store the release that `compose` makes with what it is given to build with; return its id with it.

    Raises ReleaseError, and where only what was kept of earlier releases was damaged meanwhile, it is
    composed anew, of nothing that was kept.
    """
    from service.release.build import build, build_incrementally
    from service.release.memo.shelf import StoreShelf

    engine, memo = _open(settings)
    shelf = StoreShelf(store, memo)
    try:
        release = compose(lambda inputs: build_incrementally(inputs, memo, shelf))
        identifier = store.put(release)
    except ReleaseError:
        release = compose(build)
        return store.put(release), release
    if digest_engine() == engine:  # else a developer saved a file while we built
        write_memo(_memo_path(settings), memo, engine)
    return identifier, release


def _memo_path(settings: Settings) -> Path:
    return settings.instance / "memo"


def _open(settings: Settings) -> tuple[str, Memo]:
    path = _memo_path(settings)
    return _read(path, _state(path))


@lru_cache(maxsize=1)
def _read(path: Path, state: tuple[int, ...]) -> tuple[str, Memo]:  # noqa: ARG001 - another state is another memo
    engine = digest_engine()
    return engine, read_memo(path, engine)


def _state(path: Path) -> tuple[int, ...]:
    try:
        status: os.stat_result = path.stat()
    except OSError:
        return ()
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
