"""Classes the changes of the source that texts have not followed."""

from collections.abc import Sequence
from http import HTTPStatus

from service.desk.access import Rule
from service.desk.answers import ChangesAnswer, ClassedAnswer
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import forbidden, not_as_shown
from service.desk.requests import ChangesQuery, ClassBody
from service.desk.views.releases import record_changes
from service.journal.accounts.model import Role, Scope
from service.journal.accounts.tokens import find_actor
from service.journal.changes.carried import find_classable
from service.journal.changes.classing import (
    Classed,
    Classing,
    class_changes,
    find_class_refusals,
)
from service.journal.changes.current import check_current
from service.journal.changes.find import SourceChange, find_changes
from service.journal.decisions.exchange import exchange_ledgers
from service.journal.decisions.model import HARMLESS, ChangeClass
from service.journal.store.records import Hands
from service.journal.sync.run import sync_project
from service.release.recall.of_changes import Recaller, recall_changes
from service.web.problems import RefusedError


def _list_changes(call: Call) -> Reply:
    domains, document = call.workshop.load().project.domains, call.query.get("document")
    with call.workshop.journal.reading() as connection:
        found = find_changes(connection, domains)
    items = [_tell(each, call) for each in found if document in {None, each.message.domain}]
    return Reply({"items": items})


def _tell(change: SourceChange, call: Call) -> dict[str, object]:
    """Tell a change; languages that are not the caller's are left out."""
    reads = call.actor.account.reads
    return {
        "id": change.id,
        "document": change.message.domain,
        "context": change.message.context,
        "level": str(change.message.level),
        "before": change.before,
        "after": change.message.msgid,
        "kind": str(change.kind),
        "grave": [str(each) for each in change.grave],
        "class": str(change.said) if change.said else None,
        "languages": [each.language for each in change.texts if reads(each.language)],
        "at_stake": [language for language in change.at_stake if reads(language)],
    }


def _class(call: Call) -> Reply:
    """Class changes as they were shown, and sign that; what stood before a change of safety is recalled."""
    _bring_up_to_date(call)
    loaded, workshop = call.workshop.begin(), call.workshop
    with workshop.journal.writing() as connection:
        actor = find_actor(connection, call.token, call.now)
        classing = Classing(actor, ChangeClass(call.body["class"]), call.body["reason"])
        found = find_classable(connection, loaded.project.domains, classing.change)
        picked = _pick(found, call)
        if refusals := tuple(find_class_refusals(classing, picked, call.now.date())):
            raise RefusedError(forbidden(refusals))
        if classing.change in HARMLESS:
            check_current(picked, loaded.inputs.texts)
        key, context = workshop.signing_key(), loaded.inputs.context
        classed = class_changes(connection, key, classing, picked, context, call.now)
    if classing.change is ChangeClass.SAFETY:
        recaller = Recaller(workshop.store, workshop.journal, key, actor)
        tuple(recall_changes(recaller, picked, classing.reason, call.now))
        record_changes(call)
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
    project, journal = call.workshop.begin().project, call.workshop.journal
    hands = Hands(importer=call.actor.account.id)
    sync_project(project, journal, call.now, hands=hands)
    exchange_ledgers(project, journal, call.workshop.signing_key(), call.now)


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
