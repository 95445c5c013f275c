"""Exchanges PO files with translators, as strictly as the terminal does."""

from http import HTTPStatus

from service.catalogs.po import HTTP
from service.catalogs.texts import SOURCE_LANGUAGE
from service.desk.access import WRITERS, Rule
from service.desk.answers import ImportAnswer
from service.desk.operation import PO, Call, Gives, Operation, Reply, Takes
from service.desk.problems import not_there
from service.desk.requests import UploadQuery
from service.journal.accounts.model import Scope
from service.journal.importing.export import export_catalog
from service.journal.importing.received import Upload
from service.journal.importing.report import ImportReport
from service.journal.importing.run import Terms, import_files, try_import
from service.journal.store.records import Hands
from service.journal.sync.base import Reference
from service.journal.sync.run import sync_project
from service.web.problems import RefusedError

UPLOADED = "the file"
"""What reports call what was uploaded, whose name nobody was told."""


def _download(call: Call) -> Reply:
    """Sync, then write a catalog as the journal has it."""
    language, document = call.place["language"], call.place["document"]
    loaded = call.workshop.begin()
    if language == SOURCE_LANGUAGE or document not in loaded.project.domains:
        raise RefusedError(not_there())
    hands = Hands(importer=call.actor.account.id)
    journal = call.workshop.journal
    report = sync_project(loaded.project, journal, call.now, hands=hands)
    reference = Reference(journal.id, report.sequence)
    data = export_catalog(call.workshop.settings.root, language, document, reference)
    return Reply(data, headers=name_file(f"{document}.{language}.po"))


def name_file(name: str) -> tuple[tuple[str, str], ...]:
    """Name a download (RFC 6266); names of documents and languages are tokens."""
    return (("Content-Disposition", f'attachment; filename="{name}"'),)


def _upload(call: Call) -> Reply:
    """Merge a PO file into the journal and the catalogs, or say what that would do."""
    language = call.place["language"]
    if language == SOURCE_LANGUAGE:
        raise RefusedError(not_there())
    account = call.actor.account.id
    upload = Upload(UPLOADED, call.body, language, call.query.get("document", ""))
    return take_uploads(call, [upload], Hands(account, account))


def take_uploads(call: Call, uploads: list[Upload], hands: Hands) -> Reply:
    """Import files; 201 where texts came in, 409 where they wait for a person."""
    is_dry = call.query.get("dry_run") == "true"
    terms = Terms(hands, call.query.get("confirm") == "true", HTTP)
    carry_out = try_import if is_dry else import_files
    project = call.workshop.begin().project
    report = carry_out(project, call.workshop.journal, uploads, terms, call.now)
    return Reply(tell_import(report, is_dry=is_dry), _status_of(report, is_dry=is_dry))


def _status_of(report: ImportReport, *, is_dry: bool) -> HTTPStatus:
    if is_dry:
        return HTTPStatus.OK
    if report.is_held:
        return HTTPStatus.CONFLICT
    return HTTPStatus.OK if report.import_id is None else HTTPStatus.CREATED


def tell_import(report: ImportReport, *, is_dry: bool) -> dict[str, object]:
    """Tell what became of an upload; its path is nobody's business."""
    files = [each.as_dict() for each in report.files]
    return {
        "dry_run": is_dry,
        "quarantined": report.is_held,
        "number": None if is_dry else report.import_id,
        "suggestions": [] if is_dry else list(report.suggestions),
        "files": [{name: each[name] for name in each if name != "path"} for each in files],
    }


_LANGUAGE = "/api/1/languages/{language}"
OPERATIONS = (
    Operation(
        "download",
        "GET",
        _LANGUAGE + "/catalogs/{document}.po",
        "The catalog of a document, to be edited anywhere; its header says as of when it is.",
        Rule(),
        _download,
        Gives(),
    ),
    Operation(
        "upload",
        "POST",
        _LANGUAGE + "/imports",
        f"Merge a PO file ({PO}): its texts, and what it left as it was.",
        Rule(WRITERS, Scope.WRITE),
        _upload,
        Gives(ImportAnswer, (HTTPStatus.CREATED, HTTPStatus.OK, HTTPStatus.CONFLICT)),
        Takes(UploadQuery, is_file=True),
    ),
)
