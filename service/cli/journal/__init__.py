"""Commands on the journal; each loads it when it runs, so that no other command pays for it."""

from collections.abc import Sequence
from pathlib import Path

import click

from service.cli.words import LINE, LINES

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Of the report.",
)
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Report and change nothing.")
_FILE = click.Path(path_type=Path)
_NUMBER = click.IntRange(1, 2**31 - 1)
"""Of a row: what both databases can number."""
_AUTHOR = click.option(
    "--author", type=LINE, metavar="NAME", help="Who did this; you by default, if logged in."
)


@click.command()
@_DRY_RUN
@click.option(
    "--author",
    type=LINE,
    metavar="NAME",
    help="Who wrote what is new; you by default, if logged in.",
)
@_FORMAT
def sync(author: str | None, form: str, *, dry_run: bool) -> None:
    """Bring catalogs and journal together, message by message, both ways.

    What a catalog changed since the last time is taken; what the journal has gained is written. Where
    both changed a message, the journal's text stays and the catalog's becomes a suggestion.
    """
    from service.cli.journal.syncing import run_sync

    run_sync(author, form, dry_run=dry_run)


@click.group()
def export() -> None:
    """Write files for others: catalogs for translators, the site for a web server."""


@export.command()
@click.argument("language")
@click.argument("document")
@click.option("-o", "--output", type=_FILE, help="Where to; standard output without it.")
def po(language: str, document: str, output: Path | None) -> None:
    """Write the catalog of DOCUMENT in LANGUAGE, to be edited anywhere and imported again.

    Its header says of when it is, so that an import knows what was edited since.
    """
    from service.cli.journal.exchanging import run_export

    run_export(language, document, output)


@export.command("static")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--allow-unreviewed-safety",
    is_flag=True,
    help="Write labelled safety texts that nobody approved, too.",
)
def static(folder: Path, *, allow_unreviewed_safety: bool) -> None:
    """Write the live release to DIR as files, for a web server that runs no program."""
    from service.cli.export_static import run_export_static

    run_export_static(folder, allow_unreviewed_safety=allow_unreviewed_safety)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@_DRY_RUN
@click.option(
    "--author",
    type=LINE,
    metavar="NAME",
    help="Who wrote the texts; by default whom a file names, else you.",
)
@click.option("--confirm", is_flag=True, help="Let in what would wait for a person: I have looked.")
@click.option("--language", default="", metavar="TAG", help="Of the files, whatever they say.")
@click.option("--document", default="", help="Of the files, whatever they say.")
@_FORMAT
def import_(
    files: Sequence[Path],
    author: str | None,
    language: str,
    document: str,
    form: str,
    *,
    dry_run: bool,
    confirm: bool,
) -> None:
    """Merge translated PO files into the journal and the catalogs: all of them or none.

    Nothing that somebody else wrote meanwhile is lost: where both changed a message, the journal's text
    stays and the file's becomes a suggestion.
    """
    from service.cli.journal.exchanging import Wanted, run_import

    run_import(files, Wanted(author, language, document, form, dry_run, confirm))


@click.command()
@click.argument("number", type=_NUMBER, metavar="IMPORT")
@_AUTHOR
@_FORMAT
def undo(number: int, author: str | None, form: str) -> None:
    """Take an import or a sync back: the texts before it come again.

    A message that somebody has changed since stays as it is, and is told.
    """
    from service.cli.journal.exchanging import run_undo

    run_undo(number, author, form)


@click.command()
@click.argument("message", type=LINE, metavar="MSGCTXT")
@click.option("--language", metavar="TAG", help="This one only.")
@click.option(
    "--document",
    type=LINE,
    default="",
    help="Of a message without an id; MSGCTXT is its msgid then.",
)
@_FORMAT
def history(message: str, language: str | None, document: str, form: str) -> None:
    """Tell every wording that a message had, and who wrote it when."""
    from service.cli.journal.looking import run_history

    run_history(message, language, document, form)


@click.command()
@click.argument("language", required=False)
@_FORMAT
def suggestions(language: str | None, form: str) -> None:
    """List the texts that did not become the text of their message, and wait for a person."""
    from service.cli.journal.settling import run_suggestions

    run_suggestions(language, form)


@click.command()
@click.argument("number", type=_NUMBER, metavar="SUGGESTION")
@click.option("--dismiss", is_flag=True, help="Put it away instead.")
@_AUTHOR
def accept(number: int, author: str | None, *, dismiss: bool) -> None:
    """Make a suggestion the text of its message."""
    from service.cli.journal.settling import run_accept

    run_accept(number, author, dismiss=dismiss)


@click.command()
@click.argument("language", required=False)
@_FORMAT
def questions(language: str | None, form: str) -> None:
    """List what translators ask: their comments that nobody has answered."""
    from service.cli.journal.settling import run_questions

    run_questions(language, form)


@click.command()
@click.argument("number", type=_NUMBER, metavar="QUESTION")
@click.argument("text", type=LINES)
@_AUTHOR
def answer(number: int, text: str, author: str | None) -> None:
    """Answer a question; TEXT stands in the catalog, above its message."""
    from service.cli.journal.settling import run_answer

    run_answer(number, text, author)


@click.group()
def journal() -> None:
    """Look after the journal."""


@journal.command()
def verify() -> None:
    """Check the seal of every row, and name the rows that somebody altered or took out."""
    from service.cli.journal.looking import run_verify

    run_verify()
