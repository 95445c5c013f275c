"""Commands on catalogs: extract, update, status."""

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from service.catalogs.files import extract_templates, update_catalogs
from service.catalogs.update import Fate
from service.cli.project import load_domains, load_inputs, load_project
from service.config import read_settings
from service.journal.coverage import Coverage, measure
from service.journal.status import Status

_NO_LANGUAGE = "There is no language yet. Begin one: polyleaf language add fr"


@click.command()
def extract() -> None:
    """Write translations/<domain>.pot from content/ and the program's own texts."""
    settings = read_settings()
    domains = load_domains(load_project(settings))
    for written in extract_templates(settings.root, domains, _now()):
        state = "written" if written.changed else "unchanged"
        click.echo(f"{_shown(written.path, settings.root)}: {written.messages} messages, {state}")


@click.command()
def update() -> None:
    """Bring every catalog up to its template; nothing translated is lost.

    Creates the catalogs that a language lacks; `polyleaf language add` begins a new one.
    """
    settings = read_settings()
    content = load_project(settings)
    done = update_catalogs(settings.root, tuple(load_domains(content)), content.languages)
    for updated in done:
        counts = Counter(line.fate for line in updated.ledger)
        told = ", ".join(f"{count} {fate}" for fate, count in counts.items())
        click.echo(f"{_shown(updated.path, settings.root)}: {told or 'empty'}")
        for line in updated.ledger:
            if line.fate is Fate.STALED:
                click.echo(f"  {line.change}: {line.context or line.msgid[:60]}")
    if not done:
        click.echo(_NO_LANGUAGE)


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def status(form: str) -> None:
    """Show how far each language is: words and messages by status, for each document."""
    inputs = load_inputs(read_settings())
    rows = measure(load_domains(inputs.content), inputs.texts, inputs.policy, inputs.context)
    if form == "json":
        click.echo(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1))
    else:
        _print_table(rows)


def _print_table(rows: tuple[Coverage, ...]) -> None:
    if not rows:
        click.echo(_NO_LANGUAGE)
        return
    table = Table(title="Words (messages) by status")
    shown = [status for status in Status if any(row.messages[status] for row in rows)]
    for heading in ("language", "domain", "in all", *shown):
        table.add_column(heading, justify="left" if heading in {"language", "domain"} else "right")
    for row in rows:
        cells = (
            f"{row.words[status]} ({row.messages[status]})" if row.messages[status] else ""
            for status in shown
        )
        total = f"{sum(row.words.values())} ({sum(row.messages.values())})"
        table.add_row(row.language, row.domain, total, *cells)
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _now() -> datetime:
    return datetime.now(UTC)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
