"""The catalogs of one language as they lie on the disk, and what writing them anew changes there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from service.catalogs.po import load_po, read_po, write_po
from service.catalogs.texts import Catalog, catalog_path, list_languages, read_texts
from service.content.file_changes import FileChange
from service.errors import Fault, InputError
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag


@dataclass(frozen=True, slots=True)
class Held:
    """A catalog, and the bytes that it was read from."""

    domain: str
    path: str
    """As seen from the project's root."""
    raw: bytes
    catalog: polib.POFile
    texts: Catalog


def find_language(root: Path, tag: str) -> str:
    """Return the canonical tag of a language that the project has; raises InputError otherwise."""
    held = list_languages(root)
    try:
        language = canonical_tag(tag)
    except TagError as error:
        raise InputError([Fault(tag, 0, str(error))]) from error
    if language not in held:
        advice = f"Run `polyleaf language add {language}`."
        raise InputError([Fault(tag, 0, "The project does not have this language.", advice)])
    return language


def load_catalogs(root: Path, language: str) -> Mapping[str, Held]:
    """Load every catalog of a language, by domain, those of vanished documents too.

    Raises InputError with the faults of all of them.
    """
    folder = catalog_path(root, language, "any").parent
    loaded: dict[str, Held] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.po")):
        try:
            loaded[path.stem] = _load(root, path, language)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return loaded


def _load(root: Path, path: Path, language: str) -> Held:
    shown, catalog = path.relative_to(root).as_posix(), load_po(path, root)
    texts = read_texts(catalog, shown, language, path.stem)
    return Held(path.stem, shown, path.read_bytes(), catalog, texts)


def replace_catalogs(
    held: Iterable[Held], catalogs: Mapping[str, polib.POFile]
) -> tuple[FileChange, ...]:
    """Say what new catalogs, by domain, change on the disk.

    Raises InputError where one could not be read back.
    """
    changes = []
    for each in held:
        if (catalog := catalogs.get(each.domain)) is not None:
            data = write_po(catalog)
            read_po(data, each.path)
            changes.append(FileChange(each.path, each.raw, data))
    return tuple(changes)
