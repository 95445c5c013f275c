"""Carries a sync out: reads the catalogs, merges them into the journal, writes them anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import polib
from sqlalchemy import Connection

from service.catalogs.files import load_templates, template_path
from service.catalogs.po import CatalogFile, load_po, read_po, write_po
from service.catalogs.texts import catalog_path, list_languages, origin_of, read_texts
from service.content.file_changes import FileChange, change_files
from service.content.model import Message
from service.errors import Fault, InputError
from service.journal.merge import Base, Fate
from service.journal.store.comments import last_comments
from service.journal.store.imports import ImportKind, add_import
from service.journal.store.journal import Journal
from service.journal.store.seen import Sight, last_sights, record_sights
from service.journal.store.sources import SourceText, record_sources
from service.journal.store.suggestions import add_suggestions
from service.journal.store.texts import add_texts, last_number, last_numbers, last_texts
from service.journal.sync.catalog import CatalogMerge, Line, Ours, merge_catalog, read_theirs
from service.journal.sync.questions import answers_in, ask_questions
from service.journal.sync.rewrite import rewrite_catalog

_TRIES = 3
"""How often a sync begins anew where somebody saves a catalog meanwhile."""


@dataclass(frozen=True, slots=True)
class Project:
    """What is synced."""

    root: Path
    changes: Path
    """Where a change of several files is noted down until it is done."""
    domains: Mapping[str, Sequence[Message]]
    """The source's messages of each domain."""


@dataclass(frozen=True, slots=True)
class Found:
    """A catalog as it lies on the disk."""

    language: str
    domain: str
    path: str
    raw: bytes
    sight: Sight
    """How it is seen now; its sequence is not known yet."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of one catalog."""

    path: str
    lines: tuple[Line, ...]
    written: bool
    """Whether the file was changed."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did."""

    catalogs: tuple[Synced, ...]
    """Those that had to be looked into."""
    unchanged: int
    """How many were as they were last seen, and the journal too."""
    import_id: int | None = None
    """The import that records it; None where no text came in."""
    suggestions: tuple[int, ...] = field(default=())

    def as_dict(self) -> dict[str, object]:
        """Return the report for JSON and for the journal."""
        return {
            "unchanged_files": self.unchanged,
            "import": self.import_id,
            "suggestions": list(self.suggestions),
            "files": {each.path: list(map(tell_line, each.lines)) for each in self.catalogs},
        }


def tell_line(line: Line) -> dict[str, object]:
    """Return a line for JSON."""
    return {
        "msgctxt": line.msgctxt,
        "msgid": line.msgid,
        "line": line.line,
        "fate": str(line.fate),
        "reason": str(line.reason),
    }


def sync_project(
    project: Project, journal: Journal, now: datetime, *, author: str | None = None
) -> SyncReport:
    """Merge the catalogs of all languages into the journal, and the journal into them.

    Idempotent; a catalog that is as it was last seen, like the journal, is not read. Raises InputError
    with every fault of every catalog, and changed nothing then.
    """
    for _ in range(_TRIES - 1):
        try:
            return _sync(project, journal, now, author)
        except _SavedMeanwhileError:
            continue
    return _sync(project, journal, now, author)


class _SavedMeanwhileError(InputError):
    """Somebody saved a catalog while it was merged."""


def _sync(project: Project, journal: Journal, now: datetime, author: str | None) -> SyncReport:
    found = tuple(_find_catalogs(project))
    with journal.reading() as connection:
        stale = tuple(_pick_stale(found, connection))
    read = _read_all(project, stale)
    with journal.writing() as connection:
        _record_sources(project, connection, now)
        outcomes = {each.path: _merge(each, read[each.path], connection) for each in stale}
        import_id, suggestions = _record(outcomes, connection, now, author)
        sequences = last_number(connection), max(last_comments(connection).values(), default=0)
        rewritten = {
            each.path: _rewrite(each, read[each.path], outcomes[each.path], project, connection)
            for each in stale
        }
    _write(project, rewritten)
    _remember(journal, stale, rewritten, sequences, now)
    catalogs = tuple(
        Synced(each.path, outcomes[each.path].lines, rewritten[each.path].after != each.raw)
        for each in stale
    )
    return SyncReport(catalogs, len(found) - len(stale), import_id, suggestions)


