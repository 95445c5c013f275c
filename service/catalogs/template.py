"""Makes the template (POT) of a domain from its messages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import polib

from service.catalogs.po import CatalogEntry, CatalogFile
from service.catalogs.texts import SEGMENTATION_HEADER
from service.content.model import Level, Message
from service.content.segment import SEGMENTATION

_LEVELS = list(Level)
_PYTHON_FORMAT = re.compile(
    r"%(?:\(\w*\))?[-#0+ ]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?[diouxXeEfFgGcrs%]"
)
"""What makes Babel guess `python-format`."""


def make_template(domain: str, messages: Iterable[Message], created: datetime) -> CatalogFile:
    """Build a template; messages of one key become one entry, at the highest level among them."""
    template = CatalogFile()
    template.header = f"Polyleaf: the source texts of {domain}."
    template.metadata = _metadata(domain, created)
    for message, places in merge_messages(messages):
        template.append(_entry(message, places))
    return template


def merge_messages(messages: Iterable[Message]) -> Sequence[tuple[Message, tuple[str, ...]]]:
    """Gather messages of equal key, in the order of their first, each with all its places.

    What is said of any of them holds for all: the highest level, every note and term.
    """
    groups: dict[tuple[str | None, str], list[Message]] = {}
    for message in messages:
        groups.setdefault(message.key, []).append(message)
    return [(_merge(group), _unique(map(_place, group))) for group in groups.values()]


def _merge(group: Sequence[Message]) -> Message:
    if len(group) == 1:
        return group[0]
    return replace(
        group[0],
        level=min((message.level for message in group), key=_LEVELS.index),
        notes=_unique(note for message in group for note in message.notes),
        terms=_unique(term for message in group for term in message.terms),
    )


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _place(message: Message) -> str:
    return f"{message.path}#{message.place}" if message.place else message.path


def _entry(message: Message, places: tuple[str, ...]) -> polib.POEntry:
    return CatalogEntry(
        msgctxt=message.context,
        msgid=message.msgid,
        comment="\n".join(_comments(message)),
        occurrences=[(place, "") for place in places],
        flags=list(_flags(message)),
    )


def _comments(message: Message) -> Iterable[str]:
    yield f"level: {message.level}"
    if message.kind:
        yield f"kind: {message.kind}"
    yield from (f"note: {' '.join(note.split())}" for note in message.notes)
    if message.terms:
        yield f"terms: {', '.join(message.terms)}"


def _flags(message: Message) -> Iterable[str]:
    if message.placeholders and "{" in message.msgid:
        yield "python-brace-format"
    if _PYTHON_FORMAT.search(message.msgid):
        yield "no-python-format"


def _metadata(domain: str, created: datetime) -> dict[str, str]:
    return {
        "Project-Id-Version": domain,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": format_date(created),
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        SEGMENTATION_HEADER: str(SEGMENTATION),
    }


def format_date(when: datetime) -> str:
    """Write a date as the gettext manual has it in headers: `2026-11-22 05:00+0000`."""
    return when.strftime("%Y-%m-%d %H:%M%z")
