"""Settles the texts that did not become the text of their message."""

from http import HTTPStatus

from service.desk.access import WRITERS, Rule
from service.desk.answers import AcceptedAnswer, SuggestionAnswer, SuggestionsAnswer
from service.desk.described import describe_suggestion, describe_text
from service.desk.lists import paginate
from service.desk.numbers import number_in, place_of, skip_to
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import conflicting, not_there, refused
from service.desk.requests import PageQuery
from service.errors import ConflictError, Fault, JournalError
from service.journal.accounts.model import Scope
from service.journal.importing.accept import accept_suggestion, dismiss_suggestion
from service.journal.store.records import Hands, SuggestionRow
from service.journal.store.suggestions import open_suggestions, suggestion_numbered
from service.journal.store.texts import last_texts
from service.web.problems import RefusedError


def _list_suggestions(call: Call) -> Reply:
    with call.workshop.journal.reading() as connection:
        rows = open_suggestions(connection, call.place["language"])
    page = paginate(call, lambda place: skip_to(rows, place), place_of, length=1)
    return Reply({"items": [describe_suggestion(row) for row in page.items], "next": page.next})


def _accept(call: Call) -> Reply:
    """Make a suggestion the text of its message; it stays its author's."""
    row = _find_suggestion(call)
    account = call.actor.account.id
    project, hands = call.workshop.begin().project, Hands(account, account)
    try:
        text = accept_suggestion(project, call.workshop.journal, row.id, hands, call.now)
    except ConflictError as error:
        raise RefusedError(conflicting(_show_both(call, row))) from error
    except JournalError as error:
        raise RefusedError(refused([Fault("suggestion", 0, str(error))])) from error
    return Reply({**describe_suggestion(row), "text": describe_text(text)}, HTTPStatus.CREATED)


def _dismiss(call: Call) -> Reply:
    """Put a suggestion away; it stays in the journal."""
    row = _find_suggestion(call)
    try:
        dismiss_suggestion(call.workshop.journal, row.id, call.actor.account.id, call.now)
    except ConflictError as error:
        raise RefusedError(conflicting(_show_both(call, row))) from error
    return Reply(describe_suggestion(row))


def _find_suggestion(call: Call) -> SuggestionRow:
    """Find a suggestion of the language; one of another language is as good as none."""
    with call.workshop.journal.reading() as connection:
        row = suggestion_numbered(connection, number_in(call))
    if row is None or row.address.language != call.place["language"]:
        raise RefusedError(not_there())
    return row


def _show_both(call: Call, row: SuggestionRow) -> dict[str, object]:
    with call.workshop.journal.reading() as connection:
        last = last_texts(connection, row.address.language, row.address.domain)
    text = last.get(row.address.key)
    return {
        "current": describe_text(text) if text else None,
        "suggestion": describe_suggestion(row),
    }


_SUGGESTIONS = "/api/1/languages/{language}/suggestions"
OPERATIONS = (
    Operation(
        "suggestions",
        "GET",
        _SUGGESTIONS,
        "The texts that did not become the text of their message, and wait.",
        Rule(),
        _list_suggestions,
        Gives(SuggestionsAnswer),
        Takes(PageQuery),
    ),
    Operation(
        "accept",
        "POST",
        _SUGGESTIONS + "/{number}/accept",
        "Make a suggestion the text of its message.",
        Rule(WRITERS, Scope.WRITE),
        _accept,
        Gives(AcceptedAnswer, (HTTPStatus.CREATED,)),
    ),
    Operation(
        "dismiss",
        "POST",
        _SUGGESTIONS + "/{number}/dismiss",
        "Put a suggestion away.",
        Rule(WRITERS, Scope.WRITE),
        _dismiss,
        Gives(SuggestionAnswer),
    ),
)
