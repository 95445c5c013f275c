"""Other projects' PO files, with msgfmt and msgcat as the judges."""

import pytest

from service.catalogs.po import read_po, write_po
from service.errors import InputError

pytestmark = pytest.mark.corpora

# Accepted, though msgfmt 0.21 refuses: a byte order mark, which newer gettext drops.
BOM = {"test_ufeff.po", "bom-crlf-fuzzy-prev.po"}
# Refused, though `msgfmt --check` and msgcat do not: by name, and why.
STRICTER = {
    "read__test_applies_specified_encoding_during_read_1.po": "UTF-8 under another charset",
    "read__test_plural_forms_header_parsed_1.po": "nplurals=42",
    "nul-byte.po": "gettext cuts the text off at a NUL",
}
# Written otherwise than msgcat 0.21 writes it.
DIFFERENT = {
    "sticky-flags-2027.po": "0.21 takes #= for a comment",
    "test_utf8.po": "0.21 forgets the flags of all #, lines but the last",
}


def _paths(corpora):
    found = [*corpora.glob("po-corpus/**/*.po*"), *corpora.glob("corpora/*/po/*.po")]
    assert len(found) > 100
    return found


def _read(path):
    try:
        return read_po(path.read_bytes(), path.name)
    except InputError:
        return None


def test_what_msgfmt_refuses_is_refused(corpora, gettext, tmp_path):
    for path in _paths(corpora):
        if gettext("msgfmt", "-o", tmp_path / "mo", path).returncode and path.name not in BOM:
            assert _read(path) is None, path


def test_what_is_refused_is_refused_by_gettext_too(corpora, gettext, tmp_path):
    for path in _paths(corpora):
        if _read(path) is None and path.name not in STRICTER:
            checked = gettext("msgfmt", "--check", "-o", tmp_path / "mo", path).returncode
            assert checked or gettext("msgcat", "-o", tmp_path / "po", path).returncode, path


def test_what_is_accepted_is_written_as_msgcat_writes_it(corpora, gettext):
    for path in _paths(corpora):
        catalog = _read(path)
        if catalog is None or path.name in BOM | DIFFERENT.keys():
            continue
        judged = gettext("msgcat", "--no-wrap", "--force-po", path)
        assert write_po(catalog) == judged.stdout, path


def test_writing_is_stable(corpora):
    for path in _paths(corpora):
        if (catalog := _read(path)) is not None:
            written = write_po(catalog)
            assert write_po(read_po(written, path.name)) == written, path
