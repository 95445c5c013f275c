"""Entries that the reader builds are those that polib's constructors make."""

from service.catalogs.po import CatalogEntry, read_po
from service.catalogs.po.entry import build_entry

FIELDS = {
    "msgctxt": "a",
    "msgid": "b",
    "msgid_plural": "",
    "msgstr": "c",
    "msgstr_plural": {},
    "obsolete": False,
    "encoding": "utf-8",
    "comment": "x",
    "tcomment": "y",
    "occurrences": [("f.md", "")],
    "flags": ["fuzzy"],
    "previous_msgctxt": None,
    "previous_msgid": "d",
    "previous_msgid_plural": None,
    "linenum": 3,
    "sticky_flags": (),
    "bare_comments": frozenset(),
}
TWO = b'#. note\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\n#. note\n#, fuzzy\nmsgid "c"\nmsgstr "d"\n'
HEAD = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_a_built_entry_is_what_the_constructor_makes():
    assert vars(build_entry(FIELDS)) == vars(CatalogEntry(**FIELDS))


def test_entries_with_the_same_comments_have_lists_of_their_own():
    one, other = read_po(HEAD + TWO)

    one.flags.remove("fuzzy")
    one.occurrences.append(("x", ""))

    assert (other.flags, other.occurrences) == (["fuzzy"], [])
    assert [entry.flags for entry in read_po(HEAD + TWO)] == [["fuzzy"], ["fuzzy"]]
