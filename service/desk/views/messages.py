"""Shows the messages of a language: in a list, or one with all that is known of it."""

import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection

from service.desk.access import Rule
from service.desk.answers import MessageAnswer, MessagesAnswer
from service.desk.board import Card
from service.desk.cursor import Place
from service.desk.described import (
    Members,
    describe,
    describe_questions,
    describe_suggestion,
    describe_text,
    summarize,
)
from service.desk.lists import paginate
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import not_there
from service.desk.requests import MessagesQuery
from service.desk.wire import write_json
from service.journal.importing.history import trace_history
from service.journal.store.comments import comments_of
from service.journal.store.suggestions import open_suggestions
from service.web.problems import RefusedError

_PERSONAL = "refusals"
"""What is told of whoever looks."""


def _list_messages(call: Call) -> Reply:
    with call.workshop.journal.reading() as connection:
        board = call.workshop.board(connection, call.place["language"])

    def find_after(place: Place | None) -> Iterator[Card]:
        cards = (card for each, card in board.cards.items() if place is None or each > place)
        return (card for card in cards if _is_wanted(card, call))

    page = paginate(call, find_after, lambda card: card.place, length=2)
    return Reply({"items": [summarize(card) for card in page.items], "next": page.next})


def _is_wanted(card: Card, call: Call) -> bool:
    query, standing = call.query, card.standing
    said = (standing.message.msgid, standing.text.msgstr if standing.text else "")
    return (
        query.get("document") in {None, card.address.domain}
        and query.get("section") in {None, *card.sections}
        and query.get("status") in {None, str(standing.status)}
        and query.get("level") in {None, str(standing.message.level)}
        and any(_fold(query.get("text", "")) in _fold(each) for each in said)
    )


def _fold(text: str) -> str:
    """Leave out what differs between two spellings of the same letters."""
    return unicodedata.normalize("NFC", text.casefold())


def show_message(call: Call) -> Reply:
    """Show a message with its entity tag. Raises RefusedError where there is none."""
    with call.workshop.journal.reading() as connection:
        members = gather_message(call, connection)
    return Reply(members, headers=(("ETag", tag_of(members)),))


def gather_message(call: Call, connection: Connection) -> Members:
    """Gather all that is known of a message. Raises RefusedError where there is none."""
    board = call.workshop.board(connection, call.place["language"])
    card = board.cards.get((call.place["document"], call.place["message"]))
    if card is None:
        raise RefusedError(not_there())
    address = card.address
    comments = [
        each
        for each in comments_of(connection, address.language, address.domain)
        if each.address == address
    ]
    suggestions = open_suggestions(connection, address.language)
    return {
        **describe(card, board, call.actor, call.now.date()),
        "history": [describe_text(row) for row in trace_history(connection, address)],
        "suggestions": [describe_suggestion(row) for row in suggestions if row.address == address],
        "questions": list(describe_questions(comments)),
    }


def tag_of(members: Members) -> str:
    """Return the entity tag of a message: of all that is the same whoever looks."""
    shared = {name: each for name, each in members.items() if name != _PERSONAL}
    return f'"{sha256(write_json(shared)).hexdigest()[:32]}"'


LIST = "/api/1/languages/{language}/messages"
OPERATIONS = (
    Operation(
        "messages",
        "GET",
        LIST,
        "The messages of a language, by document and name.",
        Rule(),
        _list_messages,
        Gives(MessagesAnswer),
        Takes(MessagesQuery),
    ),
    Operation(
        "message",
        "GET",
        LIST + "/{document}/{message}",
        "A message with its text and all that is known of it.",
        Rule(),
        show_message,
        Gives(MessageAnswer),
    ),
)
