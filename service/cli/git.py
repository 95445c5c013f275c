"""Asks git what it could bring back."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

_SECONDS = 60


def ask_git(root: Path, *words: str) -> str | None:
    """Run git in a folder; give what it printed, None where it fails or is not there."""
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run(  # noqa: S603 - git itself, and paths behind `--`
        [git, "-C", str(root), *words], capture_output=True, check=False, timeout=_SECONDS
    )
    # Not in text mode, which makes a line end of each carriage return.
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def unkept_files(root: Path, paths: Iterable[Path]) -> tuple[str, ...] | None:
    """List the files that git does not have as they are: new, changed or ignored ones.

    None where git cannot tell: it is not installed, or this is no repository of its.
    """
    git = shutil.which("git")
    if git is None:
        return None
    # git status shows each file once: two letters, a space, the name (git-status(1), porcelain v1).
    asked = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored=matching"]
    done = subprocess.run(  # noqa: S603 - git itself, and paths behind `--`
        [git, "-C", str(root), *asked, "--", *map(str, paths)], capture_output=True, check=False
    )
    if done.returncode != 0:
        return None
    return tuple(line[3:] for line in done.stdout.decode("utf-8", "replace").split("\0") if line)
