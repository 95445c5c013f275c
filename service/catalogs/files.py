"""Writes templates and catalogs where they changed, and leaves every other file as it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import polib

from service.catalogs.po import CatalogFile, load_po, read_po, save_po, write_po
from service.catalogs.template import make_template
from service.catalogs.texts import SEGMENTATION_HEADER, catalog_path, list_languages
from service.catalogs.update import Fate, Line, update_language
from service.content.model import Message
from service.errors import Fault, InputError, PolyleafError
from service.locales.languages import CLDR, Languages
from service.locales.locale_names import locale_of
from service.locales.plurals import UnknownPluralFormsError

_DATE = "POT-Creation-Date"


@dataclass(frozen=True, slots=True)
class Written:
    """A template on disk."""

    path: Path
    messages: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalog as it will be on disk, with the ledger of its messages."""

    path: Path
    catalog: polib.POFile
    ledger: tuple[Line, ...]


class LostTextsError(PolyleafError):
    """An update would lose translations: a defect of the program, and nothing was written."""

    def __init__(self, updates: Iterable[Updated]) -> None:
        self.updates = tuple(updates)
        super().__init__(
            "The update would lose translations; nothing was changed."
            " Report this as a defect of Polyleaf."
        )


def extract_templates(
    root: Path, domains: Mapping[str, Sequence[Message]], now: datetime
) -> tuple[Written, ...]:
    """Write a template a domain; one whose messages are as before keeps its bytes, its date too.

    A template that cannot be read is written anew: nobody's work is in it.
    """
    return tuple(
        _write_template(root, make_template(domain, messages, now), template_path(root, domain))
        for domain, messages in domains.items()
    )


def _write_template(root: Path, template: CatalogFile, path: Path) -> Written:
    changed = not _is_unchanged(template, path, root)
    if changed:
        save_po(template, path)
    return Written(path, len(template), changed)


def update_catalogs(
    root: Path, domains: Sequence[str], languages: Languages = CLDR
) -> tuple[Updated, ...]:
    """Update the catalogs of all languages, those of documents that are gone too.

    Reads all before it writes any: raises InputError with every fault, LostTextsError where a
    translation would be lost, and nothing was changed.
    """
    faults: list[Fault] = []
    updates: list[Updated] = []
    templates = load_templates(root, domains)
    for language in list_languages(root):
        try:
            updates += _update_language(root, language, templates, languages)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(dict.fromkeys(faults))
    write_updates(updates)
    return tuple(update for update in updates if update.ledger or update.path.stem in templates)


def write_updates(updates: Sequence[Updated]) -> None:
    """Write catalogs; raises LostTextsError, and writes none, where a ledger tells of a loss."""
    if any(line.fate is Fate.LOST for update in updates for line in update.ledger):
        raise LostTextsError(updates)
    for update in updates:
        save_po(update.catalog, update.path)


def _update_language(
    root: Path, language: str, templates: Mapping[str, polib.POFile], languages: Languages
) -> Sequence[Updated]:
    """Update one language in memory; raises InputError where a catalog cannot be read, or read back."""
    paths = {domain: catalog_path(root, language, domain) for domain in templates}
    faults: list[Fault] = []
    catalogs: dict[str, polib.POFile] = _load_gone(root, language, templates, faults)
    for domain, template in templates.items():
        try:
            is_new = not paths[domain].exists()
            catalogs[domain] = (
                new_catalog(language, template, languages)
                if is_new
                else load_po(paths[domain], root)
            )
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    updates = [
        Updated(catalog_path(root, language, domain), update.catalog, update.ledger)
        for domain, update in update_language(catalogs, templates).items()
    ]
    _check_readable(updates, root)
    return updates


def _load_gone(
    root: Path, language: str, domains: Collection[str], faults: list[Fault]
) -> dict[str, polib.POFile]:
    """Load our catalogs of documents that are gone: they say with which rules we segmented them.

    A PO file of anybody else in the folder is not ours to change.
    """
    gone = {}
    for path in sorted(catalog_path(root, language, "any").parent.glob("*.po")):
        if path.stem not in domains:
            try:
                catalog = load_po(path, root)
            except InputError as error:
                faults += error.faults
            else:
                if SEGMENTATION_HEADER in catalog.metadata:
                    gone[path.stem] = catalog
    return gone


def _check_readable(updates: Iterable[Updated], root: Path) -> None:
    """Raise InputError with the faults of every catalog that could not be read back."""
    faults: list[Fault] = []
    for update in updates:
        try:
            read_po(write_po(update.catalog), update.path.relative_to(root).as_posix())
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)


def template_path(root: Path, domain: str) -> Path:
    """Return where the template of a domain lies."""
    return root / "translations" / f"{domain}.pot"


def new_catalog(language: str, template: polib.POFile, languages: Languages = CLDR) -> CatalogFile:
    """Make an empty catalog for a language; raises InputError where nobody knows how it counts."""
    catalog = CatalogFile()
    catalog.metadata = {
        **template.metadata,
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": locale_of(language),
        "Plural-Forms": _plural_forms(language, languages),
    }
    return catalog


def _plural_forms(language: str, languages: Languages) -> str:
    try:
        return languages.plural_forms(language)
    except UnknownPluralFormsError as error:
        place = f"translations/{locale_of(language)}"
        advice = "Write its plural_forms into content/languages.yaml."
        raise InputError([Fault(place, 0, str(error), advice)]) from error


def load_templates(root: Path, domains: Sequence[str]) -> Mapping[str, polib.POFile]:
    """Load the templates of domains; raises InputError with the faults of all of them."""
    faults: list[Fault] = []
    templates = {}
    for domain in domains:
        path = template_path(root, domain)
        try:
            templates[domain] = load_po(path, root)
        except InputError as error:
            advice = "Run `polyleaf extract` to write it."
            faults += [replace(fault, advice=advice) for fault in error.faults]
    if faults:
        raise InputError(faults)
    return templates


def _is_unchanged(new: CatalogFile, path: Path, root: Path) -> bool:
    try:
        old = load_po(path, root)
    except InputError:
        return False
    dated = CatalogFile(new)
    dated.header, dated.metadata = new.header, {**new.metadata, _DATE: old.metadata.get(_DATE, "")}
    return write_po(dated) == path.read_bytes()
