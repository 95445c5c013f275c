"""Takes the text of a message from whoever saw what stands."""

from http import HTTPStatus

from sqlalchemy import Connection

from service.catalogs.texts import SOURCE_LANGUAGE, Origin
from service.desk.access import WRITERS, Rule
from service.desk.answers import MessageAnswer
from service.desk.board import key_named
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import changed, conflicting, not_there, wrong_members
from service.desk.requests import TextBody
from service.desk.views.messages import LIST, gather_message, show_message, tag_of
from service.errors import ConflictError
from service.journal.accounts.model import Scope
from service.journal.importing.edit import Draft, submit_text
from service.journal.store.records import Address, Hands, TextRow
from service.web.problems import RefusedError


def _submit(call: Call) -> Reply:
    """Append a text to a message as it was shown to whoever writes."""
    if call.place["language"] == SOURCE_LANGUAGE:
        raise RefusedError(not_there())
    show_message(call)  # 404 comes before all that is wrong with the text
    draft = _read_draft(call)
    try:
        text = _append(call, draft)
    except ConflictError as error:
        both = {"current": show_message(call).members, "submitted": dict(call.body)}
        raise RefusedError(conflicting(both)) from error
    shown = show_message(call)
    status = HTTPStatus.OK if text is None else HTTPStatus.CREATED
    return Reply(shown.members, status, shown.headers)


def _append(call: Call, draft: Draft) -> TextRow | None:
    document, name = call.place["document"], call.place["message"]
    account = call.actor.account.id
    return submit_text(
        call.workshop.begin().project,
        call.workshop.journal,
        Address(call.place["language"], document, key_named(document, name)),
        draft,
        Hands(account, account, is_stated=True),
        lambda connection: _check_seen(call, connection),
        call.now,
    )


def _read_draft(call: Call) -> Draft:
    """Read what is to be said; a program has to say whose words they are."""
    origin = call.body.get("origin")
    if origin is None and Scope.DECIDE not in call.actor.scopes:
        raise RefusedError(wrong_members(["/origin"]))
    return Draft(
        tuple(call.body["msgstr"]),
        bool(call.body.get("fuzzy", False)),
        call.body.get("comment"),
        Origin(origin or Origin.HUMAN),
    )


def _check_seen(call: Call, connection: Connection) -> None:
    current = gather_message(call, connection)
    if tag_of(current) not in (call.if_match or ()):
        raise RefusedError(changed(current, dict(call.body)))


OPERATIONS = (
    Operation(
        "submit",
        "POST",
        LIST + "/{document}/{message}",
        "Write the text of a message, where it is as you were shown it.",
        Rule(WRITERS, Scope.WRITE),
        _submit,
        Gives(MessageAnswer, (HTTPStatus.CREATED, HTTPStatus.OK)),
        Takes(body=TextBody, is_conditional=True),
    ),
)
