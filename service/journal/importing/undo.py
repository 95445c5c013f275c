"""Takes an import back: the texts before it come again, where nobody has gone on since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from service.errors import JournalError
from service.journal.store.imports import (
    ImportKind,
    ImportRow,
    add_import,
    import_numbered,
    undo_of,
)
from service.journal.store.journal import Journal
from service.journal.store.records import Hands, NewText, TextRow
from service.journal.store.suggestions import open_suggestions
from service.journal.store.texts import add_texts, last_texts, text_numbered, texts_of_import
from service.journal.sync.project import Project
from service.journal.sync.run import sync_project


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of one text of an import."""

    text: TextRow
    is_undone: bool
    """False where the message has another text by now."""

    def as_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        address, wording = self.text.address, self.text.wording
        return {
            "language": address.language,
            "document": address.domain,
            "msgctxt": wording.msgctxt,
            "msgid": wording.msgid,
            "undone": self.is_undone,
        }


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo did."""

    undoes: int
    import_id: int
    """The import that the undo is."""
    texts: tuple[Returned, ...]
    suggestions: tuple[int, ...]
    """Suggestions of the import that wait still."""

    def as_dict(self) -> dict[str, object]:
        """Return the report for JSON."""
        return {
            "undoes": self.undoes,
            "import": self.import_id,
            "suggestions": list(self.suggestions),
            "messages": [each.as_dict() for each in self.texts],
        }


def undo_import(
    project: Project, journal: Journal, number: int, hands: Hands, now: datetime
) -> UndoReport:
    """Append the texts that stood before an import, with their authors, and write the catalogs anew.

    `hands` says who undoes.
    A message that had no text before is empty again; one whose text is no longer the import's stays.
    Raises JournalError where there is no such import, or it is undone already.
    """
    sync_project(project, journal, now, hands=Hands(importer=hands.importer))
    with journal.writing() as connection:
        report = _undo(_find_import(connection, number), connection, hands, now)
    sync_project(project, journal, now)
    return report


def _find_import(connection: Connection, number: int) -> ImportRow:
    row = import_numbered(connection, number)
    if row is None:
        raise JournalError(f"There is no import {number}.")
    if undone := undo_of(connection, number):
        raise JournalError(f"Import {number} was undone already, by import {undone}.")
    return row


def _undo(row: ImportRow, connection: Connection, hands: Hands, now: datetime) -> UndoReport:
    returned = tuple(_find_returned(connection, texts_of_import(connection, row.id)))
    news = [_before(each.text, connection, hands.author) for each in returned if each.is_undone]
    waiting = tuple(each.id for each in open_suggestions(connection) if each.import_id == row.id)
    report = {"undo": [each.as_dict() for each in returned]}
    number = add_import(connection, ImportKind.UNDO, row.files, report, hands, now, row.id)
    add_texts(connection, news, number, now)
    return UndoReport(row.id, number, returned, waiting)


def _find_returned(connection: Connection, texts: Sequence[TextRow]) -> Iterator[Returned]:
    places = {(text.address.language, text.address.domain) for text in texts}
    last = {place: last_texts(connection, *place) for place in places}
    for text in texts:
        stands = last[text.address.language, text.address.domain][text.address.key]
        yield Returned(text, stands.id == text.id)


def _before(text: TextRow, connection: Connection, author: str | None) -> NewText:
    earlier = text.carried_from if text.parent is None else text.parent
    before = text_numbered(connection, earlier) if earlier is not None else None
    if before is not None:
        return NewText(text.address, before.wording, text, author=before.made.author)
    empty = replace(
        text.wording, msgstr=("",) * len(text.wording.msgstr), unfinished=False, comment=""
    )
    return NewText(text.address, empty, text, author=author)
