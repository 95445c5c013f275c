import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.locales.accept_language import LanguageRange, covers, parse_accept_language
from service.locales.lineage import share_script
from service.locales.negotiate import Match, MatchKind, negotiate
from service.locales.tags import canonical_tag

EXACT, ALIAS, CHAIN, DEFAULT = MatchKind
SHIPPED = ("en", "es", "ar", "zh-Hans")


def answer(header, held=SHIPPED, chains=None):
    match = negotiate(parse_accept_language(header), held, "en", chains or {})
    return match.language, match.kind


@pytest.mark.parametrize(
    ("header", "language", "kind"),
    [
        ("es", "es", EXACT),
        ("ES", "es", EXACT),
        ("zh-hans", "zh-Hans", EXACT),
        ("es-MX,es;q=0.9", "es", ALIAS),
        ("es-419", "es", ALIAS),
        ("spa", "es", ALIAS),
        ("ar-EG", "ar", ALIAS),
        ("zh", "zh-Hans", ALIAS),
        ("zh-CN", "zh-Hans", ALIAS),
        ("zh-SG", "zh-Hans", ALIAS),
        ("cmn", "zh-Hans", ALIAS),
        ("en-au-xx", "en", ALIAS),
        ("zh-TW", "en", DEFAULT),
        ("zh-HK", "en", DEFAULT),
        ("zh-Hant", "en", DEFAULT),
        ("yue", "en", DEFAULT),
        ("ca", "en", DEFAULT),
        ("fa", "en", DEFAULT),
        ("und-ES", "en", DEFAULT),
        ("x-es", "en", DEFAULT),
        ("a-es", "en", DEFAULT),
        ("zh-TW,zh,en", "en", EXACT),
        ("zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", "en", ALIAS),
        ("zh-TW,zh-CN,en", "zh-Hans", ALIAS),
        ("zh,zh-TW", "zh-Hans", ALIAS),
        ("zh-TW,es", "es", EXACT),
        ("", "en", DEFAULT),
    ],
)
def test_readers_get_their_language_in_their_script(header, language, kind):
    assert answer(header) == (language, kind)


@pytest.mark.parametrize(
    ("header", "held", "language", "kind"),
    [
        ("iw", ["en", "he"], "he", ALIAS),
        ("no", ["en", "nb"], "nb", ALIAS),
        ("no-NO", ["en", "nn", "nb"], "nb", ALIAS),
        ("tl", ["en", "fil"], "fil", ALIAS),
        ("sh", ["en", "sr-Latn"], "sr-Latn", ALIAS),
        ("sr-ME", ["en", "sr", "sr-Latn"], "sr-Latn", ALIAS),
        ("zh-TW,zh,en", ["en", "zh-Hans", "zh-Hant"], "zh-Hant", ALIAS),
        ("sr-Latn", ["en", "sr-Cyrl"], "en", DEFAULT),
        ("sr", ["en", "sr-Latn"], "en", DEFAULT),
        ("hr", ["en", "sr-Latn"], "en", DEFAULT),
        ("nn", ["en", "nb"], "en", DEFAULT),
        ("da", ["en", "nb"], "en", DEFAULT),
        ("uk", ["en", "ru"], "en", DEFAULT),
        ("ht", ["en", "fr"], "en", DEFAULT),
        ("az-IR", ["en", "az"], "en", DEFAULT),
        ("pa-PK", ["en", "pa"], "en", DEFAULT),
    ],
)
def test_no_language_and_no_script_is_crossed(header, held, language, kind):
    assert answer(header, held) == (language, kind)


@pytest.mark.parametrize(
    ("asked", "held", "language"),
    [
        ("es-AR", ["es", "es-419"], "es-419"),
        ("es-AR", ["es", "es-MX"], "es-MX"),
        ("es-SG", ["es-419", "es"], "es"),
        ("es-ES", ["es-419", "es"], "es"),
        ("es", ["es-419", "es-ES"], "es-ES"),
        ("en-AU", ["en", "en-US", "en-GB"], "en-GB"),
        ("en-PH", ["en-GB", "en"], "en"),
        ("zh-HK", ["zh-TW", "zh-MO", "zh-CN"], "zh-MO"),
        ("zh-Hans-MO", ["zh-MO", "zh-Hans"], "zh-Hans"),
        ("pt", ["pt-PT", "pt-BR"], "pt-BR"),
        ("pt-AO", ["pt-BR", "pt-PT"], "pt-PT"),
        ("pt-US", ["pt-PT", "pt-BR"], "pt-BR"),
        ("de", ["de-AT", "de-DE"], "de-DE"),
        ("sr-Latn-ME", ["sr-Latn-RS", "sr-Latn"], "sr-Latn"),
        ("en-AU", ["en-x-plain", "en"], "en"),
        ("fr-CA", ["fr-BE", "fr-CH"], "fr-BE"),
    ],
)
def test_among_regions_the_parents_of_cldr_decide(asked, held, language):
    assert answer(asked, held) == (language, ALIAS)


