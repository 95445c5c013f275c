"""A file that was cut off anywhere is refused, or gives whole messages only."""

import pytest

from service.catalogs.po import read_po
from service.errors import InputError

WHOLE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. level: safety
#: a.md#b
#, fuzzy
#| msgid "5 mg"
msgctxt "a/b"
msgid "50 mg"
msgstr "50 mg"

msgid "días\\t"
msgid_plural "two\\n"
"days"
msgstr[0] "ein\\n"
"Tag"
msgstr[1] "zwei"

#~| msgid "old"
#~ msgid "gone"
#~ msgstr "wég"
""".encode()


def _read(data):
    try:
        return read_po(data)
    except InputError:
        return None


def test_truncated_file_gives_no_text_that_the_whole_one_lacks():
    texts = {(entry.msgctxt, entry.msgid, entry.msgstr) for entry in read_po(WHOLE)}

    for length in range(len(WHOLE)):
        for entry in _read(WHOLE[:length]) or ():
            assert (entry.msgctxt, entry.msgid, entry.msgstr) in texts


def test_truncated_file_is_refused_where_msgfmt_refuses_it(gettext, tmp_path):
    path = tmp_path / "cut.po"

    for length in range(len(WHOLE)):
        path.write_bytes(WHOLE[:length])
        refused = _read(WHOLE[:length]) is None
        if refused != bool(gettext("msgfmt", "-o", tmp_path / "mo", path).returncode):
            # two forms are wanted, and counted by --check alone
            assert refused
            assert gettext("msgfmt", "--check", "-o", tmp_path / "mo", path).returncode


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b" ", b"\n\n\n"])
def test_end_of_the_file_needs_no_newline(ending):
    catalog = read_po(WHOLE.rstrip(b"\n") + ending)

    assert catalog[-1].msgstr == "wég"
