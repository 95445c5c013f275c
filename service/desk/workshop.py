"""The project that the desk works on, read anew when its files change."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from service.catalogs.texts import SOURCE_LANGUAGE, list_languages
from service.config import Settings
from service.content.file_changes import finish_changes
from service.desk.board import Board, lay_out
from service.errors import Fault, InputError, JournalError, PolyleafError
from service.journal.decisions.signing import SigningKey, load_key
from service.journal.store.journal import Journal, open_journal
from service.journal.store.tables import ACCOUNTS, DECISIONS, TEXTS
from service.journal.sync.project import Project
from service.release.inputs import Inputs
from service.release.project import load_inputs, project_of
from service.release.recall.archive import ArchivedRelease, open_archived
from service.release.store import ReleaseStore
from service.release.store.state import is_settled, state_of

Mark = tuple[int, ...]
_TRIES = 3
"""How often a project is loaded anew where somebody saves one of its files meanwhile."""


class BrokenProjectError(PolyleafError):
    """The project's own files cannot be read; `faults` says where."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("The project cannot be read.")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as its files were."""

    state: tuple[object, ...]
    inputs: Inputs
    project: Project
    languages: tuple[str, ...]
    """Those that it is translated into."""


@dataclass(slots=True)
class _Shelf:
    """What is kept between requests: the project, and the board of each language."""

    loaded: Loaded | None = None
    boards: dict[str, tuple[Loaded, Mark, Board]] = field(default_factory=dict)


class Workshop:
    """The desk's one project; threads share it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.journal: Journal = open_journal(settings, datetime.now(UTC))
        self.store = ReleaseStore(settings.releases)
        self._shelf = _Shelf()
        self._lock = threading.Lock()

    def load(self) -> Loaded:
        """Load the project. Raises BrokenProjectError."""
        with self._lock, _telling():
            return self._load()

    def begin(self) -> Loaded:
        """Load the project to change it: what an earlier command left half written is finished first."""
        finish_changes(self.settings.root, self.settings.text_changes)
        return self.load()

    def board(self, connection: Connection, language: str) -> Board:
        """Lay out the messages of a language, as the journal has them now. Raises BrokenProjectError."""
        with self._lock, _telling():
            for _ in range(_TRIES - 1):
                loaded = self._load()
                with suppress(InputError):
                    return self._board(loaded, connection, language)
                if loaded.state == tuple(_states(self.settings)):
                    break  # nobody saved a file meanwhile: the fault is in it
            return self._board(self._load(), connection, language)

    def _board(self, loaded: Loaded, connection: Connection, language: str) -> Board:
        today = datetime.now(UTC).date()
        mark = (*_mark(connection), today.toordinal())
        kept = self._shelf.boards.get(language)
        if kept is not None and kept[0] is loaded and kept[1] == mark:
            return kept[2]
        board = lay_out(loaded.inputs, loaded.project.domains, connection, language, today)
        self._shelf.boards[language] = (loaded, mark, board)
        return board

    def languages(self) -> tuple[str, ...]:
        """Name every language that has messages here, the source's among them."""
        return (SOURCE_LANGUAGE, *list_languages(self.settings.root))

    def open_release(self, identifier: str) -> ArchivedRelease:
        """Open a release without what was recalled since. Raises ReleaseError."""
        return open_archived(self.store, identifier)

    def signing_key(self) -> SigningKey:
        """Give the key that signs decisions. Raises JournalError where there is none."""
        key = load_key(self.settings.signing_key)
        if key is None:
            raise JournalError("This instance has no signing key: `polyleaf init` makes it.")
        return key

    def _load(self) -> Loaded:
        state = tuple(_states(self.settings))
        kept = self._shelf.loaded
        if kept is not None and kept.state == state:
            return kept
        inputs = load_inputs(self.settings)
        project = project_of(self.settings, inputs.content)
        loaded = Loaded(state, inputs, project, list_languages(self.settings.root))
        is_sure = all(is_settled(each) for _, each in state)
        self._shelf.loaded, self._shelf.boards = (loaded if is_sure else None), {}
        return loaded


@contextmanager
def _telling() -> Iterator[None]:
    """Tell faults of the project from those of what somebody sent."""
    try:
        yield
    except InputError as error:
        raise BrokenProjectError(error.faults) from error


def _states(settings: Settings) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Tell the state of every file that a project is loaded from."""
    for folder in (settings.content, settings.translations):
        for path, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                file = Path(path, name)
                yield str(file), state_of(file.stat())


def _mark(connection: Connection) -> Mark:
    """Tell how far the journal is."""
    tables = (TEXTS, DECISIONS, ACCOUNTS)
    wanted = select(*(select(func.max(each.c.id)).scalar_subquery() for each in tables))
    return tuple(number or 0 for number in connection.execute(wanted).one())
