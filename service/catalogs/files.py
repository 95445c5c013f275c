"""Writes templates and catalogs where they changed, and leaves every other file as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import polib

from service.catalogs.po import CatalogFile, load_po, read_po, save_po, write_po
from service.catalogs.template import make_template
from service.catalogs.texts import catalog_path, list_languages
from service.catalogs.update import Line, Update, update_catalog
from service.content.model import Message
from service.errors import Fault, InputError
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
    """A catalog on disk, with the ledger of its messages."""

    path: Path
    ledger: tuple[Line, ...]


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
    """Update the catalogs of all languages.

    Reads all before it writes any: raises InputError with every fault, and nothing was changed.
    """
    faults: list[Fault] = []
    updates: list[tuple[Path, Update]] = []
    templates = load_templates(root, domains)
    for language in list_languages(root):
        for domain, template in templates.items():
            path = catalog_path(root, language, domain)
            try:
                is_new = not path.exists()
                old = new_catalog(language, template, languages) if is_new else load_po(path, root)
                shown = path.relative_to(root).as_posix()
                updates.append((path, _update(old, template, domain, shown)))
            except InputError as error:
                faults += error.faults
    if faults:
        raise InputError(dict.fromkeys(faults))
    for path, update in updates:
        save_po(update.catalog, path)
    return tuple(Updated(path, update.ledger) for path, update in updates)


def _update(old: polib.POFile, template: polib.POFile, domain: str, shown: str) -> Update:
    """Update one catalog in memory; raises InputError where it could not be read back."""
    update = update_catalog(old, template, domain)
    read_po(write_po(update.catalog), shown)
    return update


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
