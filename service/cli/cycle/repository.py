"""Asks git: fetches, merges without touching the working tree, commits, pushes."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.errors import PolyleafError

_SECONDS = 300
_SECRET = re.compile(r"(?<=://)[^/@\s]+@")
"""Who logs in where, in an address that git complains about."""
_CONFLICTS = 1
"""git-merge-tree(1), EXIT STATUS."""


class GitError(PolyleafError):
    """Git refused; nothing of the working tree was lost."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Both sides put together as far as git can."""

    tree: str
    conflicts: tuple[str, ...]
    """Paths that both sides changed in the same place."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A checkout whose branch follows one on a remote."""

    root: Path
    """The project's folder, which may be a part of the checkout."""

    def fetch(self) -> None:
        """Learn what the remote has."""
        self.git("fetch", "--quiet")

    def count_ahead(self) -> tuple[int, int]:
        """Count the commits that only we have, and those that only the remote has."""
        ours, theirs = self.git("rev-list", "--left-right", "--count", "HEAD...@{u}").split()
        return int(ours), int(theirs)

    def forward(self, commit: str) -> None:
        """Go on to a commit that has ours in it; git refuses where an unsaved edit would be lost."""
        self.git("merge", "--quiet", "--ff-only", commit)

    def try_merge(self) -> Merge:
        """Merge the remote's branch into ours, in git's store alone."""
        done = self.run(
            "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", "HEAD", "@{u}"
        )
        if done.returncode > _CONFLICTS:
            raise GitError(f"git merge-tree: {_complaint(done)}")
        tree, *names = done.stdout.rstrip("\0").split("\0")
        return Merge(tree, tuple(dict.fromkeys(names)))

    def commit_merge(self, tree: str) -> str:
        """Make a commit of a tree, with our commit and the remote's as parents."""
        parents = ("-p", "HEAD", "-p", "@{u}")
        return self.git("commit-tree", tree, *parents, "-m", "Merge what translators sent")

    def take_theirs(self, tree: str, paths: Sequence[str]) -> str:
        """Put the remote's version of paths into a tree; return the new tree.

        What the remote has removed stays: absent is not deleted (promise P5).
        """
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self.git("read-tree", tree, more=index)
            for path in paths:
                if entry := self.git("ls-tree", "--full-tree", "@{u}", "--", path):
                    mode, _, blob = entry.partition("\t")[0].split()
                    self.git("update-index", "--cacheinfo", f"{mode},{blob},{path}", more=index)
            return self.git("write-tree", more=index)

    def read_base(self, path: str) -> bytes:
        """Read a file as it was where both sides parted; empty where there was none."""
        base = self.git("merge-base", "HEAD", "@{u}")
        done = subprocess.run(  # noqa: S603 - git itself
            [_program(), "-C", str(self.root), "show", f"{base}:{path}"],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
        return done.stdout if done.returncode == 0 else b""

    def commit(self, folder: str, message: str) -> bool:
        """Commit what is new or changed below a folder, and nothing else; no removal.

        Return whether there was anything.
        """
        listed = self.run(
            "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", folder
        ).stdout
        paths = [line[3:] for line in listed.split("\0") if line and "D" not in line[:2]]
        if not paths:
            return False
        names = [f":(top){path}" for path in paths]
        self.git("add", "--", *names)
        self.git("commit", "--quiet", "--message", message, "--only", "--", *names)
        return True

    def push(self) -> None:
        """Send our commits to the branch that ours follows."""
        remote, _, branch = self.git("rev-parse", "--abbrev-ref", "@{u}").partition("/")
        self.git("push", "--quiet", remote, f"HEAD:{branch}")

    def git(self, *words: str, more: Mapping[str, str] | None = None) -> str:
        """Run git; return what it printed. Raises GitError with what it complained of."""
        done = self.run(*words, more=more)
        if done.returncode != 0:
            raise GitError(f"git {words[0]}: {_complaint(done)}")
        return done.stdout.strip()

    def run(
        self, *words: str, more: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run git, which may not ask anybody anything."""
        try:
            return subprocess.run(  # noqa: S603 - git itself
                [_program(), "-C", str(self.root), *words],
                env={**_name_somebody(), **os.environ, "GIT_TERMINAL_PROMPT": "0", **(more or {})},
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                check=False,
                timeout=_SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            raise GitError(f"git {words[0]}: no answer for {_SECONDS} seconds.") from error


def find_repository(root: Path) -> Repository | None:
    """Find the checkout that a project lies in; None where its branch follows none of a remote."""
    if shutil.which("git") is None:
        return None
    repository = Repository(root)
    followed = repository.run("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{u}")
    return repository if followed.returncode == 0 and "/" in followed.stdout else None


def _program() -> str:
    return shutil.which("git") or "git"


def _name_somebody() -> Mapping[str, str]:
    """Name an author for machines on which nobody told git who they are."""
    if os.environ.get("EMAIL"):
        return {}
    return {
        "EMAIL": "polyleaf@localhost",
        "GIT_AUTHOR_NAME": "Polyleaf",
        "GIT_COMMITTER_NAME": "Polyleaf",
    }


def _complaint(done: "subprocess.CompletedProcess[str]") -> str:
    """Give the last line of what git complained of, without a password."""
    lines = (done.stderr or done.stdout).strip().splitlines() or ["it failed"]
    return _SECRET.sub("", lines[-1])
