"""The command that takes over an existing translation."""

import json
from pathlib import Path

import click

from service.catalogs.adopt.files import Adoption, Target, adopt_file
from service.catalogs.adopt.report import Fate, Line, Report
from service.catalogs.po import save_po
from service.config import read_settings
from service.content.load import Content
from service.errors import Fault, InputError
from service.release.project import load_domains, load_project

_SHOWN = 60
"""Characters of a text that people are shown."""


@click.command()
@click.argument("language")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as", "document", required=True, metavar="DOCUMENT", help="Whose translation it is."
)
@click.option("--dry-run", is_flag=True, help="Report what would be taken and change nothing.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def adopt(language: str, file: Path, document: str, *, dry_run: bool, form: str) -> None:
    """Take over the translation of a document from FILE: Markdown, PO or TMX.

    What is taken is an unreviewed text of origin "adopted". A message that has a text keeps it; a text
    whose figures or negation differ from the source is not taken.
    """
    settings = read_settings()
    target = _find_target(load_project(settings), settings.root, language, document)
    adoption = adopt_file(target, file)
    if not dry_run:
        save_po(adoption.catalog, adoption.path)
    if form == "json":
        told = {**adoption.report.as_dict(), "dry_run": dry_run}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _tell(adoption, target, dry_run=dry_run)


def _find_target(content: Content, root: Path, language: str, name: str) -> Target:
    domains = load_domains(content)
    domain = name.removeprefix("content/").removesuffix(".md")
    if domain not in domains:
        there = f"There are: {', '.join(domains)}."
        raise InputError([Fault(name, 0, "There is no such document.", there)])
    document = next((item for item in content.documents if item.id == domain), None)
    return Target(root, language, domain, tuple(domains[domain]), document)


def _tell(adoption: Adoption, target: Target, *, dry_run: bool) -> None:
    report = adoption.report
    for line in report.lines:
        click.echo(_write_line(line, report))
    if not report.negation:
        click.echo(
            f"We do not know how {target.language} negates: only figures were compared."
            " Read every text against its source."
        )
    counts = ", ".join(f"{count} {fate}" for fate, count in report.counts().items())
    click.echo(f"{counts or 'nothing found'}.{' Nothing was changed.' if dry_run else ''}")
    taken = report.counts().get(Fate.TAKEN, 0) + report.counts().get(Fate.FUZZY, 0)
    if taken and not dry_run:
        shown = adoption.path.relative_to(target.root).as_posix()
        click.echo(f"{shown}: {taken} texts, unreviewed. `polyleaf status` shows them as drafts.")


def _write_line(line: Line, report: Report) -> str:
    """Write one line: the fate, the message, the text and why."""
    parts = [f"{line.fate}"]
    if line.source_line:
        parts.append(f"{line.source_path}:{line.source_line}")
    if line.file_line:
        parts.append(f"{'<- ' if line.source_line else ''}{report.file}:{line.file_line}")
    parts.append(line.address or _cut(line.msgid or line.msgstr))
    told = " ".join(parts) + (f": {line.reason}" if line.reason else "")
    return "".join(char if char.isprintable() else "\ufffd" for char in told)


def _cut(text: str) -> str:
    """Shorten a text to one line."""
    line = " ".join(text.split())
    shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"
    return f"“{shown}”"
