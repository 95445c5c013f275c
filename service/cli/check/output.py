"""Writes what was found, for people and for programs."""

import json
from collections.abc import Callable, Iterator

import click

from service.catalogs.examine import Found
from service.cli.check.run import Report
from service.cli.check.table import print_table
from service.content.policy import Severity

FORMATS = ("table", "json", "github", "markdown")
Translate = Callable[[str], str]
_COMMANDS = {Severity.BLOCK: "error", Severity.WARN: "warning"}


def write_report(report: Report, form: str, translate: Translate) -> None:
    """Print what was found: `json` for programs, `github` for annotations of a pull request."""
    match form:
        case "json":
            found = [as_dict(item, translate) for item in report.found]
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        case "github":
            for item in report.found:
                click.echo(as_command(item, translate))
        case "table":
            print_table(report, translate)
        case _:
            raise click.UsageError("Only what --explain says can be written as markdown.")


def as_dict(item: Found, translate: Translate) -> dict[str, object]:
    """Return a finding for JSON; spans are offsets in code points, the end not included."""
    finding = item.finding
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": item.path,
        "line": item.line,
        "msgctxt": item.msgctxt,
        "msgid": item.msgid,
        "message": finding.tell(translate),
        "source_span": finding.source_span,
        "target_span": finding.target_span,
    }


def as_command(item: Found, translate: Translate) -> str:
    """Write a finding as a workflow command (GitHub Docs, "Workflow commands")."""
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in _properties(item))
    told = _escape(item.finding.tell(translate))
    return f"::{_COMMANDS[item.finding.severity]} {properties}::{told}"


def _properties(item: Found) -> Iterator[tuple[str, str]]:
    yield "file", item.path
    if item.line:
        yield "line", str(item.line)
    yield "title", item.finding.rule


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
