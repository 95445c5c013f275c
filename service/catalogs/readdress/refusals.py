"""Refuses changes of addresses that would lose, mix or reuse something."""

from collections.abc import Callable, Iterable, Iterator

import polib

from service.catalogs.po import forms_of, is_translated
from service.catalogs.readdress.project import Base, Held, find_run, units_held
from service.catalogs.rekey import is_copy
from service.content.ids import RESERVED, units_of
from service.content.load import NOT_DOCUMENTS
from service.content.moves import is_address, unit_of
from service.errors import Fault, InputError


def refuse_names(old: str, new: str, is_right: Callable[[str], bool]) -> None:
    """Refuse names of the wrong form."""
    _refuse([fault for name in (old, new) for fault in _name_faults(name, is_right)])
    if old == new:
        _refuse([Fault(old, 0, "Both names are the same.")])


def refuse_move(base: Base, source: Held, target: Held, old: str, new: str) -> None:
    """Refuse a move that the author has not made in content, or onto an address with a past."""
    _refuse([
        *_unknown(base, source, old),
        *_standing(source, old),
        *_absent(target, new),
        *_past(base, target, new),
    ])  # fmt: skip


def refuse_unit_name(base: Base, held: Held, old: str, new: str) -> None:
    """Refuse to name a block that is not there, or to give it an id that another has or had."""
    taken = units_held(held) | base.moves.units.get(held.id, frozenset())
    standing = units_of(held.source) if held.source else frozenset()
    faults = [*_absent(held, old)]
    if unit_of(new) in taken | standing or base.moves.is_gone(new):
        faults.append(Fault(held.path, 0, f"{new} is in use, or was.", "Choose another id."))
    _refuse(faults)


def refuse_document_name(base: Base, source: Held, target: Held) -> None:
    """Refuse to rename a document that is not there, or to a name that another has or had."""
    _refuse([*_file_faults(source, target), *_past_documents(base, source, target)])


def _refuse(faults: Iterable[Fault]) -> None:
    if found := tuple(faults):
        raise InputError(found)


def _name_faults(name: str, is_right: Callable[[str], bool]) -> Iterator[Fault]:
    if not is_right(name):
        form = "an address, document/unit" if is_right is is_address else "the id of a document"
        yield Fault(name, 0, f"This is not {form}.", "Use lower-case words, digits and hyphens.")
    elif unit_of(name) in RESERVED:
        yield Fault(name, 0, "This belongs to the document itself and cannot move.")


def _unknown(base: Base, held: Held, address: str) -> Iterator[Fault]:
    if where := base.moves.leads.get(address):
        yield Fault(held.path, 0, f"{address} became {where} already.")
    elif unit_of(address) not in units_held(held):
        yield Fault(held.path, 0, f"No template and no catalog knows {address}.")


def _standing(held: Held, address: str) -> Iterator[Fault]:
    if run := find_run(held, unit_of(address)):
        advice = "Move the block first; to give it another id here, use polyleaf content rename."
        yield Fault(held.path, run.line, f"The block {{#{unit_of(address)}}} stands here.", advice)


def _absent(held: Held, address: str) -> Iterator[Fault]:
    if find_run(held, unit_of(address)) is None:
        yield Fault(held.path, 0, f"There is no block {{#{unit_of(address)}}}.", "Write it first.")


def _past(base: Base, held: Held, address: str) -> Iterator[Fault]:
    """Find that an address had other texts, which the block there now is not meant to have."""
    obsolete = any(
        entry.msgctxt == address and entry.obsolete and is_translated(entry)
        for each in held.catalogs
        for entry in each.catalog
    )
    if obsolete or base.moves.is_gone(address):
        yield Fault(held.path, 0, f"{address} was used before.", "Give the block another id.")


def _file_faults(source: Held, target: Held) -> Iterator[Fault]:
    if target.id in NOT_DOCUMENTS:
        yield Fault(target.path, 0, f"No document can have the id {target.id!r}.")
    if source.source and target.source:
        yield Fault(target.path, 0, "There is such a document already.", "Choose another id.")
    is_known = source.template_raw is not None or source.catalogs
    if not source.source and not (target.source and is_known):
        yield Fault(source.path, 0, "There is no such document.")


def _has_news(source: Held, language: str) -> Callable[[polib.POEntry], bool]:
    """Make a test for entries with words of a translator that `source` has not."""
    held: dict[tuple[str, ...], list[polib.POEntry]] = {}
    for each in source.catalogs:
        for entry in each.catalog if each.language == language else ():
            held.setdefault(tuple(forms_of(entry)), []).append(entry)

    def has_news(entry: polib.POEntry) -> bool:
        has_words = is_translated(entry) or bool(entry.tcomment)
        return has_words and not is_copy(entry, held.get(tuple(forms_of(entry)), ()))

    return has_news


def _past_documents(base: Base, source: Held, target: Held) -> Iterator[Fault]:
    for held in (source, target):
        if base.moves.is_gone(held.id):
            where = base.moves.follow(held.id)
            yield Fault(held.path, 0, f"The document {held.id} became {where}.")
    for each in target.catalogs:
        if any(map(_has_news(source, each.language), each.catalog)):
            yield Fault(each.path, 0, "There are translations under the new name already.")
    for unit in sorted(units_held(source)):
        if base.moves.is_gone(f"{target.id}/{unit}"):
            yield Fault(source.path, 0, f"{target.id}/{unit} was used before.")
