"""PO files: a strict reader, a canonical writer, and what an entry is."""

from service.catalogs.po.entry import (
    CatalogEntry,
    CatalogFile,
    forms_of,
    is_fuzzy,
    is_kept,
    is_live,
    is_plural,
    is_translated,
    key_of,
)
from service.catalogs.po.files import load_po, save_po
from service.catalogs.po.header import copy_head
from service.catalogs.po.limits import DISK, HTTP, Limits
from service.catalogs.po.plural_forms import PluralFormsError, read_plural_rule, same_plural_rule
from service.catalogs.po.reader import read_po
from service.catalogs.po.writer import write_po

__all__ = [
    "DISK",
    "HTTP",
    "CatalogEntry",
    "CatalogFile",
    "Limits",
    "PluralFormsError",
    "copy_head",
    "forms_of",
    "is_fuzzy",
    "is_kept",
    "is_live",
    "is_plural",
    "is_translated",
    "key_of",
    "load_po",
    "read_plural_rule",
    "read_po",
    "same_plural_rule",
    "save_po",
    "write_po",
]
