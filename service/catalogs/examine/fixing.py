"""Mends what a program can mend without knowing the language: spacing and Unicode's normal form."""

from collections.abc import Callable

import polib

from service.catalogs.po import is_live, is_plural

Fix = Callable[[str], str]


def fix_catalog(catalog: polib.POFile, fix: Fix) -> int:
    """Mend the texts of a catalog in place, and count the entries that changed.

    Fuzzy marks, origins and comments stay as they are: a mended text is nobody's new work.
    """
    return sum(_fix_entry(entry, fix) for entry in catalog if is_live(entry))


def _fix_entry(entry: polib.POEntry, fix: Fix) -> bool:
    before = (entry.msgstr, dict(entry.msgstr_plural))
    if is_plural(entry):
        entry.msgstr_plural = {index: fix(form) for index, form in entry.msgstr_plural.items()}
    elif entry.msgstr:
        entry.msgstr = fix(entry.msgstr)
    return before != (entry.msgstr, entry.msgstr_plural)
