"""Asks git who else committed the lines of a catalog."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from service.cli.git import ask_git
from service.journal.sync.committed import FindSigners, Signers

_LINE = re.compile(r"(?P<commit>[0-9a-f]{40,64}) \d+ (?P<line>\d+)(?: \d+)?")
_UNKNOWN = "somebody whose commit is not in this shallow clone"


def signers_in(root: Path) -> FindSigners:
    """Make what finds them in the checkout of a project; nobody where it is none.

    Who commits here, by git's own setting, is nobody else. Authors are those of `git blame`: what git was
    told, which nobody vouches for.
    """
    own = cache(lambda: _read_address(ask_git(root, "var", "GIT_AUTHOR_IDENT") or ""))
    is_shallow = cache(lambda: _is_shallow(root))

    def find(path: str) -> Signers:
        told = ask_git(root, "blame", "--porcelain", "--", path) or ""
        return dict(_read_blame(told, own(), is_shallow=is_shallow()))

    return find


def _is_shallow(root: Path) -> bool:
    return (ask_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"


def _read_blame(told: str, own: str, *, is_shallow: bool) -> Iterator[tuple[int, str]]:
    """Yield line and signature of what somebody else committed (git-blame(1), THE PORCELAIN FORMAT)."""
    signatures: dict[str, str] = {}
    commit, lines = "", []
    for line in told.split("\n"):
        if line.startswith("\t"):
            continue
        if match := _LINE.fullmatch(line):
            commit = match["commit"]
            lines.append((int(match["line"]), commit))
        elif line.startswith("author "):
            signatures[commit] = line.removeprefix("author ")
        elif line.startswith("author-mail "):
            signatures[commit] += " " + line.removeprefix("author-mail ")
        elif line == "boundary" and is_shallow:
            signatures[commit] = _UNKNOWN
    for number, of in lines:
        if of.strip("0") and (not own or _read_address(signatures[of]) != own):
            yield number, signatures[of]


def _read_address(signature: str) -> str:
    match = re.search(r"<([^<>]*)>", signature)
    return match[1].casefold() if match else ""
