"""Adds a language to a project's catalogs; takes one out again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from service.catalogs.files import load_templates, new_catalog
from service.catalogs.po import is_translated, load_po, read_po, write_po
from service.catalogs.texts import SOURCE_LANGUAGE, catalog_path, list_languages
from service.catalogs.update import update_catalog
from service.content.file_changes import FileChange
from service.errors import Fault, InputError
from service.locales.languages import Languages
from service.locales.locale_names import locale_of
from service.locales.registry import unregistered_subtags
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag, maximal_tag


def check_new_language(root: Path, tag: str) -> str:
    """Return the canonical form of a tag that can be added; only its case may differ.

    Raises InputError where it is malformed, not registered, an alias, the source, or there already.
    """
    canonical = _canonical(tag)
    if unknown := unregistered_subtags(canonical):
        names = ", ".join(unknown)
        message = f"The registry of language subtags (RFC 5646) has no {names}."
        raise InputError([Fault(tag, 0, message, "Look for the language's own code there.")])
    if canonical == SOURCE_LANGUAGE:
        advice = "Write it in content/."
        raise InputError([Fault(tag, 0, "This is the language of the source.", advice)])
    for held in list_languages(root):
        if maximal_tag(held) == maximal_tag(canonical):
            place = f"translations/{locale_of(held)}"
            advice = "`polyleaf update` writes the catalogs that it lacks."
            raise InputError([Fault(tag, 0, f"{place} is this language already.", advice)])
    return canonical


def _canonical(tag: str) -> str:
    try:
        canonical = canonical_tag(tag)
    except TagError as error:
        raise InputError([Fault(tag, 0, str(error), _suggest(tag))]) from error
    if canonical.lower() != tag.lower():
        advice = f"Run `polyleaf language add {canonical}`."
        raise InputError([Fault(tag, 0, f"This is another name of {canonical}.", advice)])
    return canonical


def _suggest(tag: str) -> str:
    """Tell how a locale's name, as gettext and POSIX have it, is written as a tag."""
    try:
        return f"Write {canonical_tag(tag.partition('.')[0].replace('_', '-'))}."
    except TagError:
        return ""


def plan_catalogs(
    root: Path, language: str, domains: Sequence[str], languages: Languages
) -> Mapping[Path, polib.POFile]:
    """Make the empty catalogs of a language from the templates, by where they will lie.

    Raises InputError where a template cannot be read, or nobody knows how the language counts.
    """
    return {
        catalog_path(root, language, domain): update_catalog(
            new_catalog(language, template, languages), template, domain
        ).catalog
        for domain, template in load_templates(root, domains).items()
    }


def as_changes(root: Path, catalogs: Mapping[Path, polib.POFile]) -> tuple[FileChange, ...]:
    """Say what writing new catalogs does to the project's files.

    Raises InputError where one could not be read back.
    """
    changes = []
    for path, catalog in catalogs.items():
        shown, data = path.relative_to(root).as_posix(), write_po(catalog)
        read_po(data, shown)
        changes.append(FileChange(shown, None, data))
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a language has in a project."""

    folder: Path
    catalogs: tuple[Path, ...]
    translated: int
    """Messages with a text, obsolete ones too."""
    unreadable: tuple[Path, ...]
    """Catalogs with faults: what is in them is not counted."""
    strange: tuple[Path, ...]
    """Other files beside the catalogs."""
    records: tuple[Path, ...]
    """Files of the language that are no catalogs, such as its decisions: they stay."""


def survey_language(root: Path, tag: str) -> Holdings:
    """Count what a language has; raises InputError where the project does not have it."""
    language = _held(root, tag)
    folder = catalog_path(root, language, "x").parent
    if folder.is_symlink() or folder.parent.is_symlink():
        shown = folder.parent.relative_to(root).as_posix()
        raise InputError([Fault(shown, 0, "It is a symbolic link.", "Remove it yourself.")])
    files = sorted(folder.iterdir())
    catalogs = tuple(path for path in files if path.suffix == ".po" and path.is_file())
    counts = {path: _count(path, root) for path in catalogs}
    return Holdings(
        folder,
        catalogs,
        sum(count or 0 for count in counts.values()),
        tuple(path for path, count in counts.items() if count is None),
        tuple(path for path in files if path not in catalogs),
        tuple(path for path in sorted(folder.parent.iterdir()) if path != folder),
    )


def _held(root: Path, tag: str) -> str:
    held = list_languages(root)
    try:
        language = canonical_tag(tag)
    except TagError as error:
        raise InputError([Fault(tag, 0, str(error), _suggest(tag))]) from error
    if language not in held:
        there = f"There are: {', '.join(held)}." if held else "There is none."
        raise InputError([Fault(tag, 0, "The project does not have this language.", there)])
    return language


def _count(path: Path, root: Path) -> int | None:
    try:
        return sum(is_translated(entry) for entry in load_po(path, root))
    except InputError:
        return None


def as_removals(root: Path, catalogs: Iterable[Path]) -> tuple[FileChange, ...]:
    """Say what removing catalogs does to the project's files."""
    return tuple(
        FileChange(path.relative_to(root).as_posix(), path.read_bytes(), None) for path in catalogs
    )
