"""The law that an update loses no translation, checked without asking how it was made."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import polib

from service.catalogs.po import forms_of
from service.catalogs.update.ledger import Fate, Line, Update
from service.markup.links import without_refs


def find_losses(
    before: Mapping[str, polib.POFile], after: Mapping[str, polib.POFile]
) -> Mapping[str, tuple[Line, ...]]:
    """Find the texts that the catalogs of a language held, and hold less often now, by domain.

    Every form of every plural counts, of obsolete entries too. Link references may differ, for they
    follow the message. An entry that stands in both is held, and most do.
    """
    both = _identities(before) & _identities(after)
    held = Counter(form for catalog in after.values() for form in _forms(catalog, both))
    losses: dict[str, tuple[Line, ...]] = {}
    for domain, catalog in before.items():
        lost = [each for each in catalog if id(each) not in both and [*_missing(each, held)]]
        losses[domain] = tuple(Line(Fate.LOST, entry.msgctxt, entry.msgid) for entry in lost)
    return {domain: lines for domain, lines in losses.items() if lines}


def _identities(catalogs: Mapping[str, polib.POFile]) -> set[int]:
    return {id(entry) for catalog in catalogs.values() for entry in catalog}


def account_losses(
    before: Mapping[str, polib.POFile], updates: Mapping[str, Update]
) -> Mapping[str, Update]:
    """Add to each ledger what its catalog held and none holds any longer."""
    losses = find_losses(before, {domain: update.catalog for domain, update in updates.items()})
    return {
        domain: replace(update, ledger=(*update.ledger, *losses.get(domain, ())))
        for domain, update in updates.items()
    }


def _forms(catalog: polib.POFile, without: set[int]) -> Iterator[str]:
    others = (entry for entry in catalog if id(entry) not in without)
    return (form for entry in others for form in _texts(entry))


def _texts(entry: polib.POEntry) -> Iterator[str]:
    return (without_refs(form) for form in forms_of(entry) if form)


def _missing(entry: polib.POEntry, held: Counter[str]) -> Iterator[str]:
    """Strike the forms of an entry off what is held; yield those that are not there."""
    for form in _texts(entry):
        held[form] -= 1
        if held[form] < 0:
            yield form
