"""Takes decisions on exactly the texts that a person was shown."""

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus

from service.desk.access import DECIDERS, Rule
from service.desk.answers import DecisionAnswer
from service.desk.board import Card
from service.desk.described import describe_decision
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import forbidden, not_as_shown
from service.desk.requests import DecisionBody
from service.errors import InputError, PolyleafError
from service.journal.accounts.model import Scope
from service.journal.accounts.tokens import find_actor
from service.journal.decisions.decide import make_decision, record_decision, refresh
from service.journal.decisions.exchange import exchange_ledgers
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rules import Proposal
from service.web.problems import RefusedError


def _decide(call: Call) -> Reply:
    """Check the texts, then all of it again as the one writer; sign, and write the ledger."""
    workshop, key = call.workshop, call.workshop.signing_key()
    project = workshop.begin().project
    # What colleagues decided elsewhere counts, and a ledger that cannot be read stops us in time.
    exchange_ledgers(project, workshop.journal, key, call.now)
    cards = _find_cards(call)
    proposal = Proposal(
        Kind(call.body["kind"]),
        call.place["language"],
        call.body.get("reason", ""),
        tuple(call.body.get("revokes", ())),
        tuple(call.body.get("rules", ())),
    )
    with workshop.journal.writing() as connection:
        actor = find_actor(connection, call.token, call.now)
        held = [card.item.subject for card in cards if card.item]
        subjects = refresh(connection, proposal.language, held)
        try:
            decision = make_decision(actor, proposal, subjects, call.now)
        except InputError as error:
            raise RefusedError(forbidden(error.faults)) from error
        record_decision(connection, key, decision, call.now)
    with suppress(PolyleafError, OSError):  # it counts, and the next sync writes the ledger
        exchange_ledgers(project, workshop.journal, key, call.now)
    return _tell(decision)


def _find_cards(call: Call) -> Sequence[Card]:
    """Find the texts by their digests. Raises RefusedError where one is not as it was shown."""
    with call.workshop.journal.reading() as connection:
        held = call.workshop.board(connection, call.place["language"]).with_digest()
    wanted = tuple(dict.fromkeys(call.body["digests"]))
    if gone := [digest for digest in wanted if digest not in held]:
        raise RefusedError(not_as_shown(gone))
    return [held[digest] for digest in wanted]


def _tell(decision: Decision) -> Reply:
    return Reply(describe_decision(decision), HTTPStatus.CREATED)


OPERATIONS = (
    Operation(
        "decide",
        "POST",
        "/api/1/languages/{language}/decisions",
        "Approve, reject or withdraw texts, or waive what checks find in them.",
        Rule(DECIDERS, Scope.DECIDE),
        _decide,
        Gives(DecisionAnswer, (HTTPStatus.CREATED,)),
        Takes(body=DecisionBody),
    ),
)
