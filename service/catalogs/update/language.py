"""Brings the catalogs of a language up to their templates, with an account of every translation."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import polib

from service.catalogs.po import CatalogFile
from service.catalogs.texts import SEGMENTATION_HEADER, origin_of
from service.catalogs.update.entries import (
    Origins,
    begin_entry,
    copy_texts,
    is_untouched,
    retire,
    take_text,
    write_line,
)
from service.catalogs.update.ledger import Fate, Line, Update
from service.catalogs.update.loss import account_losses
from service.catalogs.update.matching import Match, find_matches
from service.catalogs.update.pool import Located, Pool, locate
from service.catalogs.update.proposals import Bond

_COPIED = {Bond.PART: Fate.SPLIT, Bond.WHOLE: Fate.MERGED}


class _Renewed(NamedTuple):
    line: Line
    entry: polib.POEntry


def update_language(
    catalogs: Mapping[str, polib.POFile], templates: Mapping[str, polib.POFile]
) -> Mapping[str, Update]:
    """Take the messages of templates and the translations of catalogs, by domain; none is changed.

    Every template needs a catalog. A catalog without a template is of a document that is gone: all its
    texts have vanished. The same key, then the same address decide; then the same words, here and in
    other documents; then likeness to texts that vanished, here and by a stricter bound elsewhere; then
    texts that a message is a part of, or that are parts of it. What is only alike is fuzzy, with
    `#| msgid` and `#. change:`. No translation is dropped: what finds no message becomes obsolete, and
    a text that `find_losses` misses all the same has a line `lost`: then nothing may be written.

    Costs a comparison for each pair of a new message and a text that vanished, about 0.1 µs a pair.
    """
    messages = [
        locate(domain, entry) for domain in sorted(templates) for entry in templates[domain]
    ]
    pool = Pool(catalogs, messages)
    matches = find_matches(messages, pool)
    origins = {domain: origin_of(catalog) for domain, catalog in catalogs.items()}
    renewed: dict[str, list[_Renewed]] = {domain: [] for domain in catalogs}
    for message in messages:
        renewed[message.domain].append(_renew(message, matches.get(message.name), origins))
    left: dict[str, list[Located]] = {domain: [] for domain in catalogs}
    for old in pool.left():
        left[old.domain].append(old)
    return account_losses(
        catalogs,
        {
            domain: _compose(catalog, templates.get(domain), renewed[domain], left[domain])
            for domain, catalog in catalogs.items()
        },
    )


def update_catalog(catalog: polib.POFile, template: polib.POFile, domain: str) -> Update:
    """Bring one catalog up to its template, as `update_language` does; neither is changed."""
    return update_language({domain: catalog}, {domain: template})[domain]


def _renew(message: Located, match: Match | None, origins: Origins) -> _Renewed:
    """Give a message what it was matched with, and write its line."""
    if match is None:
        entry = begin_entry(message.entry)
        return _Renewed(write_line(Fate.NEW, entry), entry)
    old = match.olds[0]
    if match.own is None and is_untouched(message, old):
        return _Renewed(write_line(Fate.KEPT, old.entry), old.entry)
    if match.copied is None:
        fate, entry = take_text(message, old, match.own, origins)
        return _Renewed(write_line(fate, entry, _source(message, match)), entry)
    entry = copy_texts(message, match.olds, origins)
    return _Renewed(write_line(_COPIED[match.copied], entry, _source(message, match)), entry)


def _source(message: Located, match: Match) -> str:
    """Tell where the texts come from, if that is another place than the message's own."""
    places = dict.fromkeys(old.place for old in match.olds)
    return ", ".join(place for place in places if place != message.place)


def _compose(
    catalog: polib.POFile,
    template: polib.POFile | None,
    renewed: list[_Renewed],
    left: list[Located],
) -> Update:
    merged = _copy_head(catalog, template)
    merged.extend([*(each.entry for each in renewed), *(retire(old.entry) for old in left)])
    return Update(merged, (*(each.line for each in renewed), *_tell_gone(left)))


def _tell_gone(left: list[Located]) -> Iterator[Line]:
    gone = (old.entry for old in left if not old.entry.obsolete)
    return (Line(Fate.OBSOLETE, entry.msgctxt, entry.msgid) for entry in gone)


def _copy_head(catalog: polib.POFile, template: polib.POFile | None) -> polib.POFile:
    """Keep the catalog's header but for what the template decides; texts are UTF-8 from now on."""
    merged = CatalogFile(header_entry=getattr(catalog, "header_entry", None))
    merged.header, merged.metadata_is_fuzzy = catalog.header, catalog.metadata_is_fuzzy
    merged.metadata = dict(catalog.metadata)
    if template is not None:
        taken = ["POT-Creation-Date", SEGMENTATION_HEADER]
        if "utf-8" not in catalog.metadata.get("Content-Type", "").lower():
            taken.append("Content-Type")
        merged.metadata |= {
            name: template.metadata[name] for name in taken if name in template.metadata
        }
    return merged
