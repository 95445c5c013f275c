"""Takes what the catalogs in the working tree say into the journal, and says what they shall say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import sha256

from sqlalchemy import Connection

from service.catalogs.po import read_po, write_po
from service.catalogs.texts import origin_of
from service.content.file_changes import FileChange
from service.content.moves import Moves
from service.journal.merge import Base
from service.journal.store.comments import last_comments
from service.journal.store.imports import ImportKind
from service.journal.store.records import Hands, TextRow, Wording, key_of_message
from service.journal.store.seen import Sight
from service.journal.store.sources import SourceText, last_sources, record_sources
from service.journal.store.texts import known_digests, last_number, last_texts
from service.journal.sync.authors import author_of
from service.journal.sync.base import Reference, base_of, read_reference
from service.journal.sync.catalog import (
    CatalogMerge,
    FindBase,
    Ours,
    Theirs,
    merge_catalog,
    read_theirs,
)
from service.journal.sync.committed import Committed
from service.journal.sync.moved import Trail, documents_without_ids, find_earlier, make_trail
from service.journal.sync.project import Project
from service.journal.sync.questions import answers_in
from service.journal.sync.record import Recorded, record_merges
from service.journal.sync.report import Synced, SyncReport
from service.journal.sync.rewrite import rewrite_catalog
from service.journal.sync.tree import Leaf, Tree


@dataclass(frozen=True, slots=True)
class Taken:
    """What a sync did to the journal, and will do to the files."""

    report: SyncReport
    rewritten: Mapping[str, FileChange]
    sights: Mapping[str, Sight]
    """How each file will be seen once it is written."""

    def sights_of(self, *, written: bool) -> Mapping[str, Sight]:
        """Give the sights of the files that are written anew, or of those that stay as they are."""
        return {
            path: self.sights[path]
            for path, change in self.rewritten.items()
            if (change.before != change.after) is written
        }


def take_tree(
    tree: Tree,
    project: Project,
    journal_id: str,
    connection: Connection,
    *,
    hands: Hands,
    now: datetime,
) -> Taken:
    """Merge catalogs into the journal; the connection is the writer's."""
    reader = _Reader(project, journal_id, connection)
    for domain, sources in source_texts(project):
        record_sources(connection, domain, sources, now)
    merges = {leaf.found.path: reader.merge(leaf, hands) for leaf in tree.leaves}
    recorded = record_merges(connection, ImportKind.SYNC, merges, hands, now)
    rewritten = {
        leaf.found.path: _rewrite(leaf, merges[leaf.found.path], connection) for leaf in tree.leaves
    }
    sequence = last_number(connection)
    comments = max(last_comments(connection).values(), default=0)
    sights = {
        leaf.found.path: Sight(
            sha256(rewritten[leaf.found.path].after or b"").hexdigest(),
            leaf.found.sight.template,
            sequence,
            comments,
        )
        for leaf in tree.leaves
    }
    return Taken(_report(tree, merges, rewritten, recorded, sequence), rewritten, sights)


def source_texts(project: Project) -> Iterator[tuple[str, list[SourceText]]]:
    """Yield what the source says now, by domain."""
    for domain, messages in project.domains.items():
        yield (
            domain,
            [
                SourceText(domain, message.context, message.msgid, None, str(message.level))
                for message in messages
            ],
        )


