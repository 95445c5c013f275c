"""Carries an import out: reads uploads, merges them into the journal, writes the catalogs anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import polib
from sqlalchemy import Connection

from service.catalogs.files import load_templates
from service.catalogs.po import DISK, Limits
from service.catalogs.texts import catalog_path, list_languages, origin_of
from service.errors import Fault, InputError
from service.journal.decisions.standing import verdicts_in
from service.journal.importing.admit import Admitted, Known, admit, check_formats, know_source
from service.journal.importing.forwarding import (
    Origins,
    base_before_moves,
    find_origins,
    forward_entries,
    know_earlier_wordings,
)
from service.journal.importing.quarantine import Concern, Weight, find_concerns, weigh
from service.journal.importing.received import Received, Upload, receive
from service.journal.importing.report import Began, Imported, ImportReport
from service.journal.merge import Base, Reason
from service.journal.store.imports import ImportKind
from service.journal.store.journal import Journal
from service.journal.store.records import NOBODY, Hands, TextRow
from service.journal.store.sources import known_wordings
from service.journal.store.texts import known_digests, last_texts
from service.journal.store.trial import trying
from service.journal.sync.authors import author_of, stranger_of
from service.journal.sync.catalog import CatalogMerge, FindBase, Ours, Theirs, merge_catalog
from service.journal.sync.moved import Trail
from service.journal.sync.project import Project
from service.journal.sync.record import Recorded, record_merges
from service.journal.sync.run import sync_project
from service.journal.sync.take import find_base_at, is_known, read_trail, take_tree
from service.journal.sync.tree import read_tree


@dataclass(frozen=True, slots=True)
class Terms:
    """Who imports, and whether they have looked at what waits for a look."""

    hands: Hands = NOBODY
    is_confirmed: bool = False
    limits: Limits = DISK


def import_files(
    project: Project, journal: Journal, uploads: Sequence[Upload], terms: Terms, now: datetime
) -> ImportReport:
    """Merge uploads into the journal, after what the catalogs say, and write the catalogs anew.

    All files come in or none: raises InputError with every fault. One that `find_concerns` holds back
    changes nothing either, unless it is confirmed.
    """
    received = _receive(project, uploads, terms)
    sync_project(project, journal, now, hands=_bearer(terms))
    with journal.writing() as connection:
        report = _take(project, journal, received, connection, terms, now)
    if report.import_id is not None:
        sync_project(project, journal, now, hands=_bearer(terms))
    return report


def try_import(
    project: Project, journal: Journal, uploads: Sequence[Upload], terms: Terms, now: datetime
) -> ImportReport:
    """Say what an import would do, and change neither the journal nor a file. Raises InputError."""
    received = _receive(project, uploads, terms)
    with journal.reading() as connection:
        tree = read_tree(project, connection)
    with trying(journal) as connection:
        take_tree(tree, project, journal.id, connection, hands=_bearer(terms), now=now)
        return _take(project, journal, received, connection, terms, now)


def _bearer(terms: Terms) -> Hands:
    """Say who brings in what the catalogs in the working tree say, whoever wrote that."""
    return Hands(importer=terms.hands.importer)


@dataclass(frozen=True, slots=True)
class _Merged:
    received: Received
    merge: CatalogMerge
    imported: Imported
    weight: Weight

    def is_heavy(self, together: Weight) -> bool:
        """Tell whether it changes too much of what is approved, alone or with the files beside it."""
        return self.weight.is_heavy or (together.is_heavy and self.weight.changed > 0)


def _receive(project: Project, uploads: Sequence[Upload], terms: Terms) -> tuple[Received, ...]:
    languages = list_languages(project.root)
    received = receive(uploads, languages, tuple(project.domains), terms.limits, project.moves)
    if faults := [fault for each in received for fault in _lacking(project.root, each)]:
        raise InputError(faults)
    return received


def _lacking(root: Path, received: Received) -> Sequence[Fault]:
    path = catalog_path(root, received.language, received.domain)
    if path.is_file():
        return ()
    message = f"There is no catalog of {received.domain!r} in {received.language} to take it."
    return [Fault(received.path, 0, message, "Run `polyleaf extract` and `polyleaf update`.")]


def _take(  # noqa: PLR0917 - what is taken, into what, and by whom
    project: Project,
    journal: Journal,
    received: Sequence[Received],
    connection: Connection,
    terms: Terms,
    now: datetime,
) -> ImportReport:
    merged = _merge_all(project, journal, received, connection, terms)
    together = sum((each.weight for each in merged), Weight())
    files = tuple(_hold(each, together) for each in merged)
    is_held = not terms.is_confirmed and any(each.concerns for each in files)
    merges = {each.received.path: each.merge for each in merged}
    recorded = (
        Recorded()
        if is_held
        else record_merges(connection, ImportKind.IMPORT, merges, terms.hands, now)
    )
    return ImportReport(files, is_held, recorded.import_id, recorded.suggestions)


def _hold(merged: _Merged, together: Weight) -> Imported:
    imported = merged.imported
    if not merged.is_heavy(together):
        return imported
    return replace(imported, concerns=(Concern.MANY_APPROVED, *imported.concerns))


def _merge_all(
    project: Project,
    journal: Journal,
    received: Sequence[Received],
    connection: Connection,
    terms: Terms,
) -> list[_Merged]:
    """Merge files, each with its own catalog; raises InputError with the faults of all of them."""
    templates = load_templates(project.root, sorted({each.domain for each in received}))
    trail = read_trail(project.moves, connection)
    find_verdicts = cache(lambda language: verdicts_in(connection, language))
    merged: list[_Merged] = []
    faults: list[Fault] = []
    for each in received:
        texts = last_texts(connection, each.language, each.domain)
        side = _know(each.domain, templates[each.domain], texts, trail, connection)
        catalog = forward_entries(each.catalog, side.known, side.origins)
        try:
            check_formats(catalog, side.known, each.path, terms.limits)
        except InputError as error:
            faults += error.faults
        else:
            forwarded = replace(each, catalog=catalog)
            merge, imported = _merge(forwarded, journal, side, texts, connection, terms)
            messages, verdicts = project.domains[each.domain], find_verdicts(each.language)
            weight = weigh(merge, texts, messages, project.roles, verdicts)
            merged.append(_Merged(forwarded, merge, imported, weight))
    if faults:
        raise InputError(faults)
    return merged


@dataclass(frozen=True, slots=True)
class _Side:
    """What is known of a domain's source, and of where its messages stood before."""

    known: Known
    origins: Origins


