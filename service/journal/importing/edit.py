"""Lets a person or program write the text of one message, knowing the text that stands."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import polib
from sqlalchemy import Connection

from service.catalogs.po import HTTP, CatalogFile, is_live, load_po, read_po, write_po
from service.catalogs.texts import Origin, catalog_path
from service.errors import Fault, InputError
from service.journal.store.imports import ImportKind, add_import
from service.journal.store.journal import Journal
from service.journal.store.records import (
    Address,
    Hands,
    NewText,
    TextRow,
    Wording,
    key_of_message,
)
from service.journal.store.texts import add_texts, last_texts
from service.journal.sync.entries import read_entry, write_entry
from service.journal.sync.project import Project
from service.journal.sync.questions import ask_questions
from service.journal.sync.run import sync_project

IsSeen = Callable[[Connection], None]
"""Raises where whoever writes has not seen what stands."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that somebody writes."""

    msgstr: tuple[str, ...]
    is_unfinished: bool = False
    comment: str | None = None
    """None where it stays as it is."""
    origin: Origin = Origin.HUMAN


def submit_text(  # noqa: PLR0917 - what is written, where, and by whom
    project: Project,
    journal: Journal,
    address: Address,
    draft: Draft,
    hands: Hands,
    check_seen: IsSeen,
    now: datetime,
) -> TextRow | None:
    """Append a text to a message, and write its catalog anew; None where it says what stands.

    `check_seen` is asked with the connection of the one writer, so that nobody writes between. Raises
    InputError where a catalog could not hold the text.
    """
    wording = _check(_find_entry(project.root, address), draft, address, project.root)
    sync_project(project, journal, now, hands=Hands(importer=hands.importer))
    with journal.writing() as connection:
        check_seen(connection)
        text = _append(connection, address, wording, draft, hands, now)
    sync_project(project, journal, now, hands=Hands(importer=hands.importer))
    return text


def _find_entry(root: Path, address: Address) -> tuple[CatalogFile, polib.POEntry]:
    """Find a message in its catalog. Raises InputError where the catalog is behind the source."""
    path = catalog_path(root, address.language, address.domain)
    shown = path.relative_to(root).as_posix()
    catalog = load_po(path, root) if path.is_file() else CatalogFile()
    for entry in filter(is_live, catalog):
        if key_of_message(address.domain, entry.msgctxt, entry.msgid) == address.key:
            return catalog, entry
    advice = "Run `polyleaf extract` and `polyleaf update`."
    raise InputError([Fault(shown, 0, "The catalog does not have this message.", advice)])


def _check(
    found: tuple[CatalogFile, polib.POEntry], draft: Draft, address: Address, root: Path
) -> Wording:
    """Read a text as strictly as one of a file: from the entry that it would be."""
    catalog, entry = found
    stands = read_entry(entry, draft.origin)
    if not all(form.strip() for form in draft.msgstr) or len(draft.msgstr) != len(stands.msgstr):
        forms = "A text" if len(stands.msgstr) == 1 else f"Each of the {len(stands.msgstr)} forms"
        raise InputError([Fault("msgstr", 0, f"{forms} has to say something, and nothing else.")])
    wording = Wording(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural or None,
        msgstr=draft.msgstr,
        unfinished=draft.is_unfinished,
        comment=draft.comment or "",
        origin=draft.origin,
    )
    alone = copy.copy(catalog)
    alone[:] = [write_entry(entry, wording, draft.origin)]
    path = catalog_path(root, address.language, address.domain).relative_to(root).as_posix()
    [read] = read_po(write_po(alone), path, HTTP)
    return read_entry(read, draft.origin)


def _append(  # noqa: PLR0917 - what is written, where, and by whom
    connection: Connection,
    address: Address,
    wording: Wording,
    draft: Draft,
    hands: Hands,
    now: datetime,
) -> TextRow | None:
    last = last_texts(connection, address.language, address.domain).get(address.key)
    kept = last.wording.comment if last else ""
    comment = kept if draft.comment is None else wording.comment
    written = replace(wording, comment=comment)
    if last is not None and last.wording == written:
        return None
    new = NewText(address, written, last, author=hands.author)
    number = add_import(connection, ImportKind.EDIT, [], {"edit": address.key}, hands, now)
    ask_questions(connection, [new], number, hands.author, now)
    [text] = add_texts(connection, [new], number, now)
    return text
