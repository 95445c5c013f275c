"""Takes in what the remote has: git merges what it can, the journal merges catalogs."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from service.cli.cycle.repository import GitError, Repository
from service.journal.operation.bases import restore_base
from service.journal.store.journal import Journal

_CATALOGS = "translations/"


def take_in(repository: Repository, journal: Journal, checkout: str, now: datetime) -> int:
    """Bring the branch up to the remote's; return how many commits came.

    Both may have gone on. Where git cannot put a catalog together, the remote's version is taken, and
    the next sync merges it with the journal from where both parted: ours is in the journal already.
    Raises GitError, with nothing changed, where other files conflict.
    """
    repository.fetch()
    ours, theirs = repository.count_ahead()
    if not theirs:
        return 0
    if not ours:
        repository.forward("@{u}")
        return theirs
    merge = repository.try_merge()
    _check_catalogs_only(repository, merge.conflicts)
    tree = repository.take_theirs(merge.tree, merge.conflicts) if merge.conflicts else merge.tree
    for path in merge.conflicts:
        base = sha256(repository.read_base(path)).hexdigest()
        with journal.writing() as connection:
            restore_base(connection, _within(repository, path), base, now, checkout)
    repository.forward(repository.commit_merge(tree))
    return theirs


def _check_catalogs_only(repository: Repository, conflicts: Sequence[str]) -> None:
    others = [path for path in conflicts if not _is_catalog(_within(repository, path))]
    if others:
        told = ", ".join(others)
        raise GitError(f"{told}: changed here and on the remote. Merge by hand: git pull")


def _is_catalog(path: str) -> bool:
    return path.startswith(_CATALOGS) and path.endswith(".po")


def _within(repository: Repository, path: str) -> str:
    """Name a file of the checkout as the project sees it."""
    return path.removeprefix(repository.git("rev-parse", "--show-prefix"))
