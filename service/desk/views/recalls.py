"""Takes texts off the air at once."""

from contextlib import suppress
from http import HTTPStatus

from service.catalogs.texts import SOURCE_LANGUAGE
from service.desk.access import DECIDERS, Rule
from service.desk.answers import RecallAnswer, RecallsAnswer
from service.desk.operation import Call, Gives, Operation, Reply, Takes
from service.desk.problems import forbidden
from service.desk.requests import RecallBody
from service.desk.views.releases import record_changes
from service.errors import InputError, PolyleafError
from service.journal.accounts.model import Scope
from service.journal.decisions.exchange import exchange_ledgers
from service.journal.decisions.signing import load_key
from service.release.recall.run import Done, run_recall
from service.release.recall.selection import Target, find_target
from service.release.recall.take_down import open_live
from service.release.store.recalls import Recall
from service.web.problems import RefusedError


def _list_recalls(call: Call) -> Reply:
    recalls = call.workshop.store.recalls()
    active = {recall.id for each in recalls.active().values() for recall in each}
    mine = [each for each in recalls.recalls if _language_of(each) == call.place["language"]]
    return Reply({"items": [_tell(each, is_active=each.id in active) for each in mine]})


def _language_of(recall: Recall) -> str:
    return recall.language or SOURCE_LANGUAGE


def _tell(recall: Recall, *, is_active: bool) -> dict[str, object]:
    return {
        "id": recall.id,
        "at": recall.at.isoformat().replace("+00:00", "Z"),
        "account": recall.account,
        "reason": recall.reason,
        "document": recall.document,
        "section": recall.section,
        "digests": list(recall.digests),
        "active": is_active,
    }


def _recall(call: Call) -> Reply:
    """Recall first, and let nothing that comes after it undo that."""
    store, body = call.workshop.store, call.body
    language = None if call.place["language"] == SOURCE_LANGUAGE else call.place["language"]
    target = Target(body["document"], language, body.get("section"), body.get("message"))
    selection = find_target(open_live(store), target)
    key = load_key(call.workshop.settings.signing_key)
    journal, actor, reason = call.workshop.journal, call.actor, body["reason"]
    try:
        done = run_recall(store, journal, key, actor, selection, reason, call.now)
    except InputError as error:
        raise RefusedError(forbidden(error.faults)) from error
    with suppress(PolyleafError):
        record_changes(call)
        exchange_ledgers(call.workshop.begin().project, journal, key, call.now)
    return Reply(_tell_done(done), HTTPStatus.CREATED)


def _tell_done(done: Done) -> dict[str, object]:
    return {
        **_tell(done.taken.recall, is_active=True),
        "release": done.taken.change.release,
        "decision": done.decision.id if done.decision else None,
        "why_not": done.why_not,
    }


_RECALLS = "/api/1/languages/{language}/recalls"
OPERATIONS = (
    Operation(
        "recalls",
        "GET",
        _RECALLS,
        "What was taken off the air.",
        Rule(),
        _list_recalls,
        Gives(RecallsAnswer),
    ),
    Operation(
        "recall",
        "POST",
        _RECALLS,
        "Take a document, a section or a message off the air at once; the source's in all languages.",
        Rule(DECIDERS, Scope.DECIDE),
        _recall,
        Gives(RecallAnswer, (HTTPStatus.CREATED,)),
        Takes(body=RecallBody),
    ),
)
