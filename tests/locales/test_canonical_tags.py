import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from service.errors import PolyleafError
from service.locales.cldr import LANGUAGE_ALIASES, REGION_ALIASES
from service.locales.subtags import MAX_LENGTH, Subtags, TagError, split_tag
from service.locales.tags import canonical_tag

well_formed = st.from_regex(
    r"\A[A-Za-z]{2,3}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-[A-Za-z0-9]{5,8})?(-u(-[a-z0-9]{2,8}){1,2})?(-x-[a-z0-9]{1,8})?\Z"
).filter(lambda tag: len(tag) <= MAX_LENGTH)


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("ES", "es"),
        ("zh-hANS", "zh-Hans"),
        ("PT-br", "pt-BR"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("de-de-1996", "de-DE-1996"),
        ("ca-VALENCIA", "ca-valencia"),
        ("en-X-Plain", "en-x-plain"),
        ("de-U-CO-phonebk-A-bb", "de-a-bb-u-co-phonebk"),
        ("X-Bork", "x-bork"),
    ],
)
def test_subtags_get_the_case_and_order_of_rfc_5646(tag, canonical):
    assert canonical_tag(tag) == canonical


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("iw", "he"),
        ("in", "id"),
        ("no", "nb"),
        ("no-NO", "nb-NO"),
        ("nor", "nb"),
        ("sh", "sr-Latn"),
        ("sh-Cyrl", "sr-Cyrl"),
        ("mo", "ro"),
        ("tl", "fil"),
        ("cmn", "zh"),
        ("cmn-Hant-TW", "zh-Hant-TW"),
        ("zh-cmn-Hans", "zh-Hans"),
        ("zh-yue", "yue"),
        ("spa", "es"),
        ("prs", "fa-AF"),
        ("en-UK", "en-GB"),
        ("en-840", "en-US"),
        ("hy-SU", "hy-AM"),
        ("ru-SU", "ru-RU"),
        ("ja-heploc", "ja-alalc97"),
        ("el-polyton-polytoni", "el-polyton"),
    ],
)
def test_aliases_of_cldr_resolve(tag, canonical):
    assert canonical_tag(tag) == canonical


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("zh-min-nan", "nan"),
        ("zh-guoyu", "zh"),
        ("i-klingon", "tlh"),
        ("no-bok", "nb"),
        ("no-nyn", "nn"),
        ("en-GB-oed", "en-GB-oxendict"),
        ("sgn-BE-FR", "sfb"),
        ("i-Default", "i-default"),
        ("zh-min", "zh-min"),
    ],
)
def test_grandfathered_tags_take_the_registrys_preferred_value(tag, canonical):
    assert canonical_tag(tag) == canonical


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "es_MX",
        "es-",
        "-es",
        "es--MX",
        "es MX",
        "es\n",
        "español",
        "\u212ao",  # the Kelvin sign is a k in small letters
        "e\uff53",
        "*",
        "12-345",
        "en-au-xx",
        "abcdefghi",
        "de-1996-1996",
        "de-u-co-phonebk-u-nu-latn",
        "zh-aaa-bbb",
        "en-x",
        "i-unknown",
        "../etc",
        "e" * 200_000,
    ],
)
def test_malformed_tags_are_refused(tag):
    with pytest.raises(TagError):
        canonical_tag(tag)


def test_a_refusal_belongs_to_the_one_tree_of_errors():
    assert issubclass(TagError, PolyleafError)


def test_the_longest_tag_that_every_implementation_takes_is_taken():
    tag = "en-Latn-US-variant1-variant2-x-private"

    assert len(tag) > 35
    assert canonical_tag(tag) == tag


def test_every_alias_of_cldr_leads_to_a_tag_that_stays():
    aliased = [
        *LANGUAGE_ALIASES,
        *(f"en-{region}" for region in REGION_ALIASES if len(region) != 3),
    ]

    canonical = [canonical_tag(tag) for tag in aliased]

    assert [canonical_tag(tag) for tag in canonical] == canonical


def test_every_locale_of_cldr_has_a_tag():
    tags = [name.replace("_", "-") for name in localedata.locale_identifiers()]

    assert [split_tag(tag).tag.lower() for tag in tags] == [tag.lower() for tag in tags]


@given(well_formed)
def test_canonical_tags_stay_as_they_are(tag):
    canonical = canonical_tag(tag)

    assert canonical_tag(canonical) == canonical


@given(well_formed)
def test_splitting_and_joining_are_inverses(tag):
    subtags = split_tag(tag)

    assert split_tag(subtags.tag) == subtags


@given(st.text(max_size=80) | st.text(alphabet="aAzZ09-x_*", max_size=80))
def test_any_text_is_a_tag_or_a_tag_error(text):
    try:
        subtags = split_tag(text)
    except TagError:
        return
    assert isinstance(subtags, Subtags)
    assert canonical_tag(text).isascii()