def _know(
    domain: str,
    template: Sequence[polib.POEntry],
    texts: Mapping[str, TextRow],
    trail: Trail,
    connection: Connection,
) -> _Side:
    find_wordings = cache(lambda of: known_wordings(connection, of))
    known = know_source(domain, template, find_wordings(domain), texts)
    origins = find_origins(trail, domain, known.template)
    return _Side(know_earlier_wordings(known, origins, find_wordings), origins)


def _merge(  # noqa: PLR0917 - the file's side and the journal's
    received: Received,
    journal: Journal,
    side: _Side,
    texts: Mapping[str, TextRow],
    connection: Connection,
    terms: Terms,
) -> tuple[CatalogMerge, Imported]:
    known = side.known
    place = (received.language, received.domain)
    admitted = admit(received.catalog, known)
    theirs = Theirs(admitted.entries, origin_of(received.catalog), tells_origin=False)
    ours = Ours(*place, texts, known_digests(connection, *place), frozenset(known.template))
    began = _find_beginning(received, journal, connection)
    sequence = received.reference.sequence if received.reference and began is Began.KNOWN else None
    find_base = base_before_moves(
        _through_names(find_base_at(connection, *place, sequence), known),
        known,
        side.origins,
        cache(lambda domain: last_texts(connection, received.language, domain, sequence)),
    )
    author = author_of(connection, received.catalog, terms.hands)
    merge = merge_catalog(ours, theirs, find_base, lambda _key: author)
    stranger = stranger_of(connection, received.catalog, terms.hands)
    told = replace(_tell(received, began, merge, admitted, known, texts), stranger=stranger)
    return merge, told


def _find_beginning(received: Received, journal: Journal, connection: Connection) -> Began:
    reference = received.reference
    if reference is None:
        return Began.UNKNOWN
    return Began.KNOWN if is_known(reference, journal.id, connection) else Began.ELSEWHERE


def _through_names(find_base: FindBase, known: Known) -> FindBase:
    """Find the base of a message, also under the key that it had before its words changed."""
    before = {key: old for old, key in known.successors.items() if old != key}

    def find(key: str) -> Base | None:
        base = find_base(key)
        is_new = base is not None and base.wording is None and key in before
        return find_base(before[key]) if is_new else base

    return find


def _tell(  # noqa: PLR0917 - all that was found out of a file
    received: Received,
    began: Began,
    merge: CatalogMerge,
    admitted: Admitted,
    known: Known,
    texts: Mapping[str, TextRow],
) -> Imported:
    concerns = tuple(find_concerns(merge, texts, admitted.entries, known.template))
    refused = {line.key for line in admitted.refused}
    lines = (
        *(
            each
            for each in merge.lines
            if each.reason is not Reason.ABSENT or each.key not in refused
        ),
        *admitted.refused,
    )
    return Imported(received.path, received.language, received.domain, began, lines, concerns)
