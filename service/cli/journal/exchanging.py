"""Writes downloads, takes uploads, takes them back, and tells what became of each message."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from service.catalogs.held import find_language
from service.cli.journal.opened import open_all
from service.cli.journal.syncing import tell_suggestions
from service.cli.journal.told import (
    name_message,
    plain,
    print_json,
    worth_telling,
    write_counts,
    write_line,
)
from service.cli.people.session import name_bearer, name_hands
from service.errors import Fault, InputError
from service.journal.importing.export import export_catalog
from service.journal.importing.quarantine import Concern
from service.journal.importing.received import load_uploads
from service.journal.importing.report import Began, Imported, ImportReport
from service.journal.importing.run import Terms, import_files, try_import
from service.journal.importing.undo import UndoReport, undo_import
from service.journal.merge import Reason
from service.journal.sync.base import Reference
from service.journal.sync.run import sync_project

_COUNTED = frozenset({Reason.ABSENT})
"""A file may be a part of its catalog: what it lacks is counted only."""
CONCERNS: Mapping[Concern, str] = {
    Concern.MANY_APPROVED: "it would change more than a tenth of the approved texts",
    Concern.ALL_COPIED: "every text in it is its source",
    Concern.MARKS_GONE: "every fuzzy mark is gone from it, and no word of those texts is changed",
}
BEGAN: Mapping[Began, str] = {
    Began.KNOWN: "",
    Began.UNKNOWN: "It does not say what it was made from: only what was empty is filled.",
    Began.ELSEWHERE: "It comes from another journal: only what was empty is filled.",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks of an import."""

    author: str | None
    language: str
    document: str
    form: str
    dry_run: bool
    confirm: bool


def run_export(language: str, document: str, output: Path | None) -> None:
    """Sync, then write a catalog of the journal."""
    if output is not None and output.exists():
        advice = f"It may hold work: `polyleaf import {output}`; or name another."
        raise InputError([Fault(str(output), 0, "There is such a file already.", advice)])
    with open_all() as opened:
        tag = find_language(opened.settings.root, language)
        bearer = name_bearer(opened.settings, opened.journal, opened.now)
        report = sync_project(opened.project, opened.journal, opened.now, hands=bearer)
        reference = Reference(opened.journal.id, report.sequence)
        data = export_catalog(opened.settings.root, tag, document, reference)
    if output is None:
        click.echo(data, nl=False)
    else:
        output.write_bytes(data)
        click.echo(f"{output}: {document} in {tag}, as it is now.")


def run_import(files: Sequence[Path], wanted: Wanted) -> None:
    """Import files, or say what that would do; ends with exit code 1 where they wait for a person."""
    uploads = load_uploads(files, wanted.language, wanted.document)
    with open_all(dry_run=wanted.dry_run, author=wanted.author) as opened:
        carry_out = try_import if wanted.dry_run else import_files
        hands = name_hands(opened.settings, opened.journal, wanted.author, opened.now)
        terms = Terms(hands, wanted.confirm)
        report = carry_out(opened.project, opened.journal, uploads, terms, opened.now)
    if wanted.form == "json":
        print_json({"dry_run": wanted.dry_run, **report.as_dict()})
    else:
        _tell_import(report, dry_run=wanted.dry_run)
    if report.is_held:
        sys.exit(1)


def _tell_import(report: ImportReport, *, dry_run: bool) -> None:
    for file in report.files:
        _tell_file(file)
    tell_suggestions(len(report.suggestions))
    if report.is_held:
        click.echo(
            "Nothing came in. If a person has looked and it is right, give --confirm.", err=True
        )
    elif dry_run:
        click.echo("Nothing was changed.")
    elif report.import_id is not None:
        click.echo(f"This is import {report.import_id}; `polyleaf undo` takes it back.")


def _tell_file(file: Imported) -> None:
    for line in worth_telling(file.lines, told=_COUNTED):
        click.echo(write_line(file.path, line))
    click.echo(f"{plain(file.path)}: {file.domain} in {file.language}: {write_counts(file.lines)}.")
    if file.stranger:
        told = f"It is signed by {file.stranger}, whom no account names: nobody is known to have written it."
        click.echo(plain(told))
    if BEGAN[file.began]:
        click.echo(BEGAN[file.began])
    for concern in file.concerns:
        click.echo(f"{plain(file.path)}: {CONCERNS[concern]}.", err=True)


def run_undo(number: int, author: str | None, form: str) -> None:
    """Take an import back."""
    with open_all(author=author) as opened:
        hands = name_hands(opened.settings, opened.journal, author, opened.now)
        report = undo_import(opened.project, opened.journal, number, hands, opened.now)
    if form == "json":
        print_json(report.as_dict())
    else:
        _tell_undo(report)


def _tell_undo(report: UndoReport) -> None:
    for each in report.texts:
        address, wording = each.text.address, each.text.wording
        named = f"{address.language} {name_message(wording.msgctxt, wording.msgid)}"
        told = "undone" if each.is_undone else "kept"
        reason = "" if each.is_undone else " - It was changed since."
        click.echo(plain(f"{told} {named}{reason}"))
    undone = sum(each.is_undone for each in report.texts)
    click.echo(f"Import {report.undoes}: {undone} texts undone, {len(report.texts) - undone} kept.")
    tell_suggestions(len(report.suggestions))
