"""Commands on catalogs: extract, update."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from service.catalogs.files import (
    LostTextsError,
    Updated,
    extract_templates,
    update_catalogs,
)
from service.catalogs.update import Fate, Line, count_fates
from service.config import read_settings
from service.release.project import load_domains, load_project

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


def _now() -> datetime:
    return datetime.now(UTC)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
