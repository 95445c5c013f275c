"""Opens a project and its journal for a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from service.cli.project import load_domains, load_project
from service.cli.remembered import open_memo
from service.cli.text_changes import begin, changes_folder
from service.config import Settings
from service.content.moves import MOVES, NO_MOVES, read_moves
from service.errors import Fault, InputError
from service.journal.store.journal import Journal, open_journal
from service.journal.store.trial import open_trial
from service.journal.sync.project import Project

_NAME = 255
"""Characters of an author's name at most."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command works on."""

    settings: Settings
    project: Project
    journal: Journal
    now: datetime


@contextmanager
def open_all(*, dry_run: bool = False, author: str | None = None) -> Iterator[Opened]:
    """Open the project and its journal; a dry run makes none. Raises InputError, JournalError."""
    if author is not None and not (len(author.strip()) > 0 and len(author) <= _NAME):
        raise InputError([Fault("--author", 0, f"A name has 1 to {_NAME} characters.")])
    settings, now = begin(dry_run=dry_run), datetime.now(UTC)
    project = open_project(settings)
    if dry_run:
        with open_trial(settings.database, now) as journal:
            yield Opened(settings, project, journal, now)
    else:
        yield Opened(settings, project, open_journal(settings, now), now)


def open_project(settings: Settings) -> Project:
    """Load what a sync is about; raises InputError with the faults of content."""
    path = settings.root / MOVES
    moves = read_moves(path.read_text("utf-8")) if path.is_file() else NO_MOVES
    domains = load_domains(load_project(settings), open_memo(settings))
    return Project(settings.root, changes_folder(settings), domains, moves)
