import gettext
import os
import re
import shutil
import subprocess

import pytest
from babel import Locale, localedata

from service.locales.plurals import _FORMS, UnknownPluralFormsError, plural_forms
from service.locales.subtags import TagError

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
NUMBERS = range(1100)
# GNU gettext counts these otherwise than CLDR does, and we count as GNU gettext.
AS_GNU = {"ga", "he", "lv", "pt"}
TEMPLATE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"

msgid "a"
msgid_plural "b"
msgstr[0] ""
msgstr[1] ""
"""


def values(header, numbers=NUMBERS):
    match = re.fullmatch(r"nplurals=(\d+); plural=([^;]+);", header)
    plural = gettext.c2py(match[2])
    return int(match[1]), [int(plural(number)) for number in numbers]


def cldr_values(name, numbers=NUMBERS):
    rule = Locale.parse(name).plural_form
    categories = [rule(number) for number in numbers]
    used = [category for category in CATEGORIES if category in set(categories)]
    return len(used), [used.index(category) for category in categories]


@pytest.mark.parametrize(
    ("tag", "count"),
    [
        ("es", 2),
        ("es-MX", 2),
        ("fr", 2),
        ("pt-BR", 2),
        ("zh-Hans", 1),
        ("zh-TW", 1),
        ("sr-Latn", 3),
        ("ar", 6),
    ],
)
def test_forms_of_the_languages_we_ship(tag, count):
    assert values(plural_forms(tag))[0] == count


def test_arabic_counts_eleven_as_many_and_a_hundred_as_other():
    _, forms = values(plural_forms("ar"))

    assert [forms[number] for number in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)] == [
        *(0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4),
    ]


def test_zero_is_singular_in_brazil_and_in_french_only():
    zero = {tag: values(plural_forms(tag))[1][0] for tag in ("pt-BR", "fr", "pt", "pt-PT", "es")}

    assert zero == {"pt-BR": 0, "fr": 0, "pt": 1, "pt-PT": 1, "es": 1}


def test_the_forms_are_cldrs_where_gnu_gettext_does_not_differ():
    other = AS_GNU | {"br"}
    tags = [tag for tag in _FORMS if tag not in other and localedata.exists(tag.replace("-", "_"))]
    assert len(tags) > 190

    ours = {tag: values(_FORMS[tag]) for tag in tags}

    assert ours == {tag: cldr_values(tag.replace("-", "_")) for tag in tags}


def test_breton_counts_millions_as_cldr_does():
    numbers = (*NUMBERS, 1_000_000, 1_000_001, 2_000_000)

    assert values(plural_forms("br"), numbers) == cldr_values("br", numbers)


@pytest.mark.skipif(
    shutil.which("msginit") is None and os.environ.get("POLYLEAF_REQUIRE_TOOLS") != "1",
    reason="msginit is not installed",
)
def test_the_forms_are_those_that_msginit_writes(tmp_path):
    template = tmp_path / "template.pot"
    template.write_text(TEMPLATE, encoding="utf-8")
    told = {}

    for tag in ("ar", "cs", "es", "fr", "ga", "he", "lv", "pl", "pt", "pt-BR", "ro", "ru", "sl"):
        locale = tag.replace("-", "_")
        catalog = subprocess.run(
            [
                "msginit",
                "--no-translator",
                "--no-wrap",
                f"-l{locale}.UTF-8",
                f"-i{template}",
                "-o-",
            ],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        ).stdout
        told[tag] = re.search(r"Plural-Forms: (nplurals=.*?;)\\n", catalog)[1]

    known = {tag: header for tag, header in told.items() if "INTEGER" not in header}
    assert len(known) > 10
    assert known == {tag: plural_forms(tag) for tag in known}


def test_a_language_that_nobody_can_count_in_is_refused():
    with pytest.raises(UnknownPluralFormsError):
        plural_forms("xyz")


def test_a_locale_is_no_tag():
    with pytest.raises(TagError):
        plural_forms("pt_BR")
