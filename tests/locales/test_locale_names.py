import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from service.locales.locale_names import locale_of, tag_of
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag

TAGS = [
    "es",
    "ar",
    "zh-Hans",
    "pt-BR",
    "sr-Latn",
    "es-419",
    "he",
    "nb",
    "ca-valencia",
    "sr-Latn-ME",
]


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("es", "es"), ("zh-Hans", "zh_Hans"), ("pt-BR", "pt_BR"), ("iw", "he"), ("ZH-tw", "zh_TW")],
)
def test_a_language_has_one_locale(tag, locale):
    assert locale_of(tag) == locale


@pytest.mark.parametrize("tag", TAGS)
def test_babel_reads_our_locales(tag):
    assert Locale.parse(locale_of(tag)).language == canonical_tag(tag).split("-")[0]


@given(st.sampled_from(TAGS) | st.from_regex(r"\A[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z"))
def test_tag_of_undoes_locale_of(tag):
    assert tag_of(locale_of(tag)) == canonical_tag(tag)


@given(st.text(max_size=12) | st.from_regex(r"\A[a-z]{2,3}([_-][A-Za-z]{2,4})?\Z"))
def test_locale_of_undoes_tag_of(text):
    try:
        tag = tag_of(text)
    except TagError:
        return
    assert locale_of(tag) == text


@pytest.mark.parametrize(
    "locale", ["pt-BR", "pt_br", "iw", "no", "en_UK", "sr@latin", "es_ES.UTF-8", "templates", ""]
)
def test_a_folder_that_is_no_locale_is_refused(locale):
    with pytest.raises(TagError):
        tag_of(locale)


def test_a_refused_folder_is_told_its_right_name():
    with pytest.raises(TagError, match="rename it 'he'"):
        tag_of("iw")
