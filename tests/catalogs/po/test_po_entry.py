"""What an entry is, and how the header changes."""

import polib
import pytest

from service.catalogs.po import (
    CatalogEntry,
    copy_head,
    is_fuzzy,
    is_live,
    is_plural,
    is_translated,
    key_of,
    read_po,
    write_po,
)
from service.errors import InputError

HEAD = (
    'msgid ""\nmsgstr ""\n'
    '"Project-Id-Version:x\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"PO-Revision-Date: 2025-03-01 12:00+0000\\n"\n'
    '"a remark\\n"\n'
)


def test_empty_context_differs_from_none():
    assert key_of(polib.POEntry(msgid="A")) == (None, "A")
    assert key_of(polib.POEntry(msgid="A", msgctxt="")) == ("", "A")


def test_obsolete_entry_is_not_live():
    assert is_live(CatalogEntry(msgid="A"))
    assert not is_live(CatalogEntry(msgid="A", obsolete=True))


def test_fuzzy_is_a_flag():
    assert is_fuzzy(CatalogEntry(msgid="A", flags=["c-format", "fuzzy"]))
    assert not is_fuzzy(CatalogEntry(msgid="A", flags=["c-format"]))


def test_entry_with_one_form_filled_is_translated():
    forms = CatalogEntry(msgid="A", msgid_plural="B", msgstr_plural={0: "", 1: "b"})

    assert is_translated(forms)
    assert not is_translated(CatalogEntry(msgid="A"))


def test_empty_plural_is_a_plural():
    assert is_plural(CatalogEntry(msgid="A", msgstr_plural={0: "", 1: ""}))
    assert not is_plural(CatalogEntry(msgid="A"))


def test_changed_field_changes_its_line_only():
    catalog = read_po(HEAD.encode())

    catalog.metadata["PO-Revision-Date"] = "2025-04-01 12:00+0000"

    assert write_po(catalog).decode() == HEAD.replace("03-01", "04-01")


def test_new_field_comes_last():
    catalog = read_po(HEAD.encode())

    catalog.metadata["X-Polyleaf-Origin"] = "machine"

    assert write_po(catalog).decode() == HEAD + '"X-Polyleaf-Origin: machine\\n"\n'


def test_field_taken_away_takes_its_line_along():
    catalog = read_po(HEAD.encode())

    del catalog.metadata["PO-Revision-Date"]

    written = write_po(catalog).decode()
    assert "PO-Revision-Date" not in written
    assert "a remark" in written


@pytest.mark.parametrize(
    "date", ["", "2025-03-01T12:00:00+00:00", "2025-03-01", "YEAR-MO-DA HO:MI+ZONE"]
)
def test_any_date_is_taken(date):
    head = HEAD.replace("2025-03-01 12:00+0000", date)

    catalog = read_po(head.encode())

    assert catalog.metadata["PO-Revision-Date"] == date


def test_copied_head_is_the_whole_header():
    head = f"# by hand\n#. extracted\n#: a.md:1\n#, fuzzy, no-wrap\n{HEAD}"

    copied = copy_head(read_po(f'{head}\nmsgid "A"\nmsgstr "B"\n'.encode()))

    assert write_po(copied).decode() == head


def test_header_may_be_fuzzy():
    catalog = read_po(f"#, fuzzy\n{HEAD}".encode())

    catalog.metadata_is_fuzzy = []

    assert write_po(catalog).decode() == HEAD


def test_header_is_no_entry_of_the_list():
    catalog = read_po(HEAD.encode())

    assert list(catalog) == []
    assert catalog.metadata["Project-Id-Version"] == "x"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n"])
def test_file_without_a_message_is_an_empty_catalog(data):
    catalog = read_po(data)

    assert list(catalog) == []
    assert write_po(catalog) == b""


def test_template_may_keep_its_placeholders():
    head = HEAD.replace("charset=UTF-8", "charset=CHARSET").replace(
        "a remark", "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;"
    )

    catalog = read_po(head.encode(), "x.pot")

    assert write_po(catalog).decode() == head


def test_escapes_of_bytes_are_text_in_the_charset_of_the_file():
    utf_8 = HEAD + r'msgid "A"' + "\n" + r'msgstr "\303\251\xc3\xa9é\t\101"' + "\n"
    latin_1 = HEAD.replace("UTF-8", "ISO-8859-1") + 'msgid "A"\nmsgstr "\\351\\xe9"\n'

    assert read_po(utf_8.encode())[0].msgstr == "ééé\tA"
    assert read_po(latin_1.encode("latin-1"))[0].msgstr == "éé"


def test_utf_8_under_the_name_of_another_charset_is_refused():
    head = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'

    with pytest.raises(InputError, match="The file is UTF-8, and its header says"):
        read_po(head + 'msgid "a"\nmsgstr "é"\n'.encode())
