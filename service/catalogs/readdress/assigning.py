"""Gives ids to blocks, with the addresses that follow in templates, catalogs and the map."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import polib

from service.catalogs.po import key_of
from service.catalogs.readdress.plan import (
    Plan,
    Told,
    change_moves,
    extract_text,
    write_catalog,
)
from service.catalogs.readdress.project import Base, Gather, Held, catalogs_of, units_held
from service.catalogs.readdress.survey import Survey, Surveyed
from service.catalogs.rekey import Contexts, catch_up, give_addresses, keep_in_step
from service.catalogs.texts import Key, is_address
from service.content.blocks import Block, Segment, Segmented
from service.content.file_changes import FileChange
from service.content.ids import RESERVED, Assigned, Split, assign_ids, units_of
from service.content.moves import Move, name_text
from service.errors import Fault, InputError


@dataclass(frozen=True, slots=True)
class IdsPlan:
    """What giving ids changes."""

    plan: Plan
    assigned: Mapping[str, Assigned]
    """By the path of the document."""


def plan_ids(survey: Survey, keepers: Mapping[Split, int], now: datetime) -> IdsPlan:
    """Plan ids for every block, new catalogs and templates, and the lines of the map.

    `keepers` says for each split which piece keeps the id. Raises InputError where a document has
    other faults, a split has no keeper among them.
    """
    gather = Gather()
    plans = [
        gather.take(_plan_document, each, survey.base, keepers, now) for each in survey.documents
    ]
    gather.stop()
    found = [plan for plan in plans if plan]
    moves = [line for plan in found for line in plan.moves]
    standing = frozenset(address for each in survey.documents for address in _addresses(each))
    changes = (change for plan in found for change in plan.changes)
    told = (line for plan in found for line in plan.told)
    return IdsPlan(
        Plan((*changes, *change_moves(survey.base, moves, standing)), tuple(told)),
        {plan.path: plan.assigned for plan in found},
    )


@dataclass(frozen=True, slots=True)
class _DocumentPlan:
    path: str
    assigned: Assigned
    changes: tuple[FileChange, ...]
    told: tuple[Told, ...]
    moves: tuple[Move, ...]


def _plan_document(
    surveyed: Surveyed, base: Base, keepers: Mapping[Split, int], now: datetime
) -> _DocumentPlan:
    held, pinned = surveyed.held, _pin(surveyed, keepers)
    assigned = assign_ids(surveyed.source, surveyed.taken, pinned)
    _refuse_left(held, assigned, pinned)
    template = extract_text(base, assigned.source.text, held.path, now)
    retired = _retire(surveyed, base, assigned, now)
    if not assigned.given:
        return _DocumentPlan(held.path, assigned, (), (), tuple(retired))
    given = _group(held.id, assigned, pinned)
    changed = tuple(_readdress(held, surveyed.source, template, given))
    moves = _record(held, given, now)
    return _DocumentPlan(
        held.path,
        assigned,
        (
            *(change for change, _ in changed),
            FileChange(
                held.template_path, held.template_raw, write_catalog(template, held.template_path)
            ),
            FileChange(held.path, held.raw, assigned.source.text.encode()),
        ),
        tuple(told for _, told in changed),
        (*moves, *retired),
    )


def _record(held: Held, given: Mapping[Key, Contexts], now: datetime) -> Iterator[Move]:
    """Record what was known without an id: its texts and decisions are those of the address now."""
    known = {key_of(entry) for catalog in catalogs_of(held) for entry in catalog}
    for key in known & given.keys():
        for address in given[key]:
            if address is not None and is_address(address, held.id):
                yield Move(name_text(held.id, *key), address, now.date())


def _pin(surveyed: Surveyed, keepers: Mapping[Split, int]) -> Mapping[int, str]:
    faults = [
        Fault(
            surveyed.held.path,
            split.pieces[split.holder].line,
            f"The text of {{#{split.unit}}} was cut in {len(split.pieces)}: which piece keeps the id?",
            "Answer in a terminal, or say --keep first or --keep second.",
        )
        for split in surveyed.splits
        if split not in keepers
    ]
    if faults:
        raise InputError(faults)
    chosen = ((split, keepers[split]) for split in surveyed.splits)
    return {
        split.pieces[keeper].start: split.unit for split, keeper in chosen if keeper != split.holder
    }


def _refuse_left(held: Held, assigned: Assigned, pinned: Mapping[int, str]) -> None:
    """Refuse a piece that cannot carry the id that it should keep."""
    faults = [
        Fault(
            held.path, run.line, f"{{#{pinned[run.start]}}} would change the meaning of this block."
        )
        for run in assigned.left
        if run.start in pinned
    ]
    if faults:
        raise InputError(faults)


def _group(document: str, assigned: Assigned, pinned: Mapping[int, str]) -> Mapping[Key, Contexts]:
    """Gather, for each text that had no id, the addresses of its blocks.

    A block that could not carry an id keeps its key; one that took an id in a split has no text yet.
    """
    given: dict[Key, list[str | None]] = {}
    for each in assigned.given:
        if each.run.start not in pinned and not (each.run.attributes.id or _is_kept(each.run)):
            given.setdefault(_key(each.run), []).append(f"{document}/{each.unit}")
    for run in assigned.left:
        if _key(run) in given:
            given[_key(run)].append(_key(run)[0])
    return given


def _is_kept(run: Segment) -> bool:
    return run.attributes.notranslate


def _key(run: Segment) -> Key:
    return run.remarks.context or None, run.msgid


def _readdress(
    held: Held, source: Segmented, template: polib.POFile, given: Mapping[Key, Contexts]
) -> Iterator[tuple[FileChange, Told]]:
    keys = _keys_of(source, held.id)
    for each in held.catalogs:
        current = catch_up(each.catalog, keys, held.id)
        rekeyed = give_addresses(current, given)
        settled = keep_in_step(rekeyed, template, held.id)
        count = sum(len(given.get(key_of(entry), ())) for entry in current)
        change = FileChange(each.path, each.raw, write_catalog(settled, each.path))
        yield change, Told(each.path, f"{count} of its entries have an address now")


def _keys_of(source: Segmented, document: str) -> Sequence[Key]:
    return [
        (f"{document}/{run.attributes.id}", run.msgid) if run.attributes.id else _key(run)
        for run in source.segments
        if run.block is not Block.FRONT_MATTER
    ]


def _retire(surveyed: Surveyed, base: Base, assigned: Assigned, now: datetime) -> Iterator[Move]:
    """Record the ids that this document had and has no more."""
    gone = units_held(surveyed.held) - units_of(assigned.source) - RESERVED
    for unit in sorted(gone):
        address = f"{surveyed.held.id}/{unit}"
        if not base.moves.is_gone(address):
            yield Move(address, "", now.date())


def _addresses(surveyed: Surveyed) -> Iterator[str]:
    for unit in units_of(surveyed.source):
        yield f"{surveyed.held.id}/{unit}"
