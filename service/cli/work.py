"""The command that gives translators one file with everything open, and takes it back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click
import polib

from service.catalogs.held import Held, find_language, load_catalogs, replace_catalogs
from service.catalogs.po import DISK, save_po, write_po
from service.catalogs.texts import Catalog, read_texts
from service.catalogs.work.compose import compose_work
from service.catalogs.work.returned import read_returned
from service.catalogs.work.shelf import shelve
from service.catalogs.work.take import take_work
from service.cli.text_changes import begin, write_all
from service.cli.work_report import Report, tell_json, tell_text
from service.config import Settings
from service.errors import Fault, InputError
from service.journal.decisions.verdict import NO_VERDICTS
from service.journal.status import Standing
from service.journal.work import find_blocked, list_tasks, stand_in
from service.release.build import Inputs
from service.release.project import load_domains, load_inputs


@click.command()
@click.argument("language")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where the file is written; a file that is there is not overwritten. Standard output without it.",
)
@click.option(
    "--take", type=click.Path(path_type=Path), metavar="FILE", help="Take a file of work back."
)
@click.option("--dry-run", is_flag=True, help="With --take: report and change nothing.")
@click.option(
    "--confirm-unchanged",
    is_flag=True,
    help="With --take: a text that lost nothing but its fuzzy mark was read by a person, and fits.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="With --take: of the report.",
)
def work(
    language: str,
    output: Path | None,
    take: Path | None,
    *,
    dry_run: bool,
    confirm_unchanged: bool,
    form: str,
) -> None:
    """Write one PO file with everything that is open in LANGUAGE, or take it back with --take.

    Open is what is missing, fuzzy, stale or blocked, in all documents: safety first, then in reading
    order. Taken back is what a person changed; a text that changed in the catalog meanwhile stays.
    """
    if take is None and (dry_run or confirm_unchanged):
        raise click.UsageError("--dry-run and --confirm-unchanged go with --take.")
    if take is not None and output is not None:
        raise click.UsageError("--take and --output do not go together.")
    settings = begin(dry_run=dry_run)
    tag = find_language(settings.root, language)
    if take is None:
        _write_work(settings, tag, output)
    else:
        _take_work(settings, tag, take, form, dry_run=dry_run, confirm=confirm_unchanged)


def _write_work(settings: Settings, language: str, output: Path | None) -> None:
    if output is not None and output.exists():
        advice = f"It may hold work: `polyleaf work {language} --take {output}`; or name another."
        raise InputError([Fault(str(output), 0, "There is such a file already.", advice)])
    held = load_catalogs(settings.root, language)
    texts = {domain: each.texts for domain, each in held.items()}
    tasks = list_tasks(_stand(load_inputs(settings), language, texts), held)
    composed = compose_work(language, tasks, _catalogs(held), datetime.now(UTC))
    if output is None:
        click.echo(write_po(composed), nl=False)
    else:
        save_po(composed, output)
        click.echo(f"{output}: {len(composed)} messages are open in {language}.")


def _take_work(
    settings: Settings, language: str, file: Path, form: str, *, dry_run: bool, confirm: bool
) -> None:
    held, inputs = load_catalogs(settings.root, language), load_inputs(settings)
    shelf = shelve(held)
    returned = read_returned(_read_bytes(file), str(file), language, shelf)
    taken = take_work(language, _catalogs(held), shelf, returned, confirm=confirm)
    changes = replace_catalogs(held.values(), taken.catalogs)
    texts = {
        domain: read_texts(catalog, held[domain].path, language, domain)
        for domain, catalog in taken.catalogs.items()
    }
    blocked = find_blocked(_stand(inputs, language, texts))
    if not dry_run:
        write_all(settings, f"work {language} --take {file.name}", changes)
    report = Report(language, str(file), dry_run, taken.lines, blocked)
    (tell_json if form == "json" else tell_text)(report)


def _stand(inputs: Inputs, language: str, texts: Mapping[str, Catalog]) -> tuple[Standing, ...]:
    domains = load_domains(inputs.content)
    verdicts = inputs.decisions.get(language, NO_VERDICTS)
    return stand_in(language, domains, texts, inputs.policy, inputs.context, verdicts)


def _catalogs(held: Mapping[str, Held]) -> dict[str, polib.POFile]:
    return {domain: each.catalog for domain, each in held.items()}


def _read_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(DISK.file_bytes + 1)
    except OSError as error:
        raise InputError([Fault(str(file), 0, f"It cannot be read: {error.strerror}.")]) from error
