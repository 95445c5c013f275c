"""The catalogs in the working tree: finds them, reads those that changed, writes them anew."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import polib
from sqlalchemy import Connection

from service.catalogs.files import load_templates, template_path
from service.catalogs.po import CatalogFile, load_po
from service.catalogs.texts import catalog_path, list_languages, read_texts
from service.content.file_changes import FileChange, change_files
from service.errors import Fault, InputError, JournalError
from service.journal.store.comments import last_comments
from service.journal.store.seen import Sight, find_sights, last_sights
from service.journal.store.texts import last_numbers
from service.journal.sync.project import Project


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
class Leaf:
    """A catalog that has to be looked into."""

    found: Found
    seen: Sight | None
    """How it was seen last."""
    catalog: CatalogFile
    template: Sequence[polib.POEntry]


@dataclass(frozen=True, slots=True)
class Tree:
    """All catalogs, those read that changed since they were last seen, or whose texts did."""

    leaves: tuple[Leaf, ...]
    unchanged: int


class SavedMeanwhileError(JournalError):
    """The journal has what catalogs said, and somebody saved one of them before it was written."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path}: somebody saved it while it was merged. No file was written; the journal has what the "
            "catalogs said before. Run `polyleaf sync` when nobody saves."
        )


def read_tree(project: Project, connection: Connection) -> Tree:
    """Find and read catalogs; raises InputError with every fault of every one that is read."""
    found, own = tuple(_find_catalogs(project)), last_sights(connection, project.checkout)
    stale = tuple(_pick_stale(found, own, connection))
    sights = {**_find_sights([each for each in stale if each.path not in own], connection), **own}
    templates = read_templates(project, {each.domain for each in stale})
    catalogs = _read_all(project, stale)
    leaves = (
        Leaf(each, sights.get(each.path), catalogs[each.path], templates[each.domain])
        for each in stale
    )
    return Tree(tuple(leaves), len(found) - len(stale))


def _find_sights(found: Sequence[Found], connection: Connection) -> Mapping[str, Sight]:
    """Find how catalogs that are new in this checkout were last seen, in the same bytes, in another.

    What another checkout saw in other bytes says nothing of what ours began from.
    """
    return find_sights(connection, {each.path: each.sight.file for each in found}) if found else {}


def read_templates(project: Project, domains: set[str]) -> Mapping[str, Sequence[polib.POEntry]]:
    """Read the templates of domains; one that is not there has no entries. Raises InputError."""
    written = sorted(domain for domain in domains if template_path(project.root, domain).exists())
    return {**dict.fromkeys(domains, ()), **load_templates(project.root, written)}


def _find_catalogs(project: Project) -> Iterator[Found]:
    templates = {domain: _digest_template(project, domain) for domain in project.domains}
    for language in list_languages(project.root):
        folder = catalog_path(project.root, language, "any").parent
        shown, held = folder.relative_to(project.root).as_posix(), _list_files(folder)
        for domain, template in templates.items():
            name = f"{domain}.po"
            if name in held:
                raw = (folder / name).read_bytes()
                sight = Sight(sha256(raw).hexdigest(), template, 0)
                yield Found(language, domain, f"{shown}/{name}", raw, sight)


def _list_files(folder: Path) -> frozenset[str]:
    with os.scandir(folder) as entries:
        return frozenset(entry.name for entry in entries if entry.is_file())


def _digest_template(project: Project, domain: str) -> str:
    path = template_path(project.root, domain)
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _pick_stale(
    found: Sequence[Found], sights: Mapping[str, Sight], connection: Connection
) -> Iterator[Found]:
    """Pick the catalogs that changed since they were last seen, or whose texts or answers did."""
    numbers, comments = last_numbers(connection), last_comments(connection)
    for each in found:
        seen, place = sights.get(each.path), (each.language, each.domain)
        if (
            seen is None
            or numbers.get(place, 0) > seen.sequence
            or comments.get(place, 0) > seen.comments
            or (seen.file, seen.template) != (each.sight.file, each.sight.template)
        ):
            yield each


def _read_all(project: Project, stale: Sequence[Found]) -> Mapping[str, CatalogFile]:
    faults: list[Fault] = []
    read = {}
    for each in stale:
        try:
            read[each.path] = load_po(project.root / each.path, project.root)
            read_texts(read[each.path], each.path, each.language, each.domain)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return read


def write_tree(project: Project, rewritten: Mapping[str, FileChange]) -> None:
    """Write the catalogs that differ; raises SavedMeanwhileError where somebody saved one of them."""
    changes = [change for change in rewritten.values() if change.before != change.after]
    for change in changes:
        path = project.root / change.path
        if not path.is_file() or path.read_bytes() != change.before:
            raise SavedMeanwhileError(change.path)
    try:
        if changes:
            change_files(project.root, project.changes, "sync", changes)
    except InputError as error:
        raise SavedMeanwhileError(error.faults[0].path) from error
