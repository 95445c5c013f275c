"""Classes the changes of the source that texts have not followed."""

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus

from service.desk.access import Rule
from service.desk.answers import ChangesAnswer, ClassedAnswer
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import forbidden, not_as_shown
from service.desk.requests import ChangesQuery, ClassBody
from service.errors import PolyleafError
from service.journal.accounts.model import Role, Scope
from service.journal.accounts.tokens import find_actor
from service.journal.changes.classing import Classed, ClassError
from service.journal.changes.described import describe_change
from service.journal.changes.find import SourceChange, find_changes
from service.journal.decisions.model import ChangeClass
from service.journal.store.records import Hands
from service.journal.sync.settle import settle_project
from service.release.recall.class_source import Editing, class_source
from service.web.problems import RefusedError


def _list_changes(call: Call) -> Reply:
    domains, document = call.workshop.load().project.domains, call.query.get("document")
    with call.workshop.journal.reading() as connection:
        found = find_changes(connection, domains)
    items = [_tell(each, call) for each in found if document in {None, each.message.domain}]
    return Reply({"items": items})


def _tell(change: SourceChange, call: Call) -> dict[str, object]:
    """Tell a change; languages that are not the caller's are left out."""
    facts = describe_change(change, call.actor.account.reads)
    return {**facts, "context": change.message.context}


def _class(call: Call) -> Reply:
    """Class changes as they were shown, and sign that; what stood before a change of safety is recalled."""
    _bring_up_to_date(call)
    loaded, workshop, wanted = call.workshop.begin(), call.workshop, ChangeClass(call.body["class"])
    editing = Editing(
        workshop.store,
        workshop.journal,
        workshop.signing_key(),
        loaded.project.domains,
        loaded.inputs,
        lambda connection: find_actor(connection, call.token, call.now),
        call.now,
    )
    try:
        classed = class_source(
            editing, wanted, call.body["reason"], lambda found: _pick(found, call), lambda _: None
        )
    except ClassError as error:
        raise RefusedError(forbidden(error.faults)) from error
    with suppress(PolyleafError, OSError):  # it counts, and the next sync brings the files up to it
        _bring_up_to_date(call)
    return Reply(_tell_classed(classed), HTTPStatus.CREATED)


def _pick(found: Sequence[SourceChange], call: Call) -> Sequence[SourceChange]:
    """Find changes by their ids, which name the words before and now. Raises RefusedError."""
    known = {each.id: each for each in found}
    wanted = tuple(dict.fromkeys(call.body["changes"]))
    if gone := [name for name in wanted if name not in known]:
        raise RefusedError(not_as_shown(gone))
    return [known[name] for name in wanted]


def _bring_up_to_date(call: Call) -> None:
    workshop, hands = call.workshop, Hands(importer=call.actor.account.id)
    project, key = workshop.begin().project, workshop.signing_key()
    settle_project(project, workshop.journal, key, call.now, hands=hands)


def _tell_classed(classed: Classed) -> dict[str, object]:
    forwarded = classed.forwarded
    return {
        "id": classed.decision.id,
        "class": str(classed.decision.change),
        "changes": len(classed.decision.digests),
        "texts": forwarded.texts,
        "carried": [each.language for each in forwarded.carries],
        "left": list(forwarded.left),
    }


_CHANGES = "/api/1/source/changes"
OPERATIONS = (
    Operation(
        "changes",
        "GET",
        _CHANGES,
        "What changed in the source since texts were written for it.",
        Rule(),
        _list_changes,
        Gives(ChangesAnswer),
        Takes(ChangesQuery),
    ),
    Operation(
        "class",
        "POST",
        _CHANGES,
        "Say what changes of the source are.",
        Rule(frozenset({Role.EDITOR, Role.CLINICIAN}), Scope.DECIDE),
        _class,
        Gives(ClassedAnswer, (HTTPStatus.CREATED,)),
        Takes(body=ClassBody),
    ),
)
