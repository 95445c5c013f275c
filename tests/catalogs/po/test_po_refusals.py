"""What the strict reader refuses, and where it says so, with GNU gettext as the judge."""

from enum import StrEnum

import pytest

from service.catalogs.po import DISK, read_po
from service.errors import InputError


class Judge(StrEnum):
    """Which of gettext 0.21's tools refuses the file too; the first that does."""

    MSGFMT = "msgfmt"
    CHECK = "msgfmt --check"
    MSGCAT = "msgcat"
    NOBODY = "gettext changes the text in silence, or leaves bytes that are no text"


# what stands in bad.<what>.po: the line and a piece of the message of its first fault, the judge
BAD = {
    "bom-of-another-charset": (1, "starts as UTF-8 does", Judge.MSGFMT),
    "charset-missing": (2, "no header declares a charset", Judge.CHECK),
    "charset-not-in-header": (5, "no header declares a charset", Judge.MSGCAT),
    "charset-placeholder": (1, "'CHARSET' is not supported", Judge.MSGCAT),
    "charset-unknown": (1, "'X-USER' is not supported", Judge.MSGCAT),
    "charset-utf-16": (1, "'UTF-16' is not supported", Judge.MSGCAT),
    "comment-after-msgid": (7, "comment stands inside", Judge.MSGFMT),
    "comment-behind-a-mark": (7, "expected is #| msgid_plural", Judge.MSGFMT),
    "comment-ends-with-backslash": (6, "ends with a backslash", Judge.MSGFMT),
    "comment-ends-with-byte-5c": (4, "ends with a backslash", Judge.MSGFMT),
    "comment-on-the-line-of-msgid": (6, "comment stands inside", Judge.MSGFMT),
    "comment-sign-lost": (6, "no keyword, comment or string", Judge.MSGFMT),
    "conflict-base-marker": (8, "merge conflict", Judge.MSGFMT),
    "conflict-markers": (7, "merge conflict", Judge.MSGFMT),
    "domain-line": (6, "domain line", Judge.CHECK),
    "duplicate": (9, "line 6 is defined a second time", Judge.MSGFMT),
    "duplicate-header": (6, "line 1 is defined a second time", Judge.MSGFMT),
    "duplicate-in-context": (11, "line 7 is defined a second time", Judge.MSGFMT),
    "duplicate-of-equal-text": (9, "line 6 is defined a second time", Judge.MSGFMT),
    "duplicate-of-obsolete": (9, "line 6 is defined a second time", Judge.MSGFMT),
    "eot": (6, "context separator", Judge.MSGFMT),
    "escape-eot": (7, "context separator", Judge.MSGFMT),
    "escape-half-a-character": (7, "no text in the charset", Judge.MSGCAT),
    "escape-hexadecimal-empty": (7, "escape \\x is unknown", Judge.MSGFMT),
    "escape-hexadecimal-long": (7, "longer than one byte", Judge.MSGCAT),
    "escape-nul": (7, "NUL character", Judge.NOBODY),
    "escape-octal-large": (7, "longer than one byte", Judge.MSGCAT),
    "escape-of-apostrophe": (7, "escape \\' is unknown", Judge.MSGFMT),
    "escape-unicode": (7, "escape \\u is unknown", Judge.MSGFMT),
    "escape-unknown": (7, "escape \\e is unknown", Judge.MSGFMT),
    "half-a-character": (7, "no text in UTF-8", Judge.MSGFMT),
    "header-with-plural": (1, "header has a plural", Judge.CHECK),
    "keyword-with-suffix": (7, "no keyword, comment or string", Judge.MSGFMT),
    "line-ends-with-backslash": (7, "ends with a backslash inside", Judge.NOBODY),
    "lone-surrogate": (7, "no text in UTF-8", Judge.MSGFMT),
    "missing-msgid": (7, "expected is", Judge.MSGFMT),
    "missing-msgstr": (6, "no msgstr", Judge.MSGFMT),
    "missing-msgstr-at-the-end": (9, "no msgstr", Judge.MSGFMT),
    "missing-string": (6, "msgid has no string", Judge.MSGFMT),
    "missing-string-at-the-end": (7, "msgstr has no string", Judge.MSGFMT),
    "misspelt-keyword": (7, "no keyword, comment or string", Judge.MSGFMT),
    "msgctxt-after-msgid": (6, "no msgstr", Judge.MSGFMT),
    "msgctxt-alone": (7, "expected is msgid", Judge.MSGFMT),
    "msgctxt-twice": (7, "second msgctxt", Judge.MSGFMT),
    "msgid-plural-missing": (7, "without a msgid_plural", Judge.MSGFMT),
    "msgid-plural-twice": (8, "second msgid_plural", Judge.MSGFMT),
    "msgid-plural-without-forms": (6, "no msgstr", Judge.MSGFMT),
    "msgstr-twice": (8, "second msgstr", Judge.MSGFMT),
    "newline-at-the-begin": (6, "msgstr do not both begin", Judge.MSGFMT),
    "newline-at-the-end": (6, "msgstr do not both end", Judge.MSGFMT),
    "newline-of-msgid-plural": (6, "msgid_plural do not both end", Judge.MSGFMT),
    "newline-of-one-form": (6, "msgstr[1] do not both end", Judge.MSGFMT),
    "no-break-space": (6, "no keyword, comment or string", Judge.MSGFMT),
    "no-opening-quote": (7, "no keyword, comment or string", Judge.MSGFMT),
    "not-ascii": (5, "no text in ASCII", Judge.MSGFMT),
    "not-shift-jis": (5, "no text in SHIFT_JIS", Judge.MSGFMT),
    "not-utf-8": (7, "bytes fc are no text in UTF-8", Judge.MSGFMT),
    "not-utf-8-in-comment": (6, "bytes fc are no text in UTF-8", Judge.NOBODY),
    "nul": (7, "NUL characters", Judge.NOBODY),
    "nul-in-comment": (6, "NUL characters", Judge.NOBODY),
    "number-after-quote": (7, "text after the closing quote", Judge.MSGFMT),
    "obsolete-continuation": (8, "differ in their #~", Judge.MSGFMT),
    "obsolete-msgid-only": (7, "differ in their #~", Judge.MSGFMT),
    "obsolete-msgstr-only": (7, "differ in their #~", Judge.MSGFMT),
    "overlong-utf-8": (7, "no text in UTF-8", Judge.MSGFMT),
    "plural-forms-divide-by-zero": (1, "divides by zero for 0", Judge.CHECK),
    "plural-forms-missing": (1, "no Plural-Forms", Judge.CHECK),
    "plural-forms-negative": (1, "gives -1 for 0", Judge.CHECK),
    "plural-forms-of-200-million": (1, "nplurals=200000000", Judge.CHECK),
    "plural-forms-placeholder": (1, "no number", Judge.CHECK),
    "plural-forms-python": (1, "not valid", Judge.CHECK),
    "plural-forms-too-few": (6, "has 1 plural forms, the header says 2", Judge.CHECK),
    "plural-forms-too-large": (1, "gives 2 for 2", Judge.CHECK),
    "plural-forms-too-many": (6, "has 3 plural forms, the header says 2", Judge.CHECK),
    "plural-forms-unclosed": (1, "not valid", Judge.CHECK),
    "plural-index-from-1": (8, "index 1; expected is 0", Judge.MSGFMT),
    "plural-index-gap": (9, "index 2; expected is 1", Judge.MSGFMT),
    "plural-index-huge": (8, "index 4294967296; expected is 0", Judge.MSGFMT),
    "plural-index-no-number": (8, "no index of a plural form", Judge.MSGFMT),
    "plural-index-of-two-digits": (9, "index 11; expected is 1", Judge.MSGFMT),
    "plural-index-twice": (9, "index 0; expected is 1", Judge.MSGFMT),
    "plural-without-index": (8, "no index", Judge.MSGFMT),
    "previous-at-the-end": (10, "The file ends", Judge.MSGFMT),
    "previous-before-comment": (7, "comment stands inside", Judge.MSGFMT),
    "previous-context-alone": (7, "expected is #| msgid", Judge.MSGFMT),
    "previous-continuation": (7, "differ in their #~", Judge.MSGFMT),
    "previous-msgstr": (6, "no keyword", Judge.MSGFMT),
    "previous-of-obsolete-on-live": (7, "differ in their #~", Judge.MSGFMT),
    "python-brace-format-in-sticky-flags": (7, "'dose' is missing", Judge.NOBODY),
    "python-brace-format-name": (7, "'dose' is missing", Judge.CHECK),
    "python-brace-format-unclosed": (7, "no placeholder", Judge.CHECK),
    "python-format-missing": (7, "it has 0 placeholders", Judge.CHECK),
    "python-format-name": (7, "'dose' is missing", Judge.CHECK),
    "python-format-of-one-form": (7, "msgstr[1] does not fit", Judge.CHECK),
    "python-format-percent": (7, "no placeholder", Judge.CHECK),
    "python-format-type": (7, "placeholder 1 takes a string", Judge.CHECK),
    "second-bom": (6, "byte order mark", Judge.MSGFMT),
    "single-quotes": (6, "no keyword, comment or string", Judge.MSGFMT),
    "string-after-comment": (9, "without its keyword", Judge.MSGFMT),
    "text-after-quote": (6, "text after the closing quote", Judge.MSGFMT),
    "typographic-quotes": (7, "no keyword, comment or string", Judge.MSGFMT),
    "unclosed-quote": (7, "no closing quote", Judge.MSGFMT),
    "unclosed-quote-after-backslash": (7, "no closing quote", Judge.MSGFMT),
    "unclosed-quote-at-the-end": (7, "ends inside a string", Judge.MSGFMT),
    "unclosed-quote-in-continuation": (9, "no closing quote", Judge.MSGFMT),
    "unclosed-quote-in-previous": (6, "no closing quote", Judge.MSGFMT),
    "unescaped-quotes": (7, "text after the closing quote", Judge.MSGFMT),
    "unknown-keyword": (6, "text after the closing quote", Judge.MSGFMT),
    "uppercase-keyword": (6, "no keyword, comment or string", Judge.MSGFMT),
    "utf-16": (1, "is in UTF-16", Judge.MSGFMT),
    "utf-16-without-bom": (1, "NUL characters", Judge.MSGFMT),
    "utf-32": (1, "is in UTF-32", Judge.MSGFMT),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_file_is_refused_where_it_is_bad(what, fixtures):
    line, piece, _ = BAD[what]
    path = fixtures / f"bad.{what}.po"

    with pytest.raises(InputError) as refusal:
        read_po(path.read_bytes(), path.name)

    first = refusal.value.faults[0]
    assert (first.path, first.line) == (path.name, line)
    assert piece in first.message


@pytest.mark.parametrize("what", BAD)
def test_gettext_judges_a_bad_file_as_the_table_says(what, fixtures, gettext, tmp_path):
    path, judge = fixtures / f"bad.{what}.po", BAD[what][2]

    refusals = {
        Judge.MSGFMT: gettext("msgfmt", "-o", tmp_path / "mo", path).returncode,
        Judge.CHECK: gettext("msgfmt", "--check", "-o", tmp_path / "mo", path).returncode,
        Judge.MSGCAT: gettext("msgcat", "-o", tmp_path / "po", path).returncode,
        Judge.NOBODY: 1,
    }

    assert next(name for name, code in refusals.items() if code) is judge


def test_every_bad_file_is_in_the_table(fixtures):
    named = {path.name.removeprefix("bad.").removesuffix(".po") for path in fixtures.glob("bad.*")}

    assert named == set(BAD)


def test_all_faults_of_a_file_are_listed(fixtures):
    parts = [
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
        'msgid "A"\nmsgstr "B\n',
        '<<<<<<< HEAD\nmsgid "C"\nmsgstr "D"\n',
        'msgid "E" F\nmsgstr "\\e"\n',
        'msgid "A\\n"\nmsgstr "G"\n',
        'msgid "C"\nmsgstr ""\n',
    ]

    with pytest.raises(InputError) as refusal:
        read_po("\n".join(parts).encode())

    assert [(fault.line, fault.message.split()[0]) for fault in refusal.value.faults] == [
        (5, "The"),
        (7, "A"),
        (11, "There"),
        (12, "The"),
        (14, "msgid"),
        (17, "The"),
    ]


def test_a_consequence_of_a_flaw_is_no_further_fault(fixtures):
    path = fixtures / "bad.conflict-markers.po"

    with pytest.raises(InputError) as refusal:
        read_po(path.read_bytes())

    assert [fault.line for fault in refusal.value.faults] == [7, 9, 11]


def test_faults_of_a_hopeless_file_are_cut_off():
    data = b"rubbish\n" * 100_000

    with pytest.raises(InputError) as refusal:
        read_po(data)

    assert len(refusal.value.faults) == DISK.faults + 1
    assert "further faults" in refusal.value.faults[-1].message


def test_fault_names_path_line_and_advice(fixtures):
    path = fixtures / "bad.unclosed-quote.po"

    with pytest.raises(InputError) as refusal:
        read_po(path.read_bytes(), "translations/es/LC_MESSAGES/x.po")

    assert str(refusal.value) == (
        "translations/es/LC_MESSAGES/x.po:7: The string has no closing quote. Add the quote."
    )
