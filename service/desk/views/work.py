"""Exchanges one PO file with everything that is open in a language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from service.catalogs.held import Held, load_catalogs
from service.catalogs.po import HTTP, CatalogFile, read_po, write_po
from service.catalogs.texts import SOURCE_LANGUAGE
from service.catalogs.work.compose import compose_work
from service.catalogs.work.report import Line
from service.catalogs.work.returned import read_returned
from service.catalogs.work.shelf import shelve
from service.catalogs.work.take import take_work
from service.desk.access import WRITERS, Rule
from service.desk.answers import WorkAnswer
from service.desk.operation import PO, Call, Gives, Operation, Reply, Takes
from service.desk.problems import not_there
from service.desk.requests import WorkQuery
from service.desk.views.files import UPLOADED, name_file, take_uploads
from service.journal.accounts.model import Scope
from service.journal.importing.received import Upload
from service.journal.store.records import Hands
from service.journal.sync.base import Reference, with_base
from service.journal.sync.run import sync_project
from service.journal.work import list_tasks
from service.web.problems import RefusedError


@dataclass(frozen=True, slots=True)
class _Desk:
    """The catalogs of a language, and the moment of the journal that they are of."""

    held: Mapping[str, Held]
    reference: Reference

    @property
    def catalogs(self) -> dict[str, CatalogFile]:
        return {domain: each.catalog for domain, each in self.held.items()}


def _open(call: Call) -> _Desk:
    """Sync, and load the catalogs as they are then."""
    if call.place["language"] == SOURCE_LANGUAGE:
        raise RefusedError(not_there())
    project, journal = call.workshop.begin().project, call.workshop.journal
    hands = Hands(importer=call.actor.account.id)
    report = sync_project(project, journal, call.now, hands=hands)
    held = load_catalogs(project.root, call.place["language"])
    return _Desk(held, Reference(journal.id, report.sequence))


def _download(call: Call) -> Reply:
    language = call.place["language"]
    desk = _open(call)
    with call.workshop.journal.reading() as connection:
        board = call.workshop.board(connection, language)
    tasks = list_tasks(board.standings, desk.held)
    composed = compose_work(language, tasks, desk.catalogs, call.now)
    return Reply(write_po(composed), headers=name_file(f"work.{language}.po"))


def _take(call: Call) -> Reply:
    """Take back what a person changed; the journal merges it as it merges any upload."""
    language, desk = call.place["language"], _open(call)
    read_po(call.body, UPLOADED, HTTP)
    shelf = shelve(desk.held)
    returned = read_returned(call.body, UPLOADED, language, shelf)
    confirm = call.query.get("confirm_unchanged") == "true"
    taken = take_work(language, desk.catalogs, shelf, returned, confirm=confirm)
    uploads = [
        Upload(domain, write_po(with_base(catalog, domain, desk.reference)), language, domain)
        for domain, catalog in taken.catalogs.items()
    ]
    account = call.actor.account.id
    reply = take_uploads(call, uploads, Hands(account, account, is_stated=True))
    return Reply({**_members(reply), "work": list(_tell(taken.lines))}, reply.status)


def _members(reply: Reply) -> Mapping[str, object]:
    return reply.members if not isinstance(reply.members, bytes) else {}


def _tell(lines: tuple[Line, ...]) -> Iterator[Mapping[str, object]]:
    for line in lines:
        yield {
            "document": line.document,
            "msgctxt": line.context,
            "msgid": line.msgid,
            "fate": str(line.fate),
            "reason": line.reason,
        }


_WORK = "/api/1/languages/{language}/work.po"
OPERATIONS = (
    Operation(
        "work",
        "GET",
        _WORK,
        "Everything that is open in a language, in one PO file: safety first.",
        Rule(),
        _download,
        Gives(),
    ),
    Operation(
        "take-work",
        "POST",
        _WORK,
        f"Take a file of work back ({PO}).",
        Rule(WRITERS, Scope.WRITE),
        _take,
        Gives(WorkAnswer, (HTTPStatus.CREATED, HTTPStatus.OK, HTTPStatus.CONFLICT)),
        Takes(WorkQuery, is_file=True),
    ),
)
