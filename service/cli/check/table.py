"""Prints findings for people: by file, with the places marked in both texts."""

import sys
from collections.abc import Callable, Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from service.catalogs.checks.finding import Span
from service.catalogs.examine import Found
from service.catalogs.texts import SOURCE_LANGUAGE
from service.cli.check.run import Report
from service.content.policy import Severity
from service.locales.facts import language_facts
from service.markup.characters import harm_of

_COLOURS = {Severity.BLOCK: "bold red", Severity.WARN: "yellow"}
_AROUND = 160
"""Characters that are shown on each side of what is marked."""
_ISOLATE, _POP = "\u2068", "\u2069"
"""Keep a text that runs from right to left from turning the line around it (UAX #9)."""


def print_table(report: Report, translate: Callable[[str], str]) -> None:
    """Print every finding below the name of its file, and at the end how many there are."""
    is_terminal = sys.stdout.isatty()
    console = Console(highlight=False, soft_wrap=True, width=None if is_terminal else 120)
    for path, found in groupby(report.found, key=_path):
        console.print(Text(path, "bold"))
        for item in found:
            for line in _lines(item, translate, is_styled=is_terminal):
                console.print(line)
        console.print()
    console.print(_summary(report))


def _path(item: Found) -> str:
    return item.path


def _summary(report: Report) -> str:
    blocks, warnings = report.count(Severity.BLOCK), report.count(Severity.WARN)
    told = f"{blocks} blocking, {warnings} warnings" if report.found else "nothing found"
    return f"{report.texts} texts in {report.files} PO files checked: {told}."


def _lines(item: Found, translate: Callable[[str], str], *, is_styled: bool) -> Iterator[Text]:
    finding = item.finding
    place = f"{item.path}:{item.line}" if item.line else item.path
    told = finding.tell(translate)
    severity = (str(finding.severity), _COLOURS[finding.severity])
    yield Text.assemble(
        "  ", place, "  ", severity, "  ", (finding.rule, "bold"), "  ", _show(told)
    )
    if item.msgid:
        yield _quote(item.msgid, finding.source_span, SOURCE_LANGUAGE, is_styled=is_styled)
    if item.msgstr:
        yield _quote(item.msgstr, finding.target_span, item.language, is_styled=is_styled)


def _quote(text: str, span: Span | None, language: str, *, is_styled: bool) -> Text:
    """Show a text behind the name of its language, with what is meant marked."""
    start, end = span or (0, 0)
    before, meant, after = text[:start], text[start:end], text[end:]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    if len(after) > 2 * _AROUND:
        after = f"{after[: 2 * _AROUND]}…"
    opening, closing = ("", "") if is_styled else ("⟦", "⟧")
    marked = f"{opening}{_show(meant)}{closing}" if meant else ""
    is_rtl = language_facts(language).direction == "rtl"
    isolate, pop = (_ISOLATE, _POP) if is_rtl else ("", "")
    name = f"    {language:<8}"
    return Text.assemble(
        (name, "dim"), isolate, _show(before), (marked, "reverse bold"), _show(after), pop
    )


def _show(text: str) -> str:
    """Let nothing in a text hide or turn the line: such characters are shown by their numbers."""
    return "".join(map(_show_character, text))


def _show_character(character: str) -> str:
    if character == "\n":
        return "↵"
    return f"<U+{ord(character):04X}>" if character == "\t" or harm_of(character) else character
