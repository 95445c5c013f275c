"""What a project says of a language counts before CLDR; what it does not say is CLDR's."""

import pytest

from service.locales.facts import LanguageFacts, display_name, language_facts
from service.locales.languages import CLDR, Description, Fact, Languages
from service.locales.plurals import UnknownPluralFormsError, plural_forms

HMONG = Description(autonym="Hmoob", plural_forms="nplurals=1; plural=0;")
LANGUAGES = Languages(
    {
        "hmn": HMONG,
        "mww": Description("White Hmong", "Hmoob Dawb", "Latn"),
        "qaa": Description("Test", "Tset", direction="rtl"),
    }
)


@pytest.mark.parametrize("tag", ["en", "es", "ar", "zh-Hans", "es-MX", "hnj", "xyz"])
def test_without_a_description_cldr_says_all(tag):
    assert LANGUAGES.facts(tag) == CLDR.facts(tag) == language_facts(tag)
    assert LANGUAGES.name(tag, "de") == display_name(tag, "de")
    assert LANGUAGES.name(tag, "en") == display_name(tag, "en")


def test_described_facts_join_those_of_cldr():
    assert LANGUAGES.facts("hmn") == LanguageFacts("hmn", "Latn", "ltr", "Hmong", "Hmoob")
    assert LANGUAGES.facts("qaa") == LanguageFacts("qaa", "", "rtl", "Test", "Tset")


def test_described_script_gives_the_direction():
    arabic = Languages({"qab": Description("A", "B", "Arab")})

    assert arabic.facts("qab").direction == "rtl"


def test_described_name_stands_where_other_languages_have_none():
    assert LANGUAGES.name("mww", "es") == "White Hmong"
    assert LANGUAGES.name("mww", "mww") == "Hmoob Dawb"
    assert LANGUAGES.name("hmn", "es") == "hmong"


def test_regions_of_a_described_language_count_and_run_as_it_does():
    assert LANGUAGES.plural_forms("hmn-US") == "nplurals=1; plural=0;"
    assert LANGUAGES.facts("qaa-US").direction == "rtl"


def test_plural_forms_are_the_described_ones_then_the_pinned_ones():
    assert LANGUAGES.plural_forms("hmn") == HMONG.plural_forms
    assert LANGUAGES.plural_forms("es") == plural_forms("es")
    with pytest.raises(UnknownPluralFormsError):
        LANGUAGES.plural_forms("mww")


@pytest.mark.parametrize(
    ("tag", "unknown"),
    [
        ("es", ()),
        ("zh-Hans", ()),
        ("hmn", (Fact.AUTONYM, Fact.PLURAL_FORMS)),
        ("mww", (Fact.NAME, Fact.AUTONYM, Fact.PLURAL_FORMS)),
        ("qaa", tuple(Fact)),
    ],
)
def test_what_cldr_does_not_know_is_listed(tag, unknown):
    assert CLDR.unknown_facts(tag) == unknown


def test_nothing_is_unknown_of_a_described_language():
    assert LANGUAGES.unknown_facts("hmn") == ()
    assert LANGUAGES.unknown_facts("qaa") == (Fact.PLURAL_FORMS,)
