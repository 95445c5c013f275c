"""GNU gettext as the judge of PO files, and the fixtures that it judges."""

import os
import subprocess
from pathlib import Path

import pytest

from service.catalogs.po import forms_of, is_kept


@pytest.fixture(scope="session")
def fixtures():
    return Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def gettext(require_tool):
    """A function that runs a gettext tool: gettext("msgcat", "--no-wrap", path)."""

    def run(tool, *arguments):
        # C: messages in English and file names as they are; the PO files name their own charset
        environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": ""}
        command = [require_tool(tool), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, env=environment, check=False)

    return run


def facts(entry):
    """All that an entry holds, but the line where it stood."""
    return {
        "obsolete": entry.obsolete,
        "msgctxt": entry.msgctxt,
        "msgid": entry.msgid,
        "msgid_plural": entry.msgid_plural,
        "forms": tuple(forms_of(entry)),
        "previous": (
            entry.previous_msgctxt,
            entry.previous_msgid,
            entry.previous_msgid_plural,
        ),
        "translator": entry.tcomment,
        "extracted": entry.comment,
        "references": list(entry.occurrences),
        "flags": list(entry.flags),
        "sticky": getattr(entry, "sticky_flags", ()),
        "bare": getattr(entry, "bare_comments", frozenset()),
    }


@pytest.fixture(scope="session")
def facts_of():
    """A function: the header and all entries of a catalog, as values to compare."""

    def collect(catalog):
        head = (catalog.header, dict(catalog.metadata), bool(catalog.metadata_is_fuzzy))
        kept = sorted(filter(is_kept, catalog), key=lambda entry: entry.obsolete)
        return [head, *map(facts, kept)]

    return collect
