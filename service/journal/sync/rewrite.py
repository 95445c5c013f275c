"""Makes a catalog say what the journal says; what it says already stays as it was written."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from operator import is_

import polib

from service.catalogs.answers import with_answers
from service.catalogs.po import CatalogFile, is_live
from service.catalogs.texts import Origin
from service.catalogs.update.entries import begin_entry
from service.journal.store.records import Wording, key_of_message
from service.journal.sync.base import without_base
from service.journal.sync.entries import read_entry, write_entry

Answers = Mapping[str, Sequence[str]]
"""What was answered about each message, by key."""


def rewrite_catalog(  # noqa: PLR0917 - the file, its template, and what the journal says
    catalog: CatalogFile,
    template: Sequence[polib.POEntry],
    domain: str,
    texts: Mapping[str, Wording],
    header: Origin,
    answers: Answers,
) -> CatalogFile:
    """Give each live entry the text of its key, and add the messages of the template that it lacks.

    Returns the very catalog where it says all that already. What a download has in its header goes.
    """
    entries = [
        _answer(_rewrite(entry, domain, texts, header), domain, answers)
        for entry in _complete(catalog, template, domain, texts)
    ]
    plain = without_base(catalog)
    if plain is catalog and len(entries) == len(catalog) and all(map(is_, entries, catalog)):
        return catalog
    rewritten = copy.copy(plain)
    rewritten[:] = entries
    return rewritten


def _rewrite(
    entry: polib.POEntry, domain: str, texts: Mapping[str, Wording], header: Origin
) -> polib.POEntry:
    text = texts.get(_key(entry, domain)) if is_live(entry) else None
    if text is None or read_entry(entry, header, text) == text:
        return entry
    return write_entry(entry, text, header)


def _complete(
    catalog: CatalogFile,
    template: Sequence[polib.POEntry],
    domain: str,
    texts: Mapping[str, Wording],
) -> Iterator[polib.POEntry]:
    """Yield the entries, and behind the one before it each that the template has and they lack."""
    held = {_key(entry, domain) for entry in catalog if is_live(entry)}
    lacking: dict[str, list[polib.POEntry]] = {}
    before = ""
    for message in template:
        key = _key(message, domain)
        if key in held:
            before = key
        elif key in texts:
            lacking.setdefault(before, []).append(begin_entry(message))
    yield from lacking.pop("", ())
    for entry in catalog:
        yield entry
        if is_live(entry):
            yield from lacking.pop(_key(entry, domain), ())


def _answer(entry: polib.POEntry, domain: str, answers: Answers) -> polib.POEntry:
    """Let the answers stand in the extracted comments of an entry, and no others."""
    comment = with_answers(entry.comment, answers.get(_key(entry, domain), ()))
    if not is_live(entry) or comment == entry.comment:
        return entry
    answered = copy.copy(entry)
    answered.comment = comment
    return answered


def _key(entry: polib.POEntry, domain: str) -> str:
    return key_of_message(domain, entry.msgctxt, entry.msgid)