@pytest.mark.parametrize(
    ("header", "language", "kind"),
    [
        ("*", "en", DEFAULT),
        ("*, es;q=0.5", "en", DEFAULT),
        ("*, es", "es", EXACT),
        ("fr, *;q=0.1", "en", DEFAULT),
        ("*, en;q=0.5", "es", EXACT),
        ("*, en;q=0", "es", EXACT),
        ("*, en;q=0, es;q=0", "ar", EXACT),
        ("es;q=0, es-MX", "en", DEFAULT),
        ("es, es;q=0", "es", EXACT),
        ("iw;q=0, *, en;q=0.1", "es", EXACT),
        ("es-MX, *;q=0", "es", ALIAS),
        ("en;q=0", "en", DEFAULT),
        ("*;q=0", "en", DEFAULT),
    ],
)
def test_a_star_takes_what_nothing_names_and_zero_refuses(header, language, kind):
    assert answer(header) == (language, kind)


def test_zero_refuses_by_prefix_but_not_what_is_named_closer():
    held = ["fr", "en-US", "en-GB"]

    assert answer("en;q=0, en-GB, fr;q=0.1", held) == ("en-GB", EXACT)
    assert answer("en;q=0, *, fr;q=0.1", held) == ("fr", EXACT)


def test_zero_refuses_a_language_by_its_alias():
    assert answer("iw;q=0, *, fr;q=0.1", ["he", "fr"]) == ("fr", EXACT)


@pytest.mark.parametrize(
    ("header", "chains", "language", "kind"),
    [
        ("ca", {"ca": ["es"]}, "es", CHAIN),
        ("ca-valencia", {"ca": ["oc", "es", "ar"]}, "es", CHAIN),
        ("zh-TW", {"zh-Hant": ["zh-Hans"]}, "zh-Hans", CHAIN),
        ("zh-TW", {"zh": ["es"]}, "en", DEFAULT),
        ("fr", {"fr": ["en"]}, "en", CHAIN),
        ("fr-CA", {"fr-CA": ["pt"], "fr": ["es"]}, "es", CHAIN),
        ("iw", {"he": ["ar"]}, "ar", CHAIN),
        ("he", {"iw": ["ar"]}, "ar", CHAIN),
        ("ca, es-MX", {"ca": ["ar"]}, "ar", CHAIN),
        ("es", {"es": ["ar"]}, "es", EXACT),
        ("ca, es;q=0", {"ca": ["es"]}, "en", DEFAULT),
        ("ca", {"ca": ["pt"]}, "en", DEFAULT),
    ],
)
def test_only_a_chain_of_the_policy_crosses(header, chains, language, kind):
    assert answer(header, chains=chains) == (language, kind)


def test_a_chain_reaches_simplified_chinese_under_its_other_names():
    chains = {"zh-Hans": ["es"]}

    assert answer("zh-CN", ["en", "es"], chains) == ("es", CHAIN)


TAGS = [
    *("en", "en-GB", "en-AU", "es", "es-419", "es-MX", "ca", "pt", "pt-BR", "pt-PT", "fr", "ht"),
    *("zh", "zh-Hans", "zh-Hant", "zh-TW", "zh-HK", "zh-Hans-MO", "ja-Latn", "hi-Latn"),
    *("sr", "sr-Latn", "sr-ME", "sh", "hr", "iw", "he", "no", "nb", "nn", "da", "az", "az-IR"),
    *("und", "und-TW", "xyz", "xyz-Latn", "x-bork", "i-default"),
]  # fmt: skip
MORE_RANGES = ["*", "en-au-xx", "a-es"]

tags = st.sampled_from(TAGS)
held_tags = st.lists(tags, min_size=1, max_size=8, unique=True)
wanted = st.lists(
    st.builds(LanguageRange, st.sampled_from(TAGS + MORE_RANGES), st.sampled_from([0, 1, 1000])),
    max_size=6,
)
chained = st.dictionaries(tags, st.lists(tags, max_size=3), max_size=3)


@given(wanted, held_tags, chained)
def test_negotiation_always_answers_a_held_language(ranges, held, chains):
    assert negotiate(ranges, held, held[0], chains).language in held


@given(wanted, held_tags, chained)
def test_only_a_chain_a_star_or_the_default_leaves_language_and_script(ranges, held, chains):
    match = negotiate(ranges, held, held[0], chains)

    # Of the ranges that are no tags, `en-au-xx` is read as its longest part that is one.
    named = [each.tag.removesuffix("-xx") for each in ranges if each.weight]
    assert (
        match.kind in {CHAIN, DEFAULT}
        or any(share_script(tag, match.language) for tag in named if tag not in MORE_RANGES)
        or ("*" in named and match.kind is EXACT)
    )


@given(held_tags, tags, chained)
def test_a_chain_leads_only_where_the_policy_says(held, asked, chains):
    match = negotiate([LanguageRange(asked, 1000)], held, held[0], chains)

    said = {canonical_tag(target) for targets in chains.values() for target in targets}
    assert match.kind is not CHAIN or canonical_tag(match.language) in said


@given(wanted, held_tags)
def test_a_refused_language_is_at_most_the_default(ranges, held):
    match = negotiate(ranges, held, held[0], {})

    covering = [
        each.weight
        for each in ranges
        if each.tag in TAGS and covers(canonical_tag(each.tag), canonical_tag(match.language))
    ]
    assert match.kind is DEFAULT or not covering or any(covering)


@given(held_tags)
def test_what_is_held_is_answered_exactly(held):
    assert [negotiate([LanguageRange(tag, 1000)], held, held[0], {}) for tag in held] == [
        Match(tag, EXACT) for tag in held
    ]
