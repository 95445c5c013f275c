"""Asks git which commit changed a message, and what its trailer says that change is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from service.cli.git import run_git, unkept_files
from service.content.load import Content, parse_with
from service.content.model import Message
from service.errors import InputError
from service.journal.changes.find import SourceChange

TRAILER = "Polyleaf-Change"
_MOST = 100
"""Commits of a file that are looked at; what lies further back is classed by hand."""
_LINE_END = re.compile(r"\r\n?|\n")
_FIELD, _RECORD = "\x1f", "\x1e"
_FORMAT = f"%H{_FIELD}%(trailers:key={TRAILER},valueonly,separator=%x2C){_FIELD}%s{_RECORD}"

Keys = frozenset[tuple[str | None, str]]
"""The messages of a document, by msgctxt and msgid."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as it changed a message."""

    id: str
    said: str
    """What its trailers say, with commas between; empty where it has none."""
    subject: str


@dataclass(slots=True)
class History:
    """The history of the documents of a checkout; what was read is not read again."""

    root: Path
    content: Content
    _keys: dict[tuple[str, str], Keys] = field(default_factory=dict)
    _commits: dict[str, tuple[Commit, ...]] = field(default_factory=dict)

    def find_commit(self, change: SourceChange) -> Commit | None:
        """Find the commit that put the present words where those before stood, in one step.

        None where several did, where the file is not as git has it, or where it is no document.
        """
        message, path = change.message, change.message.path
        if not path.endswith(".md") or unkept_files(self.root, [self.root / path]) != ():
            return None
        before, after = (message.context, change.before), message.key
        for commit in self._list(path):
            now, then = self._read(commit.id, path), self._read(f"{commit.id}^", path)
            if after in now and after not in then:
                return commit if before in then and before not in now else None
        return None

    def _list(self, path: str) -> Sequence[Commit]:
        if path not in self._commits:
            told = _git(self.root, "log", "-n", str(_MOST), f"--format={_FORMAT}", "--", path) or ""
            records = (each.strip().split(_FIELD) for each in told.split(_RECORD))
            self._commits[path] = tuple(Commit(*each) for each in records if len(each) > 1)
        return self._commits[path]

    def _read(self, commit: str, path: str) -> Keys:
        if (commit, path) not in self._keys:
            text = _git(self.root, "show", f"{commit}:./{path}")
            self._keys[commit, path] = frozenset(self._parse(text, path) if text else ())
        return self._keys[commit, path]

    def _parse(self, text: str, path: str) -> Iterator[tuple[str | None, str]]:
        """Read a document of before by the rules of now; one that they refuse has no messages."""
        parse: Callable[[str, str], object] = parse_with(
            self.content.kinds, self.content.terms, None
        )
        try:
            document = parse(text, path)
        except InputError:
            return
        messages: Sequence[Message] = getattr(document, "messages", ())
        yield from (message.key for message in messages)


def has_trailers(root: Path) -> bool:
    """Tell whether any commit of content says what its changes are."""
    found = _git(root, "log", "-n", "1", "--format=%H", f"--grep=^{TRAILER}:", "--", "content")
    return bool(found and found.strip())


def _git(root: Path, *words: str) -> str | None:
    """Run git, and read what it says as a text file is read; None where it fails, or is not there."""
    done = run_git(root, *words)
    if done is None or done.returncode != 0:
        return None
    return "\n".join(_LINE_END.split(done.stdout.decode("utf-8", "replace")))
