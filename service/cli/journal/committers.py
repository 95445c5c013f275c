"""Asks git who else committed the texts of a catalog."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from service.catalogs.po import forms_of, is_live, read_po
from service.cli.git import run_git
from service.errors import InputError
from service.journal.store.records import key_of_message
from service.journal.sync.committed import NOBODY_KNOWS, FindCommitter

_MOST = 200
"""Commits of a file that are looked at; who wrote what lies further back nobody knows."""
_FIELD, _RECORD = "\x1f", "\x1e"
_FORMAT = f"%H{_FIELD}%P{_FIELD}%an <%ae>{_RECORD}"
_REFUSED = 1
"""How git ends where it was asked whether something is there, and it is not."""

Texts = Mapping[str, tuple[str, ...]]
"""The forms of each message, by key."""


class _CannotTellError(Exception):
    """Git, or a catalog in it, cannot be read."""


@dataclass(frozen=True, slots=True)
class _Commit:
    id: str
    parents: tuple[str, ...]
    signature: str


def committers_in(root: Path) -> FindCommitter:
    """Make what finds who else committed a text of a project; nobody where it is no checkout.

    That is the author of the newest commit that has the words at their message while no parent has:
    who moves, deletes or joins lines wrote what they say then. It is what git was told, which nobody
    vouches for; `.mailmap` is not asked. Who commits here, by git's own setting, is nobody else. Where
    git should know and fails, nobody knows.
    """
    history = cache(lambda path, domain: _History(root / path, domain))

    def find(path: str, domain: str, key: str, forms: tuple[str, ...]) -> str | None:
        if not _is_in_checkout(root / path):
            return None
        try:
            return history(path, domain).committer(key, forms)
        except (_CannotTellError, OSError):
            return NOBODY_KNOWS

    return find


def _is_in_checkout(path: Path) -> bool:
    """Tell whether git is asked at all: what it does not look after was written here."""
    folders = path.resolve().parents
    return any((folder / ".git").exists() for folder in folders)


class _History:
    """What a catalog said in each commit; the real file's, wherever links lead to it."""

    def __init__(self, path: Path, domain: str) -> None:
        real = path.resolve()
        self._folder, self._name, self._domain = real.parent, f"./{real.name}", domain
        self._read = cache(self._read_blob)
        self._find = cache(self._find_texts)
        self._find_moved = cache(lambda commit: tuple(self._moved_from(commit)))

    def committer(self, key: str, forms: tuple[str, ...]) -> str | None:
        """Find who else committed a text, and nobody else where it is not committed."""
        if not self._has_commits or self._find("HEAD").get(key) != forms:
            return None
        for commit in self._commits:
            held = (self._find(parent).get(key) for parent in commit.parents)
            if self._find(commit.id).get(key) == forms and forms not in held:
                return self._sign(commit, key, forms)
        return NOBODY_KNOWS

    def _sign(self, commit: _Commit, key: str, forms: tuple[str, ...]) -> str | None:
        """Name who made a commit; nobody where its file may have come from elsewhere."""
        if self._is_shallow and not commit.parents:
            return NOBODY_KNOWS
        if _address(commit.signature) != self._own:
            return commit.signature
        is_moved = any(texts.get(key) == forms for texts in self._find_moved(commit))
        return NOBODY_KNOWS if is_moved else None

    def _moved_from(self, commit: _Commit) -> Iterator[Texts]:
        """Read what the files said that a commit moved, or copied, to this place."""
        for parent in commit.parents:
            words = ("diff-tree", "-r", "-M", "-C", "--name-status", "-z", parent, commit.id)
            told = self._ask(*words).decode("utf-8", "surrogateescape").split("\0")
            place = self._ask("rev-parse", "--show-prefix").decode().strip() + self._name[2:]
            for kind, before, after in zip(told, told[1:], told[2:], strict=False):
                if re.fullmatch(r"[RC]\d+", kind) and after == place:
                    yield self._read_at(parent, before, "--full-tree")

    @cached_property
    def _has_commits(self) -> bool:
        done = run_git(self._folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if done is None or done.returncode not in {0, _REFUSED}:
            raise _CannotTellError
        return done.returncode == 0

    @cached_property
    def _is_shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    @cached_property
    def _own(self) -> str:
        """Give the address of who commits here; one that nobody has where git was told none."""
        done = run_git(self._folder, "var", "GIT_AUTHOR_IDENT")
        told = done.stdout.decode("utf-8", "replace") if done and done.returncode == 0 else ""
        return _address(told) or "\0"

    @cached_property
    def _commits(self) -> Sequence[_Commit]:
        words = ("log", "--topo-order", "--no-mailmap", "-n", str(_MOST), f"--format={_FORMAT}")
        told = self._ask(*words, "HEAD", "--", self._name).decode("utf-8", "replace")
        records = (each.strip().split(_FIELD) for each in told.split(_RECORD) if each.strip())
        return [_Commit(name, tuple(parents.split()), who) for name, parents, who in records]

    def _find_texts(self, commit: str) -> Texts:
        return self._read_at(commit, self._name)

    def _read_at(self, commit: str, place: str, *options: str) -> Texts:
        told = self._ask("ls-tree", "-z", *options, commit, "--", place)
        listed = told.split(b"\0")[0].decode("latin-1")
        if not listed:
            return {}
        mode, _, name = listed.partition("\t")[0].split()
        if not mode.startswith("100"):
            raise _CannotTellError
        return self._read(name)

    def _read_blob(self, name: str) -> Texts:
        try:
            catalog = read_po(self._ask("cat-file", "blob", name))
        except InputError as error:
            raise _CannotTellError from error
        return {
            key_of_message(self._domain, entry.msgctxt, entry.msgid): tuple(forms_of(entry))
            for entry in catalog
            if is_live(entry)
        }

    def _ask(self, *words: str) -> bytes:
        done = run_git(self._folder, *words)
        if done is None or done.returncode != 0:
            raise _CannotTellError
        return done.stdout


def _address(signature: str) -> str:
    match = re.search(r"<([^<>]*)>", signature)
    return match[1].casefold() if match else ""