def _find_catalogs(project: Project) -> Iterator[Found]:
    templates = {domain: _digest(template_path(project.root, domain)) for domain in project.domains}
    for language in list_languages(project.root):
        for domain, template in templates.items():
            path = catalog_path(project.root, language, domain)
            if path.is_file():
                raw = path.read_bytes()
                shown = path.relative_to(project.root).as_posix()
                sight = Sight(sha256(raw).hexdigest(), template, 0)
                yield Found(language, domain, shown, raw, sight)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _pick_stale(found: Sequence[Found], connection: Connection) -> Iterator[Found]:
    """Pick the catalogs that changed since they were last seen, or whose texts did."""
    sights, numbers = last_sights(connection), last_numbers(connection)
    comments = last_comments(connection)
    for each in found:
        seen = sights.get(each.path)
        place = (each.language, each.domain)
        if (
            seen is None
            or numbers.get(place, 0) > seen.sequence
            or comments.get(place, 0) > seen.comments
            or _differs(seen, each.sight)
        ):
            yield each


def _differs(one: Sight, other: Sight) -> bool:
    return (one.file, one.template) != (other.file, other.template)


def _read_all(project: Project, stale: Sequence[Found]) -> Mapping[str, polib.POFile]:
    """Read catalogs; raises InputError with the faults of all of them."""
    faults: list[Fault] = []
    read = {}
    for each in stale:
        try:
            catalog = load_po(project.root / each.path, project.root)
            read_texts(catalog, each.path, each.language, each.domain)
            read[each.path] = catalog
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return read


def _record_sources(project: Project, connection: Connection, now: datetime) -> None:
    for domain, messages in project.domains.items():
        sources = [
            SourceText(domain, message.context, message.msgid, None, str(message.level))
            for message in messages
        ]
        record_sources(connection, domain, sources, now)


def _merge(found: Found, catalog: polib.POFile, connection: Connection) -> CatalogMerge:
    texts = last_texts(connection, found.language, found.domain)
    seen = last_sights(connection).get(found.path)
    earlier = last_texts(connection, found.language, found.domain, seen.sequence) if seen else None

    def find_base(key: str) -> Base | None:
        if earlier is None:
            return None
        return Base(earlier[key].wording if key in earlier else None)

    ours = Ours(found.language, found.domain, texts, {})
    return merge_catalog(ours, read_theirs(catalog, found.domain, origin_of(catalog)), find_base)


def _record(
    outcomes: Mapping[str, CatalogMerge], connection: Connection, now: datetime, author: str | None
) -> tuple[int | None, tuple[int, ...]]:
    """Add what came in to the journal; return the import and the suggestions that it left."""
    texts = [text for outcome in outcomes.values() for text in outcome.texts]
    suggestions = [each for outcome in outcomes.values() for each in outcome.suggestions]
    if not texts and not suggestions:
        return None, ()
    report = {
        path: [tell_line(line) for line in outcome.lines if line.fate is not Fate.UNCHANGED]
        for path, outcome in outcomes.items()
    }
    number = add_import(connection, ImportKind.SYNC, sorted(outcomes), report, author, now)
    ask_questions(connection, texts, number, now)
    add_texts(connection, texts, number, now)
    return number, add_suggestions(connection, suggestions, number, now)


def _rewrite(
    found: Found,
    catalog: CatalogFile,
    outcome: CatalogMerge,
    project: Project,
    connection: Connection,
) -> FileChange:
    [template] = load_templates(project.root, [found.domain]).values()
    rewritten = rewrite_catalog(
        catalog,
        template,
        found.domain,
        outcome.merged,
        origin_of(catalog),
        answers_in(connection, found.language, found.domain),
    )
    after = write_po(rewritten)
    read_po(after, found.path)
    return FileChange(found.path, found.raw, after)


def _write(project: Project, rewritten: Mapping[str, FileChange]) -> None:
    """Write the catalogs that differ, unless somebody saved one of them meanwhile."""
    changes = [change for change in rewritten.values() if change.before != change.after]
    for change in changes:
        if (project.root / change.path).read_bytes() != change.before:
            raise _SavedMeanwhileError([Fault(change.path, 0, "Somebody saved it meanwhile.")])
    if changes:
        change_files(project.root, project.changes, "sync", changes)


def _remember(
    journal: Journal,
    stale: Sequence[Found],
    rewritten: Mapping[str, FileChange],
    sequences: tuple[int, int],
    now: datetime,
) -> None:
    sights = {
        each.path: Sight(
            sha256(rewritten[each.path].after or b"").hexdigest(), each.sight.template, *sequences
        )
        for each in stale
    }
    if sights:
        with journal.writing() as connection:
            record_sights(connection, sights, now)
