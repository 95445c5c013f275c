"""Reads a file of work that came back, as strictly as the project's own catalogs."""

from dataclasses import dataclass

import polib

from service.catalogs.po import DISK, read_po
from service.catalogs.po.checks import check_catalog
from service.catalogs.texts import Catalog, read_texts
from service.catalogs.work.shelf import Shelf
from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Returned:
    """A file of work that came back, and what it says of its texts."""

    catalog: polib.POFile
    texts: Catalog


def read_returned(data: bytes, path: str, language: str, shelf: Shelf) -> Returned:
    """Read a file; its entries get back the flags that a tool may have dropped, format flags above all.

    Raises InputError where it is malformed, or of another language.
    """
    catalog = read_po(data, path)
    texts = read_texts(catalog, path, language, domain="")
    for entry in catalog:
        if (item := shelf.find(entry)) is not None:
            lost = [flag for flag in item.entry.flags if flag not in {"fuzzy", *entry.flags}]
            entry.flags = [*entry.flags, *lost]
    if faults := tuple(check_catalog(catalog, path, DISK)):
        raise InputError(faults)
    return Returned(catalog, texts)
