"""Writes a catalog to be downloaded: as the journal has it, and saying as of when."""

import copy
from pathlib import Path

import polib

from service.catalogs.po import CatalogFile, is_live, load_po, write_po
from service.catalogs.texts import ORIGIN_HEADER, catalog_path
from service.errors import Fault, InputError
from service.journal.sync.base import Reference, with_base
from service.journal.sync.entries import OURS
from service.locales.locale_names import locale_of


def export_catalog(root: Path, language: str, domain: str, reference: Reference) -> bytes:
    """Write the catalog of a language as it is after a sync; `reference` is that sync's moment.

    It does not say where its texts come from: what comes back changed is its author's.
    Raises InputError where there is no such catalog.
    """
    path = catalog_path(root, language, domain)
    if not path.is_file():
        shown = path.relative_to(root).as_posix()
        advice = "Run `polyleaf extract` and `polyleaf update`."
        raise InputError([Fault(shown, 0, "There is no such catalog.", advice)])
    return write_po(make_download(load_po(path, root), language, domain, reference))


def make_download(
    catalog: CatalogFile, language: str, domain: str, reference: Reference
) -> CatalogFile:
    """Turn a catalog into a file that can come back."""
    download = with_base(catalog, domain, reference)
    download.metadata = {
        name: value
        for name, value in download.metadata.items()
        if name.lower() != ORIGIN_HEADER.lower()
    } | {"Language": locale_of(language)}
    download[:] = [_without_ours(entry) for entry in catalog]
    return download


def _without_ours(entry: polib.POEntry) -> polib.POEntry:
    kept = [line for line in entry.tcomment.split("\n") if not line.startswith(OURS)]
    plain = copy.copy(entry)
    plain.tcomment = "\n".join(kept)
    return plain if is_live(entry) else entry
