"""Shows the journal: the history of a message, and whether every row is what was written."""

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import click

from service.catalogs.held import find_language
from service.catalogs.texts import list_languages
from service.cli.journal.opened import open_all
from service.cli.journal.told import plain, print_json
from service.config import read_settings
from service.errors import Fault, InputError
from service.journal.accounts.rows import names_of
from service.journal.importing.history import trace_history
from service.journal.store.imports import importers_of
from service.journal.store.journal import open_journal
from service.journal.store.records import Address, TextRow, key_of_message
from service.journal.store.seals import find_broken


def run_history(message: str, language: str | None, document: str, form: str) -> None:
    """Tell every wording of a message, in one language or in all."""
    domain, key = _find_message(message, document)
    with open_all() as opened:
        root = opened.settings.root
        tags = [find_language(root, language)] if language else list_languages(root)
        with opened.journal.reading() as connection:
            rows = [
                row for tag in tags for row in trace_history(connection, Address(tag, domain, key))
            ]
            names = names_of(connection)
            importers = importers_of(connection, {row.import_id for row in rows})
    if not rows:
        advice = "Run `polyleaf sync`, or give --document with a message that has no id."
        raise InputError([Fault(message, 0, "The journal has no text of such a message.", advice)])
    if form == "json":
        print_json([_describe(row, importers.get(row.import_id)) for row in rows])
    else:
        _tell(rows, names, importers)


def _find_message(message: str, document: str) -> tuple[str, str]:
    if document:
        return document, key_of_message(document, None, message)
    return message.partition("/")[0], message


def _describe(row: TextRow, importer: str | None) -> dict[str, object]:
    return {
        "number": row.id,
        "language": row.address.language,
        "document": row.address.domain,
        "msgctxt": row.wording.msgctxt,
        "msgid": row.wording.msgid,
        "msgstr": list(row.wording.msgstr),
        "fuzzy": row.wording.unfinished,
        "comment": row.wording.comment,
        "origin": str(row.wording.origin),
        "author": row.made.author,
        "importer": importer,
        "created": row.made.created,
        "import": row.import_id,
    }


def _tell(rows: Sequence[TextRow], names: Mapping[str, str], importers: Mapping[int, str]) -> None:
    for row in rows:
        made = row.made.author or "nobody known"
        author = names.get(made, made)
        importer = importers.get(row.import_id)
        bearer = f" by {names.get(importer, importer)}" if importer else ""
        marks = ", fuzzy" if row.wording.unfinished else ""
        click.echo(
            plain(
                f"{row.id} {row.address.language} {row.made.created} {author},"
                f" {row.wording.origin}{marks}, import {row.import_id}{bearer}"
            )
        )
        click.echo(f"  for: {plain(' '.join(row.wording.msgid.split()))}")
        for text in row.wording.msgstr:
            click.echo(f"  {plain(' '.join(text.split())) or '(emptied)'}")


def run_verify() -> None:
    """Check every row; ends with exit code 1 where one is not what was written."""
    with open_journal(read_settings(), datetime.now(UTC)).reading() as connection:
        broken = list(find_broken(connection))
    for row in broken:
        click.echo(
            f"{row.table} {row.row}: it is not what was written, or does not follow its row."
        )
    if broken:
        click.echo(f"{len(broken)} rows are broken. Restore a backup.", err=True)
        sys.exit(1)
    click.echo("Every row is what was written.")
