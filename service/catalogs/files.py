"""Writes templates and catalogs where they changed, and leaves every other file as it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polib

from service.catalogs.po import CatalogFile, load_po, save_po, write_po
from service.catalogs.template import make_template
from service.catalogs.texts import catalog_path, list_languages
from service.catalogs.update import Line, update_catalog
from service.content.model import Message
from service.errors import Fault, InputError
from service.locales.locale_names import locale_of
from service.locales.plurals import plural_forms

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
) -> Iterator[Written]:
    """Write a template a domain; one whose messages are as before keeps its bytes, its date too."""
    for domain, messages in domains.items():
        path = template_path(root, domain)
        template = make_template(domain, messages, now)
        changed = not (path.exists() and _same_but_date(load_po(path, root), template))
        if changed:
            save_po(template, path)
        yield Written(path, len(template), changed)


def update_catalogs(root: Path, domains: Sequence[str]) -> Iterator[Updated]:
    """Update the catalogs of all languages.

    Reads all before it writes any: raises InputError with every fault, and nothing was changed.
    """
    templates = {domain: _load_template(root, domain) for domain in domains}
    faults: list[Fault] = []
    updates = []
    for language in list_languages(root):
        for domain, template in templates.items():
            path = catalog_path(root, language, domain)
            try:
                old = load_po(path, root) if path.exists() else new_catalog(language, template)
            except InputError as error:
                faults += error.faults
                continue
            updates.append((path, update_catalog(old, template)))
    if faults:
        raise InputError(faults)
    for path, update in updates:
        save_po(update.catalog, path)
        yield Updated(path, update.ledger)


def template_path(root: Path, domain: str) -> Path:
    """Return where the template of a domain lies."""
    return root / "translations" / f"{domain}.pot"


def new_catalog(language: str, template: polib.POFile) -> CatalogFile:
    """Make an empty catalog for a language."""
    catalog = CatalogFile()
    catalog.metadata = {
        **template.metadata,
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": locale_of(language),
        "Plural-Forms": plural_forms(language),
    }
    return catalog


def _load_template(root: Path, domain: str) -> polib.POFile:
    path = template_path(root, domain)
    if not path.exists():
        shown = path.relative_to(root).as_posix()
        raise InputError(
            [Fault(shown, 0, "There is no such template.", "Run `polyleaf extract` first.")]
        )
    return load_po(path, root)


def _same_but_date(old: polib.POFile, new: polib.POFile) -> bool:
    dated = CatalogFile()
    dated.header, dated.metadata = new.header, {**new.metadata, _DATE: old.metadata.get(_DATE, "")}
    dated.extend(new)
    return write_po(dated) == write_po(old)
