"""Runs the checks over PO files: those of a project, and any others."""

from service.catalogs.examine.catalogs import CATALOG, Examined, Knowledge, examine, read_catalog
from service.catalogs.examine.findings import Found, find_faults, find_source
from service.catalogs.examine.fixing import fix_catalog
from service.catalogs.examine.items import Item, list_items
from service.catalogs.examine.targets import (
    NoTargetError,
    Target,
    UnknownLanguageError,
    find_targets,
)

__all__ = [
    "CATALOG",
    "Examined",
    "Found",
    "Item",
    "Knowledge",
    "NoTargetError",
    "Target",
    "UnknownLanguageError",
    "examine",
    "find_faults",
    "find_source",
    "find_targets",
    "fix_catalog",
    "list_items",
    "read_catalog",
]
