"""Looks at documents before their blocks get ids."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.catalogs.po import is_fuzzy, is_live, is_translated
from service.catalogs.readdress.project import (
    Base,
    Gather,
    Held,
    catalogs_of,
    load_base,
    load_document,
    units_held,
)
from service.catalogs.texts import is_address
from service.content.blocks import Segmented
from service.content.ids import Split, find_splits
from service.errors import Fault, InputError


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A document before its blocks get ids."""

    held: Held
    source: Segmented
    taken: frozenset[str]
    """Every unit that it has or had, as templates, catalogs and the map remember."""
    splits: tuple[Split, ...]
    """Somebody must say of each which piece keeps the id."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that `plan_ids` decides from."""

    base: Base
    documents: tuple[Surveyed, ...]


def survey_documents(root: Path, documents: Iterable[str]) -> Survey:
    """Load documents and find what was cut in two; raises InputError with every fault."""
    gather = Gather()
    base = gather.take(load_base, root)
    helds = [gather.take(load_document, root, name) for name in documents]
    gather.stop()
    assert base is not None  # noqa: S101 - stop raises where it could not be loaded
    surveyed = [gather.take(_survey, held, base) for held in helds if held]
    gather.stop()
    return Survey(base, tuple(each for each in surveyed if each))


def _survey(held: Held, base: Base) -> Surveyed:
    if held.source is None:
        raise InputError([Fault(held.path, 0, "There is no such document.")])
    if base.moves.is_gone(held.id):
        where = base.moves.follow(held.id)
        advice = "Give this document another name."
        raise InputError([Fault(held.path, 0, f"The document {held.id} became {where}.", advice)])
    _refuse_moved(held, base)
    remembered = units_held(held) | base.moves.units.get(held.id, frozenset())
    before, done = _texts_before(held)
    splits = tuple(find_splits(tuple(held.source.runs()), before, done))
    return Surveyed(held, held.source, remembered, splits)


def _refuse_moved(held: Held, base: Base) -> None:
    """Refuse ids that went elsewhere with their texts: the block here is another."""
    faults = [
        Fault(held.path, run.line, f"{address} became {where}.", "Give this block another id.")
        for run in (held.source.runs() if held.source else ())
        if (where := base.moves.leads.get(address := f"{held.id}/{run.attributes.id}"))
    ]
    if faults:
        raise InputError(faults)


def _texts_before(held: Held) -> tuple[Mapping[str, Collection[str]], Collection[str]]:
    """Say what stood at each unit when the files were written, and which texts without one are done.

    After an `update` the earlier words of a unit are its previous msgid, and a piece of them stands in
    the catalogs as well, without a translation of its own.
    """
    before: dict[str, dict[str, None]] = {}
    done: set[str] = set()
    for catalog in catalogs_of(held):
        for entry in filter(is_live, catalog):
            if is_address(entry.msgctxt, held.id):
                texts = before.setdefault(entry.msgctxt.partition("/")[2], {})
                texts |= dict.fromkeys(filter(None, (entry.msgid, entry.previous_msgid)))
            elif is_translated(entry) and not is_fuzzy(entry):
                done.add(entry.msgid)
    return before, done
