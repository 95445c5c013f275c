"""Reads an uploaded file as strictly as a catalog, and tells of which catalog it is."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from service.catalogs.po import DISK, CatalogFile, Limits, read_po
from service.catalogs.texts import read_texts, tag_named
from service.content.moves import NO_MOVES, Moves
from service.errors import Fault, InputError
from service.journal.sync.base import DOMAIN_HEADER, Reference, base_of, field_of, read_reference
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag, maximal_tag


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, with what the person who sent it says of it."""

    path: str
    """What reports call it."""
    data: bytes
    language: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that can be merged."""

    path: str
    language: str
    domain: str
    catalog: CatalogFile
    reference: Reference | None
    """What it says that it was made from; None where it says nothing that can be read."""


def load_uploads(paths: Iterable[Path], language: str = "", domain: str = "") -> tuple[Upload, ...]:
    """Load files from the disk; raises InputError with the faults of all of them."""
    uploads, faults = [], []
    for path in paths:
        try:
            with path.open("rb") as file:
                data = file.read(DISK.file_bytes + 1)
        except OSError as error:
            faults.append(Fault(str(path), 0, f"It cannot be read: {error.strerror}."))
        else:
            uploads.append(Upload(str(path), data, language, domain))
    if faults:
        raise InputError(faults)
    return tuple(uploads)


def receive(
    uploads: Sequence[Upload],
    languages: Collection[str],
    domains: Collection[str],
    limits: Limits = DISK,
    moves: Moves = NO_MOVES,
) -> tuple[Received, ...]:
    """Read files; raises InputError with every fault of all of them, two of one catalog among them.

    A document that has another name by now is found by `moves`.
    """
    received: list[Received] = []
    faults: list[Fault] = []
    for upload in uploads:
        try:
            received.append(_receive(upload, languages, domains, limits, moves))
        except InputError as error:
            faults += error.faults
    faults += _find_twins(received)
    if faults:
        raise InputError(faults)
    return tuple(received)


def _receive(
    upload: Upload,
    languages: Collection[str],
    domains: Collection[str],
    limits: Limits,
    moves: Moves,
) -> Received:
    catalog = read_po(upload.data, upload.path, limits)
    language = _find_language(upload, catalog, languages)
    domain = _find_domain(upload, catalog, domains, moves)
    read_texts(catalog, upload.path, language, domain)
    return Received(upload.path, language, domain, catalog, read_reference(base_of(catalog)))


def _find_language(upload: Upload, catalog: polib.POFile, languages: Collection[str]) -> str:
    """Find the language that the person, else the header, names; a region of it is another one."""
    named = upload.language or field_of(catalog, "Language")
    if not named:
        message = "The file does not say its language."
        raise InputError([Fault(upload.path, 1, message, "Give --language.")])
    for language in languages:
        if _is_same(named, language):
            return language
    message = f"The project does not have the language {named!r}."
    raise InputError([Fault(upload.path, 1, message, f"There are: {', '.join(languages)}.")])


def _is_same(named: str, language: str) -> bool:
    """Tell whether a name means a language; tools write zh_CN where we have zh-Hans."""
    try:
        tag = tag_named(named)
        return canonical_tag(tag) == language or maximal_tag(tag) == maximal_tag(language)
    except TagError:
        return False


def _find_domain(
    upload: Upload, catalog: polib.POFile, domains: Collection[str], moves: Moves
) -> str:
    headers = [field_of(catalog, name) for name in (DOMAIN_HEADER, "Project-Id-Version")]
    named = [upload.domain] if upload.domain else [name for name in headers if name]
    for name in (*named, *map(moves.follow, named)):
        if name in domains:
            return name
    message = f"There is no document {named[0]!r}." if named else "The file names no document."
    advice = f"Give --document. There are: {', '.join(sorted(domains))}."
    raise InputError([Fault(upload.path, 1, message, advice)])


def _find_twins(received: Iterable[Received]) -> Iterable[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for each in received:
        first = seen.setdefault((each.language, each.domain), each.path)
        if first != each.path:
            message = f"It is of the same catalog as {first}."
            yield Fault(each.path, 0, message, "Import one after the other.")
