"""Opens a project and its journal for a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from service.cli.text_changes import begin
from service.config import Settings
from service.errors import Fault, InputError
from service.journal.store.journal import Journal, open_journal
from service.journal.store.trial import open_trial
from service.journal.sync.project import Project
from service.journal.words import find_unfit
from service.release.project import load_project, project_of

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
    if unfit := find_unfit(author or ""):
        raise InputError([Fault("--author", 0, f"{unfit} has no place in a name.")])
    settings, now = begin(dry_run=dry_run), datetime.now(UTC)
    project = open_project(settings)
    if dry_run:
        with open_trial(settings.database, now) as journal:
            yield Opened(settings, project, journal, now)
    else:
        yield Opened(settings, project, open_journal(settings, now), now)


def open_project(settings: Settings) -> Project:
    """Load what a sync is about; raises InputError with the faults of content."""
    return project_of(settings, load_project(settings))
