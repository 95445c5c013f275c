import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.locales.cldr import LIKELY_SUBTAGS
from service.locales.likely import Maximal, maximize
from service.locales.lineage import lineage, share_script
from service.locales.tags import canonical_tag, maximal_tag

cldr_tags = st.sampled_from(sorted(LIKELY_SUBTAGS)).map(lambda name: name.replace("_", "-"))


@pytest.mark.parametrize(
    ("tag", "maximal"),
    [
        ("es", Maximal("es", "Latn", "ES")),
        ("zh", Maximal("zh", "Hans", "CN")),
        ("zh-TW", Maximal("zh", "Hant", "TW")),
        ("zh-MY", Maximal("zh", "Hans", "MY")),
        ("sr", Maximal("sr", "Cyrl", "RS")),
        ("sr-ME", Maximal("sr", "Latn", "ME")),
        ("sh", Maximal("sr", "Latn", "RS")),
        ("az-IR", Maximal("az", "Arab", "IR")),
        ("pt", Maximal("pt", "Latn", "BR")),
        ("und", Maximal("und", "", "")),
        ("und-TW", Maximal("und", "", "TW")),
        ("xyz", Maximal("xyz", "", "")),
    ],
)
def test_likely_subtags_fill_in_what_was_not_written(tag, maximal):
    assert maximal_tag(tag) == maximal


@given(cldr_tags)
def test_what_is_maximal_stays(tag):
    maximal = maximal_tag(tag)

    assert maximize(maximal.language, maximal.script, maximal.region) == maximal


@pytest.mark.parametrize(
    ("tag", "steps"),
    [
        ("es", ("es",)),
        ("es-MX", ("es-MX", "es-419", "es")),
        ("en-AT", ("en-AT", "en-150", "en-001", "en")),
        ("en-Latn-AU", ("en-AU", "en-001", "en")),
        ("pt-AO", ("pt-AO", "pt-PT", "pt")),
        ("zh-Hans", ("zh",)),
        ("zh-MO", ("zh-Hant-MO", "zh-Hant-HK", "zh-Hant")),
        ("zh-Hans-MO", ("zh-Hans-MO", "zh-Hans", "zh")),
        ("sr-Latn-ME", ("sr-Latn-ME", "sr-Latn")),
        ("sr-ME", ("sr-Latn-ME", "sr-Latn")),
        ("nb", ("nb",)),
        ("nn", ("nn",)),
        ("ht", ("ht",)),
        ("hi-Latn", ("hi-Latn",)),
        ("en-x-a", ("en-x-a", "en")),
        ("x-bork", ("x-bork",)),
    ],
)
def test_parents_stay_within_language_and_script(tag, steps):
    assert lineage(tag) == steps


@given(cldr_tags)
def test_a_lineage_never_crosses_a_script(tag):
    steps = lineage(tag)

    assert all(share_script(step, tag) for step in steps)


@given(cldr_tags)
def test_a_lineage_begins_with_the_tag_in_another_spelling(tag):
    first = lineage(tag)[0]

    assert maximal_tag(first) == maximal_tag(tag)
    assert lineage(canonical_tag(first))[0] == first
