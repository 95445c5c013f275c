"""Writes everything that is open in a language into one catalog."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import polib

from service.catalogs.checks.finding import Finding
from service.catalogs.po import CatalogFile, is_plural
from service.catalogs.template import format_date
from service.catalogs.work.base import HEADER, Place, digest_catalogs, digest_state, state_of
from service.catalogs.work.lines import own_remarks, write_lines
from service.catalogs.work.names import write_name
from service.content.model import Level
from service.locales.locale_names import locale_of

_LEVELS = list(Level)
_PLURALS = "Plural-Forms"


@dataclass(frozen=True, slots=True)
class Task:
    """A message that is open, with its entry as the catalog has it."""

    domain: str
    entry: polib.POEntry
    level: Level
    status: str
    origin: str
    """Of its text; empty without one."""
    findings: tuple[Finding, ...] = ()


def compose_work(
    language: str,
    tasks: Iterable[Task],
    catalogs: Mapping[str, polib.POFile],
    written: datetime,
) -> CatalogFile:
    """Make the file of work: the gravest level first, then in the order of the tasks.

    Its entries are those of the catalogs, with a msgctxt that names the domain, too.
    """
    ordered = sorted(tasks, key=lambda task: _LEVELS.index(task.level))
    work = CatalogFile(_entry(task, language) for task in ordered)
    work.header = f"Polyleaf: everything that is open in {language}."
    work.metadata = _metadata(language, catalogs, written)
    return work


def _entry(task: Task, language: str) -> polib.POEntry:
    held = task.entry
    entry = copy.copy(held)
    place = Place(language, task.domain, held.msgctxt, held.msgid)
    entry.msgctxt = write_name(task.domain, held.msgctxt)
    entry.tcomment = "\n".join(own_remarks(held.tcomment))
    entry.comment = write_lines(
        held.comment,
        level=task.level,
        document=task.domain,
        status=task.status,
        origin=task.origin,
        findings=[f"{found.severity}: {found.message}" for found in task.findings],
        was=digest_state(place, state_of(held)),
    )
    return entry


def _metadata(
    language: str, catalogs: Mapping[str, polib.POFile], written: datetime
) -> dict[str, str]:
    return {
        "Project-Id-Version": "polyleaf work",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": format_date(written),
        "PO-Revision-Date": format_date(written),
        "Last-Translator": "",
        "Language-Team": "",
        "Language": locale_of(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **_plural_forms(list(catalogs.values())),
        HEADER: digest_catalogs(language, catalogs),
    }


def _plural_forms(catalogs: Sequence[polib.POFile]) -> Mapping[str, str]:
    """Take the rule of a catalog that has plurals, else of any."""
    ordered = sorted(catalogs, key=lambda catalog: not any(map(is_plural, catalog)))
    rules = (catalog.metadata.get(_PLURALS) for catalog in ordered)
    rule = next(filter(None, rules), None)
    return {_PLURALS: rule} if rule else {}
