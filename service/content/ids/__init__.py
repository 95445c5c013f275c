"""Permanent ids: how blocks of a document get them, and keep them."""

from service.content.ids.assign import RESERVED, Assigned, Given, assign_ids, is_section, units_of
from service.content.ids.braces import rename_id
from service.content.ids.slug import make_slug
from service.content.ids.splits import Split, find_splits

__all__ = [
    "RESERVED",
    "Assigned",
    "Given",
    "Split",
    "assign_ids",
    "find_splits",
    "is_section",
    "make_slug",
    "rename_id",
    "units_of",
]
