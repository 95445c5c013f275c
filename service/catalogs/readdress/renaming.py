"""Renames a document: its file, its template, its catalogs, every address in them."""

from datetime import datetime
from pathlib import Path

import polib

from service.catalogs.readdress.plan import (
    Carried,
    Plan,
    Told,
    change_moves,
    count_texts,
    extract_text,
    find_all_mentions,
    write_catalog,
)
from service.catalogs.readdress.project import Held, HeldCatalog, load_pair
from service.catalogs.readdress.refusals import refuse_document_name, refuse_names
from service.catalogs.rekey import keep_in_step, rename_domain
from service.catalogs.texts import catalog_path
from service.content.directives import is_unit_id
from service.content.file_changes import FileChange
from service.content.moves import Move


def plan_document_name(root: Path, old: str, new: str, now: datetime) -> Plan:
    """Plan another id for a document; where the author renamed the file already, the rest follows.

    Raises InputError where there is no such document, or `new` is or was one.
    """
    refuse_names(old, new, is_unit_id)
    base, source, target = load_pair(root, old, new)
    refuse_document_name(base, source, target)
    content = target.source or source.source
    assert content is not None  # noqa: S101 - refused above where neither file is there
    template = extract_text(base, content.text, target.path, now)
    catalogs = [_rename_catalog(root, held, source, target, template) for held in source.catalogs]
    changes = (
        *(change for each in catalogs for change in each.changes),
        *_template_changes(source, target, template),
        FileChange(target.path, target.raw, content.text.encode()),
        FileChange(source.path, source.raw, None),
        *change_moves(base, [Move(old, new, now.date())]),
    )
    mentions = find_all_mentions(root, old, {source.path: "", target.path: content.text})
    return Plan(changes, tuple(each.told for each in catalogs), tuple(mentions))


def _template_changes(
    source: Held, target: Held, template: polib.POFile
) -> tuple[FileChange, FileChange]:
    raw = write_catalog(template, target.template_path)
    return (
        FileChange(target.template_path, target.template_raw, raw),
        FileChange(source.template_path, source.template_raw, None),
    )


def _rename_catalog(
    root: Path, held: HeldCatalog, source: Held, target: Held, template: polib.POFile
) -> Carried:
    path = catalog_path(root, held.language, target.id).relative_to(root).as_posix()
    before = next((each.raw for each in target.catalogs if each.path == path), None)
    renamed = keep_in_step(rename_domain(held.catalog, source.id, target.id), template, target.id)
    raw = write_catalog(renamed, path)
    return Carried(
        (FileChange(path, before, raw), FileChange(held.path, held.raw, None)),
        Told(path, f"has the {count_texts(renamed)} translations of {held.path}"),
    )
