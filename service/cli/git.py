"""Asks git what it could bring back."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

_SECONDS = 60
_ELSEWHERE = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE",
    "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE",
})  # fmt: skip
"""What leads git to another repository than that of a folder, as its hooks have it (git(1))."""


def run_git(root: Path, *words: str) -> "subprocess.CompletedProcess[bytes] | None":
    """Run git in a folder, on the repository that this lies in, whatever the environment says.

    None where git is not there, or does not answer in time.
    """
    git = shutil.which("git")
    if git is None:
        return None
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        return subprocess.run(  # noqa: S603 - git itself, and paths behind `--`
            [git, "-C", str(root), *words],
            capture_output=True, check=False, timeout=_SECONDS, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None


def unkept_files(root: Path, paths: Iterable[Path]) -> tuple[str, ...] | None:
    """List the files that git does not have as they are: new, changed or ignored ones.

    None where git cannot tell: it is not installed, or this is no repository of its.
    """
    # git status shows each file once: two letters, a space, the name (git-status(1), porcelain v1).
    asked = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored=matching"]
    done = run_git(root, *asked, "--", *map(str, paths))
    if done is None or done.returncode != 0:
        return None
    return tuple(line[3:] for line in done.stdout.decode("utf-8", "replace").split("\0") if line)
