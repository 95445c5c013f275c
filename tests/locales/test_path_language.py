import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.locales.path_language import PathLanguage, resolve_path_language

HELD = ("en", "es", "he", "nb", "sr-Cyrl", "zh-Hans", "pt-BR")


@pytest.mark.parametrize("tag", HELD)
def test_a_held_language_is_itself(tag):
    assert resolve_path_language(tag, HELD) == PathLanguage(tag, exact=True)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("ES", "es"),
        ("es-MX", "es"),
        ("spa", "es"),
        ("iw", "he"),
        ("no", "nb"),
        ("zh", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("pt", "pt-BR"),
        ("sr", "sr-Cyrl"),
    ],
)
def test_another_name_or_region_of_a_held_language_redirects(tag, language):
    assert resolve_path_language(tag, HELD) == PathLanguage(language, exact=False)


@pytest.mark.parametrize(
    "tag",
    [
        "fr",
        "ca",
        "nn",
        "zh-TW",
        "zh-Hant",
        "sr-Latn",
        "hr",
        "und",
        "*",
        "es_MX",
        "",
        "..",
        "e" * 9999,
    ],
)
def test_other_languages_other_scripts_and_other_texts_are_nothing(tag):
    assert resolve_path_language(tag, HELD) is None


@given(st.text(max_size=40))
def test_whatever_a_path_says_only_a_held_language_comes_of_it(text):
    found = resolve_path_language(text, HELD)

    assert found is None or found.language in HELD
