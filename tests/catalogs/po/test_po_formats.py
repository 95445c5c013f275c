"""Placeholders, as `msgfmt --check` judges them."""

import itertools

import pytest

from service.catalogs.po import read_po
from service.errors import InputError

HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
PERCENT = (
    "a", "%s", "%r", "%d", "%i", "%ld", "%5.2f", "%e", "%c", "%.0s", "%*d", "%.*s", "%s %d", "%d %s",
    "%%", "100%", "% d", "% b", "%(a)s", "%(a)d", "%(a)s %(a)s", "%(a)s %(b)s", "%(a)s %s", "%(a",
    "%(a(b))s", "%()s", "%(a)%", "%y", "%a", "%F", "%lld",
)  # fmt: skip
BRACES = (
    "a", "{a}", "{b}", "{0}", "{1}", "{}", "{a} {b}", "{a.b}", "{a[0]}", "{a[b]}", "{a[0}", "{a:d}",
    "{a:>5.2f}", "{a:x<5}", "{a:s}", "{a:{b}}", "{a:{b}d}", "{a:{b:d}}", "{a!r}", "{{a}}", "}", "{",
    "{a", "{ a}", "{1a}", "{é}", "{a:}", "{a:%}", "{a:<<}", "{a:}<b}",
)  # fmt: skip


def _catalog(flag, source, translation):
    words = f'#, {flag}\nmsgid "{source}"\nmsgstr "{translation}"\n'
    return f"{HEAD}{words}".encode()


def _is_refused(data):
    try:
        read_po(data)
    except InputError:
        return True
    return False


@pytest.mark.parametrize(
    ("flag", "strings"), [("python-format", PERCENT), ("python-brace-format", BRACES)]
)
def test_msgfmt_refuses_the_same_pairs(flag, strings, gettext, tmp_path):
    pairs = list(itertools.product(strings, repeat=2))
    words = (
        f'#, {flag}\nmsgctxt "{number}"\nmsgid "{source}"\nmsgstr "{translation}"\n'
        for number, (source, translation) in enumerate(pairs)
    )
    path = tmp_path / "x.po"
    path.write_text(HEAD + "\n".join(words), encoding="utf-8")

    judged = gettext("msgfmt", "--check", "-o", tmp_path / "mo", path).stderr.decode(
        errors="replace"
    )

    for number, pair in enumerate(pairs):
        place = f"x.po:{6 + 5 * number + 3}:"  # the line of its msgstr
        assert _is_refused(_catalog(flag, *pair)) is (place in judged), pair


@pytest.mark.parametrize(
    ("flags", "first", "second"),
    [
        ("python-format", "ein Tag", "%d Tage"),
        ("python-brace-format", "ein Tag", "{n} Tage"),
        ("python-brace-format, range: 0..5", "ein Tag", "{n} Tage"),
    ],
)
def test_form_of_one_number_may_leave_a_named_placeholder_out(flags, first, second):
    source = "{n} days" if "brace" in flags else "%d days"
    words = f'msgid "x"\nmsgid_plural "{source}"\nmsgstr[0] "{first}"\nmsgstr[1] "{second}"\n'

    refused = _is_refused(f"{HEAD}#, {flags}\n{words}".encode())

    assert refused is ("brace" not in flags)  # one without a name may not, as in msgfmt


def test_form_of_one_number_may_not_have_a_placeholder_of_its_own():
    words = 'msgid "x"\nmsgid_plural "{n} days"\nmsgstr[0] "{m}"\nmsgstr[1] "{n} Tage"\n'

    with pytest.raises(InputError, match="'m' is not in the source"):
        read_po(f"{HEAD}#, python-brace-format\n{words}".encode())


@pytest.mark.parametrize("mark", ["#, fuzzy, python-format", "#, no-python-format", "#, c-format"])
def test_placeholders_count_only_where_msgfmt_compiles_and_the_flag_says_so(mark):
    assert not _is_refused(f'{HEAD}{mark}\nmsgid "%d"\nmsgstr "%s"\n'.encode())
