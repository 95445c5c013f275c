"""Follows the messages of an uploaded file to where they stand now: it may be older than a move."""

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import polib

from service.catalogs.po import CatalogFile, is_live
from service.journal.importing.admit import Known
from service.journal.merge import Base
from service.journal.store.records import TextRow, key_of_message
from service.journal.sync.catalog import FindBase
from service.journal.sync.moved import Place, Trail

FindTexts = Callable[[str], Mapping[str, TextRow]]
"""The texts that a domain had when a file was written, by key."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the messages of a domain stood before."""

    keys: Mapping[Place, str]
    """The key of a message now, by each place that it stood at."""
    places: Mapping[str, tuple[Place, ...]]
    """Those places by its key now, the last one first."""


def find_origins(trail: Trail, domain: str, keys: Iterable[str]) -> Origins:
    """Find where the messages of a domain stood before."""
    places = {key: tuple(trail.before((domain, key))) for key in keys}
    return Origins({place: key for key, many in places.items() for place in many}, places)


def forward_entries(catalog: CatalogFile, known: Known, origins: Origins) -> CatalogFile:
    """Give each entry whose message has another address now that address."""
    domains = {domain for domain, _ in origins.keys}
    forwarded = copy.copy(catalog)
    forwarded[:] = [_forward(entry, known, origins, domains) for entry in catalog]
    return forwarded


def _forward(
    entry: polib.POEntry, known: Known, origins: Origins, domains: Iterable[str]
) -> polib.POEntry:
    if not is_live(entry) or _key(known.domain, entry) in known.template:
        return entry
    places = ((domain, _key(domain, entry)) for domain in domains)
    key = next((origins.keys[place] for place in places if place in origins.keys), None)
    if key is None:
        return entry
    readdressed = copy.copy(entry)
    readdressed.msgctxt = known.template[key].msgctxt
    return readdressed


def know_earlier_wordings(
    known: Known, origins: Origins, find_wordings: Callable[[str], Mapping[str, set[str]]]
) -> Known:
    """Let a message be known by the words that it had where it stood before, too."""
    earlier = {
        key: known.wordings[key].union(
            *(find_wordings(domain).get(before, ()) for domain, before in places)
        )
        for key, places in origins.places.items()
    }
    return replace(known, wordings=earlier)


def base_before_moves(
    find_base: FindBase, known: Known, origins: Origins, find_texts: FindTexts
) -> FindBase:
    """Find the base of a message that stood elsewhere when its file was written."""

    def find(key: str) -> Base | None:
        base = find_base(key)
        if base is None or base.wording is not None:
            return base
        texts = (find_texts(domain).get(before) for domain, before in origins.places.get(key, ()))
        row = next(filter(None, texts), None)
        return Base(replace(row.wording, msgctxt=known.template[key].msgctxt)) if row else base

    return find


def _key(domain: str, entry: polib.POEntry) -> str:
    return key_of_message(domain, entry.msgctxt, entry.msgid)
