"""Says in words what became of messages."""

import json
from collections.abc import Iterable, Iterator, Mapping

import click

from service.catalogs.texts import is_address
from service.journal.merge import Fate, Reason
from service.journal.sync.catalog import Line
from service.journal.sync.report import count_fates

_SHOWN = 50
"""Characters of a text that people are shown."""
REASONS: Mapping[Reason, str] = {
    Reason.SAME: "Nobody changed it.",
    Reason.EDITED: "The file changed it.",
    Reason.COMMENTED: "The file changed its comment.",
    Reason.RELABELLED: "The file says that it has another origin.",
    Reason.FILLED: "It was empty.",
    Reason.ABSENT: "The file does not have it; absent is not deleted.",
    Reason.EMPTIED: "The file has it empty, which is no edit: mark it fuzzy to take it off the air.",
    Reason.CUT_SHORT: "Some plural forms are empty.",
    Reason.UNTOUCHED: "The file did not change it, and the journal has gone on.",
    Reason.BOTH_CHANGED: "The file and the journal changed it.",
    Reason.NO_BASE: "Nobody knows what the file was made from.",
    Reason.OLDER: "The file has an earlier text of it.",
    Reason.SOURCE_COPIED: "The file has the source's words for a translation.",
    Reason.NO_MESSAGE: "The source has no such message.",
    Reason.NO_WORDING: "The source never said it so.",
    Reason.OTHER_SHAPE: "Its plural forms are not those of the source.",
}


def write_line(path: str, line: Line) -> str:
    """Write what became of a message, its place first, so that editors find it."""
    place = f"{path}:{line.line}" if line.line else path
    return plain(
        f"{line.fate} {place} {name_message(line.msgctxt, line.msgid)} - {REASONS[line.reason]}"
    )


def name_message(msgctxt: str | None, msgid: str) -> str:
    """Name a message by its address, else by its first words."""
    has_address = msgctxt is not None and is_address(msgctxt, msgctxt.partition("/")[0])
    return msgctxt or "" if has_address else f"“{cut(msgid)}”"


def cut(text: str) -> str:
    """Shorten a text to a line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def plain(text: str) -> str:
    """Replace what would do something to a terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def write_counts(lines: Iterable[Line]) -> str:
    """Count the fates of messages, in words."""
    counted = count_fates(lines)
    return ", ".join(f"{count} {fate}" for fate, count in counted.items()) or "no message"


def worth_telling(lines: Iterable[Line], *, told: frozenset[Reason]) -> Iterator[Line]:
    """Pick the messages that something became of, but those of the reasons in `told`."""
    return (line for line in lines if line.fate is not Fate.UNCHANGED and line.reason not in told)


def print_json(value: object) -> None:
    """Print a report for a program."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