class _Reader:
    """Reads the journal's side of each merge; what several need is read once."""

    def __init__(self, project: Project, journal_id: str, connection: Connection) -> None:
        self._project, self._journal_id, self._connection = project, journal_id, connection
        self._find_texts = cache(self._read_texts)
        self._find_trail = cache(self._read_trail)

    def merge(self, leaf: Leaf, hands: Hands) -> CatalogMerge:
        found = leaf.found
        said = base_of(leaf.catalog)
        theirs = read_theirs(leaf.catalog, found.domain, origin_of(leaf.catalog))
        # A download does not say where its texts come from (`make_download`).
        theirs = replace(theirs, tells_origin=not said)
        find_base = self._said_base(leaf, said) if said else self._seen_base(leaf)
        place = (found.language, found.domain)
        ours = Ours(
            *place,
            texts=self._find_texts(*place),
            earlier=known_digests(self._connection, *place) if said or not leaf.seen else {},
            present=frozenset(
                key_of_message(found.domain, entry.msgctxt, entry.msgid) for entry in leaf.template
            ),
            find_earlier=lambda key, wording: self._find_earlier(leaf, key, wording),
        )
        if said:
            author = author_of(self._connection, leaf.catalog, hands)
            return merge_catalog(ours, theirs, find_base, lambda _key: author)
        if hands.is_stated or hands.author is None:
            return merge_catalog(ours, theirs, find_base, lambda _key: hands.author)
        committed = self._committed(leaf, theirs, hands.author)
        merged = merge_catalog(ours, theirs, find_base, committed.author_of)
        return replace(merged, strangers=committed.strangers)

    def _committed(self, leaf: Leaf, theirs: Theirs, here: str) -> Committed:
        place = (leaf.found.path, leaf.found.domain)
        find = self._project.find_committer
        return Committed(self._connection, *place, theirs.entries, find, here)

    def _seen_base(self, leaf: Leaf) -> FindBase:
        return find_base_at(
            self._connection, leaf.found.language, leaf.found.domain,
            leaf.seen.sequence if leaf.seen else None,
        )  # fmt: skip

    def _said_base(self, leaf: Leaf, said: str) -> FindBase:
        """Find what a download began from that was put into the working tree: its header says it."""
        reference = read_reference(said)
        knows = reference is not None and is_known(reference, self._journal_id, self._connection)
        sequence = reference.sequence if reference and knows else None
        return find_base_at(self._connection, leaf.found.language, leaf.found.domain, sequence)

    def _find_earlier(self, leaf: Leaf, key: str, wording: Wording) -> TextRow | None:
        language = leaf.found.language
        return find_earlier(
            self._find_trail(),
            (leaf.found.domain, key),
            wording,
            lambda domain, earlier: self._find_texts(language, domain).get(earlier),
        )

    def _read_texts(self, language: str, domain: str) -> Mapping[str, TextRow]:
        return last_texts(self._connection, language, domain)

    def _read_trail(self) -> Trail:
        return read_trail(self._project.moves, self._connection)


def read_trail(moves: Moves, connection: Connection) -> Trail:
    """Turn the project's moves round, with the wordings that the journal knows."""
    domains = documents_without_ids(moves)
    return make_trail(moves, {domain: last_sources(connection, domain) for domain in domains})


def is_known(reference: Reference, journal_id: str, connection: Connection) -> bool:
    """Tell whether a reference names a moment that this journal has had."""
    return reference.journal == journal_id and reference.sequence <= last_number(connection)


def find_base_at(
    connection: Connection, language: str, domain: str, sequence: int | None
) -> FindBase:
    """Find what a file began from that was written when the journal had `sequence` texts."""
    if sequence is None:
        return lambda _key: None
    then = last_texts(connection, language, domain, sequence)
    return lambda key: Base(then[key].wording if key in then else None)


def _rewrite(leaf: Leaf, merge: CatalogMerge, connection: Connection) -> FileChange:
    found = leaf.found
    rewritten = rewrite_catalog(
        leaf.catalog,
        leaf.template,
        found.domain,
        merge.merged,
        origin_of(leaf.catalog),
        answers_in(connection, found.language, found.domain),
    )
    if rewritten is leaf.catalog:
        return FileChange(found.path, found.raw, found.raw)
    after = write_po(rewritten)
    read_po(after, found.path)
    return FileChange(found.path, found.raw, after)


def _report(
    tree: Tree,
    merges: Mapping[str, CatalogMerge],
    rewritten: Mapping[str, FileChange],
    recorded: Recorded,
    sequence: int,
) -> SyncReport:
    catalogs = tuple(
        Synced(
            leaf.found.path,
            merges[leaf.found.path].lines,
            rewritten[leaf.found.path].after != leaf.found.raw,
            leaf.seen is None,
            merges[leaf.found.path].strangers,
        )
        for leaf in tree.leaves
    )
    return SyncReport(catalogs, tree.unchanged, recorded.import_id, recorded.suggestions, sequence)
