"""Lets a person make a suggestion the text of its message, or put it away."""

from datetime import datetime

from sqlalchemy import Connection

from service.errors import ConflictError, JournalError
from service.journal.merge import is_cut_short
from service.journal.store.imports import ImportKind, add_import
from service.journal.store.journal import Journal
from service.journal.store.records import Hands, NewText, SuggestionRow, TextRow
from service.journal.store.suggestions import open_suggestions, settle, suggestion_numbered
from service.journal.store.texts import add_texts, last_texts
from service.journal.sync.project import Project
from service.journal.sync.run import sync_project


def accept_suggestion(
    project: Project, journal: Journal, number: int, hands: Hands, now: datetime
) -> TextRow:
    """Append a suggestion as the text of its message, and write its catalog anew.

    The text stays its author's; `hands` says who accepts it. Raises JournalError where it cannot be.
    """
    sync_project(project, journal, now, hands=Hands(importer=hands.importer))
    with journal.writing() as connection:
        text = _accept(_find_open(connection, number), connection, hands, now)
    sync_project(project, journal, now)
    return text


def dismiss_suggestion(
    journal: Journal, number: int, author: str | None, now: datetime
) -> SuggestionRow:
    """Put a suggestion away; it stays in the journal. Raises JournalError where it is settled."""
    with journal.writing() as connection:
        suggestion = _find_open(connection, number)
        settle(connection, number, None, author, now)
    return suggestion


def _find_open(connection: Connection, number: int) -> SuggestionRow:
    suggestion = suggestion_numbered(connection, number)
    if suggestion is None:
        raise JournalError(f"There is no suggestion {number}.")
    if number not in {each.id for each in open_suggestions(connection)}:
        raise ConflictError(f"Suggestion {number} was accepted or dismissed already.")
    return suggestion


def _accept(
    suggestion: SuggestionRow, connection: Connection, hands: Hands, now: datetime
) -> TextRow:
    if is_cut_short(suggestion.wording):
        raise JournalError(
            f"Suggestion {suggestion.id} lacks plural forms. Complete it in the catalog, then dismiss it."
        )
    address = suggestion.address
    last = last_texts(connection, address.language, address.domain).get(address.key)
    if last is not None and last.wording.words == suggestion.wording.words:
        text = last
    else:
        report = {"suggestion": suggestion.id}
        new = NewText(address, suggestion.wording, last, author=suggestion.made.author)
        number = add_import(connection, ImportKind.ACCEPT, [], report, hands, now)
        [text] = add_texts(connection, [new], number, now)
    settle(connection, suggestion.id, text.id, hands.author, now)
    return text
