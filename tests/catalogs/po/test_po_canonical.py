"""What is accepted is written as `msgcat --no-wrap` of gettext 0.21 writes it, but for these."""

import pytest

from service.catalogs.po import is_fuzzy, read_po, write_po

# good.<what>.po is what we write; odd.<what>.po is accepted, and written otherwise
GOOD = (
    "big5",
    "bidi-controls",
    "cp1252",
    "duplicates-in-other-contexts",
    "euc-jp",
    "euc-kr",
    "everything",
    "fuzzy-with-an-empty-first-form",
    "gb18030",
    "gbk",
    "header-not-first",
    "header-only",
    "header-without-charset",
    "iso-8859-1",
    "iso-8859-15",
    "isolated-references",
    "koi8-r",
    "no-header",
    "normalization-twins",
    "shift-jis",
    "sticky-flags",
    "windows-1251",
)
ODD = ("bom", "crlf", "flags-on-several-lines", "spread")

# Where we differ from msgcat 0.21 on purpose.
DIFFERENCES = {
    "bom": "0.21 refuses the byte order mark that Windows tools write; newer gettext drops it",
    "crlf": "0.21 leaves the CR of a CRLF file at the end of comments and references",
    "flags-on-several-lines": "0.21 forgets the flags of all #, lines but the last, fuzzy too",
    "fuzzy-with-an-empty-first-form": "0.21 drops fuzzy although another form has text",
    "sticky-flags": "0.21 takes #= for a comment; the manual asks readers to take flags from it",
    "windows-1251": "0.21 knows the charset as CP1251 only; msgfmt takes it with a warning",
}
# Further ones, where 0.21 writes something that it does not read again, or that says less:
# - obsolete plurals whose first form alone is empty: dropped by 0.21;
# - a reference in U+2068 … U+2069: 0.21 takes its words for several and may break the line there;
# - `#: ./a:1 a:1`: named twice by 0.21; - `#: a:1 :2`: 0.21 writes `a:1:2`;
# - a file with no message but the header: nothing without --force-po.


@pytest.mark.parametrize("what", GOOD)
def test_canonical_file_keeps_its_bytes(what, fixtures):
    data = (fixtures / f"good.{what}.po").read_bytes()

    written = write_po(read_po(data))

    assert written == data


@pytest.mark.parametrize("what", ODD)
def test_odd_file_becomes_canonical_at_once(what, fixtures):
    data = (fixtures / f"odd.{what}.po").read_bytes()

    written = write_po(read_po(data))

    assert written != data
    assert write_po(read_po(written)) == written


@pytest.mark.parametrize("what", [*GOOD, *ODD])
def test_msgcat_writes_the_same_but_for_the_table(what, fixtures, gettext):
    path = next(fixtures.glob(f"[go][od]*.{what}.po"))

    judged = gettext("msgcat", "--no-wrap", "--force-po", path).stdout

    assert (write_po(read_po(path.read_bytes())) == judged) is (what not in DIFFERENCES)


def test_every_fixture_is_in_a_table(fixtures):
    found = {path.name for path in fixtures.glob("*.po") if not path.name.startswith("bad.")}

    assert found == {f"good.{what}.po" for what in GOOD} | {f"odd.{what}.po" for what in ODD}


def test_flags_of_all_lines_count(fixtures):
    data = (fixtures / "odd.flags-on-several-lines.po").read_bytes()

    (entry,) = read_po(data)

    assert entry.flags == ["fuzzy", "c-format"]


def test_sticky_fuzzy_is_fuzzy(fixtures):
    data = (fixtures / "good.sticky-flags.po").read_bytes()

    catalog = read_po(data)

    assert [is_fuzzy(entry) for entry in catalog] == [True, True]
    assert catalog[0].sticky_flags == ("x-approved", "python-format", "range: 1..2")


def test_flag_taken_from_an_entry_leaves_the_sticky_line(fixtures):
    catalog = read_po((fixtures / "good.sticky-flags.po").read_bytes())

    for entry in catalog:
        entry.flags.remove("fuzzy")

    assert b"fuzzy" not in write_po(catalog)
    assert b"#= x-approved, python-format, range: 1..2\n" in write_po(catalog)


def test_reference_with_spaces_is_one_reference(fixtures):
    data = (fixtures / "good.isolated-references.po").read_bytes()

    (entry,) = read_po(data)

    assert entry.occurrences == [
        ("content/side effects.md", "12"),
        ("content/a.md", "3"),
        ("b c", ""),
    ]


def test_unicode_separators_stay_in_their_line(fixtures):
    data = (fixtures / "good.everything.po").read_bytes()

    entry = next(entry for entry in read_po(data) if entry.msgid.startswith("escapes"))

    assert entry.msgid == 'escapes: \\ " \a \b \f \r \v'
    assert entry.msgstr == "line\u2028paragraph\u2029next\u0085separator\u001c\x01\x7f\U0001f48a"


def test_obsolete_entry_keeps_comments_and_previous_strings(fixtures):
    data = (fixtures / "good.everything.po").read_bytes()

    entry = read_po(data)[-1]

    assert entry.obsolete
    assert (entry.tcomment, entry.comment, entry.occurrences) == ("kept", "kept", [("kept", "1")])
    assert (entry.previous_msgctxt, entry.previous_msgid) == ("previous", "previous")
    assert entry.msgstr_plural == {0: "ido", 1: "idos"}


def test_linenum_is_the_line_of_the_first_keyword(fixtures):
    data = (fixtures / "good.everything.po").read_bytes()
    lines = data.decode().split("\n")

    catalog = read_po(data)

    for entry in catalog:
        keyword = "msgid" if entry.msgctxt is None else "msgctxt"
        assert lines[entry.linenum - 1].removeprefix("#~ ").startswith(f"{keyword} ")
