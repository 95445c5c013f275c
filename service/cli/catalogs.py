"""Commands on catalogs: extract, update, status."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from service.catalogs.files import (
    LostTextsError,
    Updated,
    extract_templates,
    update_catalogs,
)
from service.catalogs.update import Fate, Line, count_fates
from service.cli.project import load_domains, load_inputs, load_project
from service.config import read_settings
from service.journal.coverage import Coverage, measure
from service.journal.status import Status

_FINDINGS = ("blocking", "warnings", "not checked")
_NO_LANGUAGE = "There is no language yet. Begin one: polyleaf language add fr"
_TOLD = {Fate.MOVED, Fate.STALED, Fate.SPLIT, Fate.MERGED, Fate.LOST}
"""What a translator should look at."""
_SHOWN = 60
"""Characters of a text that people are shown."""


@click.command()
def extract() -> None:
    """Write translations/<domain>.pot from content/ and the program's own texts."""
    settings = read_settings()
    domains = load_domains(load_project(settings))
    for written in extract_templates(settings.root, domains, _now()):
        state = "written" if written.changed else "unchanged"
        click.echo(f"{_shown(written.path, settings.root)}: {written.messages} messages, {state}")


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def update(form: str) -> None:
    """Bring every catalog up to its template; nothing translated is lost.

    Creates the catalogs that a language lacks; `polyleaf language add` begins a new one. Tells what
    became of the messages. Where a translation would be lost all the same, nothing is written.
    """
    settings = read_settings()
    content = load_project(settings)
    domains = tuple(load_domains(content))
    try:
        done = update_catalogs(settings.root, domains, content.languages)
    except LostTextsError as error:
        tell_ledgers(error.updates, settings.root, form)
        raise
    tell_ledgers(done, settings.root, form)


def tell_ledgers(updates: Sequence[Updated], root: Path, form: str) -> None:
    """Print what became of the messages: counts for each catalog, and what people should look at."""
    if form == "json":
        told = [_ledger_as_dict(updated, root) for updated in updates]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for updated in updates:
        told_counts = [f"{count} {fate}" for fate, count in count_fates(updated.ledger).items()]
        click.echo(f"{_shown(updated.path, root)}: {', '.join(told_counts) or 'empty'}")
        for line in updated.ledger:
            if line.fate in _TOLD:
                click.echo(_write_line(line))
    if not updates:
        click.echo(_NO_LANGUAGE)


def _write_line(line: Line) -> str:
    """Write a line of the ledger: what to look at first, then the message, then where it comes from."""
    what = line.change if line.fate is Fate.STALED and line.change else line.fate
    message = line.context or " ".join(line.msgid[:_SHOWN].split())
    told = f"  {what}: {message}{f' (from {line.source})' if line.source else ''}"
    return "".join(char if char.isprintable() else "\ufffd" for char in told)


def _ledger_as_dict(updated: Updated, root: Path) -> Mapping[str, object]:
    """Write a ledger for programs; what was kept is only counted."""
    lines = (line for line in updated.ledger if line.fate is not Fate.KEPT)
    return {
        "path": _shown(updated.path, root),
        "counts": count_fates(updated.ledger),
        "lines": [asdict(line) for line in lines],
    }


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def status(form: str) -> None:
    """Show how far each language is: words and messages by status, for each document."""
    inputs = load_inputs(read_settings())
    domains = load_domains(inputs.content)
    rows = measure(domains, inputs.texts, inputs.policy, inputs.context, inputs.decisions)
    if form == "json":
        click.echo(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1))
    else:
        _print_table(rows)


def _print_table(rows: tuple[Coverage, ...]) -> None:
    if not rows:
        click.echo(_NO_LANGUAGE)
        return
    table = Table(title="Words (messages) by status, and what the checks find")
    shown = [status for status in Status if any(row.messages[status] for row in rows)]
    found = [name for name in _FINDINGS if any(_findings_of(row)[name] for row in rows)]
    for heading in ("language", "domain", "in all", *shown, *found):
        table.add_column(heading, justify="left" if heading in {"language", "domain"} else "right")
    for row in rows:
        cells = (
            f"{row.words[status]} ({row.messages[status]})" if row.messages[status] else ""
            for status in shown
        )
        total = f"{sum(row.words.values())} ({sum(row.messages.values())})"
        findings = (str(_findings_of(row)[name] or "") for name in found)
        table.add_row(row.language, row.domain, total, *cells, *findings)
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _findings_of(row: Coverage) -> Mapping[str, int]:
    counts = (row.findings.block, row.findings.warn, row.findings.not_checked)
    return dict(zip(_FINDINGS, counts, strict=True))


def _now() -> datetime:
    return datetime.now(UTC)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
