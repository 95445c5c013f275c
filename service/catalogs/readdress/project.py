"""Reads what a change of addresses touches, as it lies on the disk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import polib
import yaml

from service.catalogs.files import template_path
from service.catalogs.po import load_po
from service.catalogs.texts import catalog_path, is_address, list_languages
from service.content.blocks import Segment, Segmented
from service.content.data_file import read_text
from service.content.directives import is_unit_id
from service.content.glossary import TermFinder, read_glossary
from service.content.kinds import read_kinds
from service.content.moves import MAX_BYTES, MOVES, NO_MOVES, Moves, read_moves
from service.content.parse import Rules
from service.content.segment import segment
from service.content.sources import read_sources
from service.errors import Fault, InputError

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HeldCatalog:
    """A catalog, and the bytes that it was read from."""

    language: str
    path: str
    raw: bytes | None
    """None where the file is not there yet."""
    catalog: polib.POFile


@dataclass(frozen=True, slots=True)
class Held:
    """A document, with all that the project has under its name."""

    id: str
    path: str
    raw: bytes | None
    """None where there is no such file."""
    source: Segmented | None
    template_path: str
    template_raw: bytes | None
    template: polib.POFile | None
    """None where there is none that can be read: nobody's work is in it."""
    catalogs: tuple[HeldCatalog, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """What holds for every document."""

    rules: Rules
    moves: Moves
    moves_raw: bytes | None


def list_documents(root: Path) -> tuple[str, ...]:
    """List the ids of all documents."""
    return tuple(sorted(path.stem for path in (root / "content").glob("*.md")))


def load_base(root: Path) -> Base:
    """Load the rules and the map; raises InputError with the faults of all their files."""
    gather = Gather()
    kinds = gather.take(_read, root, "kinds.yaml", read_kinds)
    terms = gather.take(_read, root, "glossary.yaml", read_glossary)
    sources = gather.take(_read, root, "sources.yaml", read_sources)
    raw = gather.take(_read_moves, root)
    moves = gather.take(_parse_moves, raw) if raw is not None else NO_MOVES
    gather.stop()
    rules = Rules(kinds or {}, TermFinder(terms or ()), frozenset(sources or ()))
    return Base(rules, moves or NO_MOVES, raw)


def load_document(root: Path, document: str) -> Held:
    """Load a document with its template and all its catalogs; raises InputError with every fault."""
    if not is_unit_id(document):
        advice = "An id is made of lower-case words, digits and hyphens."
        raise InputError([Fault(document, 0, "This is no id of a document.", advice)])
    gather = Gather()
    path = f"content/{document}.md"
    source = gather.take(_segment, root, path) if (root / path).exists() else None
    catalogs = gather.take(_load_catalogs, root, document)
    gather.stop()
    template = template_path(root, document)
    return Held(
        id=document,
        path=path,
        raw=source.text.encode() if source else None,
        source=source,
        template_path=template.relative_to(root).as_posix(),
        template_raw=template.read_bytes() if template.is_file() else None,
        template=_load_template(template, root),
        catalogs=catalogs or (),
    )


def catalogs_of(held: Held) -> Iterator[polib.POFile]:
    """Yield the template, if it can be read, and every catalog."""
    if held.template is not None:
        yield held.template
    yield from (each.catalog for each in held.catalogs)


def units_held(held: Held) -> frozenset[str]:
    """Return the units that template and catalogs name, in obsolete entries too."""
    return frozenset(
        entry.msgctxt.partition("/")[2]
        for catalog in catalogs_of(held)
        for entry in catalog
        if is_address(entry.msgctxt, held.id)
    )


def find_run(held: Held, unit: str) -> Segment | None:
    """Find the block that has an id."""
    runs = held.source.runs() if held.source else ()
    return next((run for run in runs if run.attributes.id == unit), None)


def load_pair(root: Path, old: str, new: str) -> tuple[Base, Held, Held]:
    """Load two documents, or one twice, with what holds for both; raises InputError."""
    gather = Gather()
    base = gather.take(load_base, root)
    source = gather.take(load_document, root, old)
    target = source if old == new else gather.take(load_document, root, new)
    gather.stop()
    assert base and source and target  # noqa: S101, PT018 - stop raises where one could not be loaded
    return base, source, target


class Gather:
    """Gathers the faults of several steps, so that all are told at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def take(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return step(*args, **kwargs)
        except InputError as error:
            self.faults += error.faults
            return None

    def stop(self) -> None:
        """Raise InputError if anything was wrong so far."""
        if self.faults:
            raise InputError(sorted(set(self.faults)))


def _read(root: Path, name: str, parse: Callable[[str, str], T]) -> T:
    return parse(read_text(root / "content" / name, root), f"content/{name}")


def _read_moves(root: Path) -> bytes | None:
    path = root / MOVES
    if not path.exists():
        return None
    if path.stat().st_size > MAX_BYTES:
        raise InputError([Fault(MOVES, 0, f"The file has more than {MAX_BYTES} bytes.")])
    return path.read_bytes()


def _parse_moves(raw: bytes) -> Moves:
    try:
        return read_moves(raw.decode())
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Fault(MOVES, line, "This is not UTF-8.")]) from error


def _segment(root: Path, path: str) -> Segmented:
    text = read_text(root / path, root)
    try:
        return segment(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise InputError([Fault(path, line, "The front matter is not valid YAML.")]) from error


def _load_catalogs(root: Path, document: str) -> tuple[HeldCatalog, ...]:
    gather = Gather()
    found = [
        gather.take(_load_catalog, root, language, path)
        for language in list_languages(root)
        if (path := catalog_path(root, language, document)).exists()
    ]
    gather.stop()
    return tuple(held for held in found if held)


def _load_catalog(root: Path, language: str, path: Path) -> HeldCatalog:
    raw = path.read_bytes()
    return HeldCatalog(language, path.relative_to(root).as_posix(), raw, load_po(path, root))


def _load_template(path: Path, root: Path) -> polib.POFile | None:
    try:
        return load_po(path, root)
    except InputError:
        return None
