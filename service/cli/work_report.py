"""Tells what became of a file of work."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import click

from service.catalogs.texts import is_address
from service.catalogs.work.report import Fate, Line, count_lines
from service.journal.work import Place

_SHOWN = 50
"""Characters of a text that people are shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that became of one file."""

    language: str
    file: str
    dry_run: bool
    lines: tuple[Line, ...]
    blocked: Mapping[Place, str]
    """What checks say of texts that they block."""

    def objection(self, line: Line) -> str:
        """Say what stands against a text that was taken."""
        place = (line.document, line.context, line.msgid)
        return self.blocked.get(place, "") if line.fate is Fate.TAKEN else ""


def tell_json(report: Report) -> None:
    """Print the report for a program."""
    told = {
        "language": report.language,
        "file": report.file,
        "dry_run": report.dry_run,
        "counts": count_lines(report.lines),
        "lines": [{**line.as_dict(), "blocked": report.objection(line)} for line in report.lines],
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


def tell_text(report: Report) -> None:
    """Print the report for a person: a line for each message but those that nobody changed."""
    for line in report.lines:
        if line.fate is not Fate.UNCHANGED:
            told = " ".join(_write_line(line, report))
            click.echo("".join(char if char.isprintable() else "\ufffd" for char in told))
    counts = count_lines(report.lines)
    click.echo(f"{', '.join(f'{count} {fate}' for fate, count in counts.items()) or 'No message'}.")
    if Fate.UNCONFIRMED in counts:
        click.echo("If a person has read those and they fit, give --confirm-unchanged.")
    if report.dry_run:
        click.echo("Nothing was changed.")


def _write_line(line: Line, report: Report) -> Iterator[str]:
    yield f"{line.fate} {report.file}:{line.line}"
    has_address = is_address(line.context, line.document)
    yield line.context or "" if has_address else f"{line.document}: {_cut(line.msgid)}"
    if line.reason:
        yield f"- {line.reason}"
    if objection := report.objection(line):
        yield f"- Blocked: {objection}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _SHOWN else f'{line[: _SHOWN - 1].rstrip()}…'}”"
