"""Carries the translations of a unit to another address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polib

from service.catalogs.po import is_fuzzy, is_live, is_translated
from service.catalogs.readdress.plan import (
    Carried,
    Plan,
    Told,
    change_moves,
    extract_text,
    find_all_mentions,
    write_catalog,
)
from service.catalogs.readdress.project import Base, Gather, Held, HeldCatalog, find_run, load_pair
from service.catalogs.readdress.refusals import refuse_move, refuse_names, refuse_unit_name
from service.catalogs.rekey import keep_in_step, put_texts, rename_domain, take_texts, with_entries
from service.catalogs.texts import ORIGIN_HEADER, Origin, catalog_path
from service.content.file_changes import FileChange
from service.content.ids import is_section, rename_id
from service.content.moves import Move, document_of, is_address, unit_of
from service.errors import Fault, InputError


def plan_move(root: Path, old: str, new: str, now: datetime) -> Plan:
    """Plan that translations follow a block to where its author put it.

    Raises InputError where the block still stands at `old` or does not yet stand at `new`, and where
    `new` was used before.
    """
    refuse_names(old, new, is_address)
    base, source, target = load_pair(root, document_of(old), document_of(new))
    refuse_move(base, source, target, old, new)
    return _carry(root, _Way(base, old, new, source, target, {}, now))


def plan_unit_name(root: Path, old: str, new: str, now: datetime) -> Plan:
    """Plan another id for a block of a document, in its braces too, unless the author wrote it there.

    Raises InputError where there is no such block, or `new` is or was the id of another.
    """
    refuse_names(old, new, is_address)
    if document_of(old) != document_of(new):
        advice = f"Put the block there, then: polyleaf content move {old} {new}"
        raise InputError([Fault(old, 0, f"{new} is in another document.", advice)])
    base, held, _ = load_pair(root, document_of(old), document_of(new))
    if not find_run(held, unit_of(old)) and find_run(held, unit_of(new)):
        return plan_move(root, old, new, now)
    refuse_unit_name(base, held, old, new)
    text = _write_name(base, held, unit_of(old), unit_of(new))
    return _carry(root, _Way(base, old, new, held, held, {held.path: text}, now))


@dataclass(frozen=True, slots=True)
class _Way:
    """From where to where the texts of one unit go."""

    base: Base
    old: str
    new: str
    source: Held
    target: Held
    texts: Mapping[str, str]
    """What documents say that the command itself changes, by path."""
    now: datetime

    @property
    def is_within(self) -> bool:
        return self.source is self.target

    @property
    def documents(self) -> tuple[Held, ...]:
        return (self.source,) if self.is_within else (self.source, self.target)

    @property
    def words(self) -> str:
        """What the block says now."""
        run = find_run(self.target, unit_of(self.new)) or find_run(self.source, unit_of(self.old))
        return run.msgid if run else ""


def _carry(root: Path, way: _Way) -> Plan:
    """Carry the texts of a unit over, in every language."""
    templates = _extract(way)
    catalogs = [
        carried
        for held in way.source.catalogs
        if (carried := _carry_catalog(root, way, held, templates))
    ]
    changes = (
        *(change for each in catalogs for change in each.changes),
        *_document_changes(way, templates),
        *change_moves(way.base, [Move(way.old, way.new, way.now.date())]),
    )
    mentions = find_all_mentions(root, way.old, way.texts)
    return Plan(changes, tuple(each.told for each in catalogs), tuple(mentions))


def _extract(way: _Way) -> Mapping[str, polib.POFile]:
    """Make the templates of the documents concerned, by path; one that is gone has none."""
    gather = Gather()
    standing = {held.path: held.source.text for held in way.documents if held.source}
    found = {
        path: gather.take(extract_text, way.base, text, path, way.now)
        for path, text in {**standing, **way.texts}.items()
    }
    gather.stop()
    return {path: template for path, template in found.items() if template is not None}


def _document_changes(way: _Way, templates: Mapping[str, polib.POFile]) -> Iterator[FileChange]:
    for held in way.documents:
        if held.path in templates:
            raw = write_catalog(templates[held.path], held.template_path)
            yield FileChange(held.template_path, held.template_raw, raw)
        if held.path in way.texts:
            yield FileChange(held.path, held.raw, way.texts[held.path].encode())


def _carry_catalog(
    root: Path, way: _Way, held: HeldCatalog, templates: Mapping[str, polib.POFile]
) -> Carried | None:
    """Carry the texts of one language; a catalog of another origin takes them as fuzzy."""
    taken = take_texts(held.catalog, way.old)
    if not taken.entries:
        return None
    goal = _goal(root, way, held)
    onto = taken.rest if way.is_within else goal.catalog
    put = put_texts(onto, taken.entries, way.new, way.words)
    if put is None:
        message = f"{way.new} has a translation already; the one of {way.old} stays behind"
        return Carried((), Told(goal.path, message))
    is_doubted = _origin(held.catalog) != _origin(goal.catalog) and _doubt(put, way.new)
    left = () if way.is_within else (_change(held, taken.rest, way.source, templates),)
    message = f"{way.new} has the entry of {way.old}"
    return Carried(
        (*left, _change(goal, put, way.target, templates)),
        Told(goal.path, f"{message}, fuzzy, for its origin is another" if is_doubted else message),
    )


def _change(
    held: HeldCatalog, catalog: polib.POFile, of: Held, templates: Mapping[str, polib.POFile]
) -> FileChange:
    template = templates.get(of.path)
    settled = catalog if template is None else keep_in_step(catalog, template, of.id)
    return FileChange(held.path, held.raw, write_catalog(settled, held.path))


def _goal(root: Path, way: _Way, held: HeldCatalog) -> HeldCatalog:
    """Find the catalog that texts go to; a new one has the head of the one that they come from."""
    for each in way.target.catalogs:
        if each.language == held.language:
            return each
    path = catalog_path(root, held.language, way.target.id).relative_to(root).as_posix()
    empty = rename_domain(with_entries(held.catalog, ()), way.source.id, way.target.id)
    return HeldCatalog(held.language, path, None, empty)


def _origin(catalog: polib.POFile) -> str:
    return str(catalog.metadata.get(ORIGIN_HEADER, "")).strip() or Origin.HUMAN


def _doubt(catalog: polib.POFile, address: str) -> bool:
    """Mark what stands at an address fuzzy; tell whether that changed anything."""
    sure = [
        entry
        for entry in catalog
        if entry.msgctxt == address and is_live(entry) and is_translated(entry)
        if not is_fuzzy(entry)
    ]
    for entry in sure:
        entry.flags.insert(0, "fuzzy")
    return bool(sure)


def _write_name(base: Base, held: Held, old: str, new: str) -> str:
    """Write another id into the braces; a section stays what it is about."""
    run = find_run(held, old)
    assert held.source and run  # noqa: S101, PT018 - refused before where there is no such block
    loses_kind = is_section(run) and not run.attributes.kind and old in base.rules.kinds
    return rename_id(held.source, old, new, old if loses_kind else "")
