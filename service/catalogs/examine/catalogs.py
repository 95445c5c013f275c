"""Checks PO files: every text by itself, then those of a language together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polib

from service.catalogs.checks import SHAPE, check_text
from service.catalogs.checks import check_catalog as check_together
from service.catalogs.checks.context import NO_CONTEXT, Context
from service.catalogs.checks.finding import Finding
from service.catalogs.examine.findings import Found, find_faults
from service.catalogs.examine.items import Item, index_messages, list_items
from service.catalogs.examine.targets import Target, language_of
from service.catalogs.po import load_po
from service.catalogs.texts import read_texts
from service.content.model import Message
from service.content.policy import Severity
from service.errors import InputError

CATALOG = "catalog"
"""What the faults of a PO file that cannot be read are called."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known besides the PO files."""

    messages: Mapping[str, Sequence[Message]] = field(default_factory=dict)
    """A project's messages, by domain."""
    context: Context = NO_CONTEXT
    only: frozenset[str] | None = None
    """The rules to run; None for all."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in some texts."""

    found: Sequence[Found]
    texts: int
    """How many were looked at, each the first time."""


def read_catalog(target: Target, language: str = "") -> tuple[polib.POFile, str]:
    """Read a PO file, and tell its language unless it is given.

    Raises InputError with its faults under the name it was called by, and UnknownLanguageError.
    """
    try:
        catalog = load_po(target.path.resolve(), target.path.resolve().parent)
    except InputError as error:
        raise InputError(replace(fault, path=target.shown) for fault in error.faults) from error
    named = language or language_of(target, catalog)
    if target.domain:
        read_texts(catalog, target.shown, named, target.domain)
    return catalog, named


def examine(
    targets: Iterable[Target], knowledge: Knowledge, *, language: str = "", fuzzy: bool = False
) -> Iterator[Examined]:
    """Yield what is found in each text, then among the texts of each language together.

    The catalogs of a project are one body of texts; any other file is one by itself. A file that
    cannot be read gives its faults. Raises UnknownLanguageError.
    """
    bodies: dict[tuple[str, str], list[Item]] = {}
    for target in targets:
        known = knowledge if target.is_inside else Knowledge(only=knowledge.only)
        try:
            catalog, tag = read_catalog(target, language)
        except InputError as error:
            yield Examined(list(find_faults(error.faults, CATALOG)), 0)
            continue
        messages = index_messages(known.messages.get(target.domain, ()), target.domain)
        items = list(list_items(catalog, target.shown, messages, fuzzy=fuzzy))
        bodies.setdefault((tag, "" if target.domain else target.shown), []).extend(items)
        yield from (Examined(_check_item(item, tag, known), 1) for item in items)
    for (tag, _), items in bodies.items():
        yield Examined(_check_together(items, tag, knowledge), 0)


def _check_together(items: Sequence[Item], language: str, knowledge: Knowledge) -> Sequence[Found]:
    pairs = [(item.message, item.msgstr) for item in items]
    together = check_together(pairs, language, knowledge.context, knowledge.only)
    return [_found(items[index], finding, language) for index, finding in together]


def _check_item(item: Item, language: str, knowledge: Knowledge) -> Sequence[Found]:
    return [_found(item, finding, language) for finding in _judge(item, language, knowledge)]


def _judge(item: Item, language: str, knowledge: Knowledge) -> Sequence[Finding]:
    """Check a text against the words that it was written for; its shape by the block it would stand in.

    One that may follow another message too is checked against what suits it.
    """
    context, only = knowledge.context, knowledge.only
    found = check_text(item.message, item.msgstr, language, context, only)
    if found and item.other:
        second = check_text(item.other, item.msgstr, language, context, only)
        found = min(found, second, key=_weigh)
    if item.now is None:
        return found
    shape = SHAPE if only is None else SHAPE & only
    moved = check_text(item.now, item.msgstr, language, context, shape)
    return [*found, *(finding for finding in moved if finding not in found)]


def _weigh(findings: Sequence[Finding]) -> tuple[int, int]:
    return sum(finding.severity is Severity.BLOCK for finding in findings), len(findings)


def _found(item: Item, finding: Finding, language: str) -> Found:
    message = item.message
    return Found(
        item.path, item.line, finding, message.context, message.msgid, item.msgstr, language
    )
