import pytest
from babel import Locale, localedata

from service.locales.facts import LanguageFacts, display_name, language_facts
from service.locales.subtags import TagError


def test_facts_of_the_languages_we_ship():
    assert [language_facts(tag) for tag in ("en", "es", "ar", "zh-Hans")] == [
        LanguageFacts("en", "Latn", "ltr", "English", "English"),
        LanguageFacts("es", "Latn", "ltr", "Spanish", "español"),
        LanguageFacts("ar", "Arab", "rtl", "Arabic", "العربية"),
        LanguageFacts("zh-Hans", "Hans", "ltr", "Simplified Chinese", "简体中文"),
    ]


def test_an_alias_has_the_facts_of_its_language():
    assert language_facts("iw") == language_facts("he")


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("he", "rtl"), ("fa", "rtl"), ("az-IR", "rtl"), ("az", "ltr"), ("ku-Arab", "rtl")],
)
def test_the_script_decides_the_direction(tag, direction):
    assert language_facts(tag).direction == direction


def test_every_locale_of_cldr_has_the_direction_that_cldr_gives_it():
    names = [
        name for name in localedata.locale_identifiers() if name not in {"root", "en_US_POSIX"}
    ]

    ours = {name: language_facts(name.replace("_", "-")).direction for name in names}

    # Traditional Mongolian runs from top to bottom, which `dir` in HTML cannot say.
    vertical = {name for name in names if name.startswith("mn_Mong")}
    assert ours == {
        name: "ltr" if name in vertical else Locale.parse(name).text_direction for name in names
    }


def test_a_language_that_cldr_does_not_know_is_named_by_its_tag():
    facts = language_facts("xyz")

    assert (facts.name, facts.autonym, facts.script) == ("xyz", "xyz", "")


@pytest.mark.parametrize(
    ("tag", "in_tag", "name"),
    [
        ("fr", "de", "Französisch"),
        ("ar", "es", "árabe"),
        ("es", "zh-Hans", "西班牙语"),
        ("zh-Hans", "zh-Hant", "簡體中文"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("pt-BR", "pt-BR", "português (Brasil)"),
        ("sr-Latn", "sr-Latn", "srpski (latinica)"),
        ("zh-Hant-MO", "en", "Traditional Chinese (Macao SAR China)"),
        ("ca-valencia", "en", "Catalan (valencia)"),
        ("ku-Arab", "ku-Arab", "Kurdish (Arabic)"),
        ("fr", "xyz", "French"),
    ],
)
def test_languages_are_named_as_cldr_names_them(tag, in_tag, name):
    assert display_name(tag, in_tag) == name


def test_no_facts_of_a_malformed_tag():
    with pytest.raises(TagError):
        language_facts("es_MX")
