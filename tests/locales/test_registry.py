"""The registered subtags: languages of people, scripts, regions, variants."""

import pytest
from babel import Locale

from service.locales.registry import unregistered_subtags


@pytest.mark.parametrize(
    "tag",
    [
        "es",
        "hmn",
        "mww",
        "zh-Hans",
        "pt-BR",
        "es-419",
        "ca-valencia",
        "de-1996",
        "sr-Latn-RS",
        "cmn",
    ],
)
def test_registered_tag_has_no_unknown_part(tag):
    assert unregistered_subtags(tag) == ()


@pytest.mark.parametrize(
    ("tag", "unknown"),
    [
        ("sp", ("sp",)),
        ("es-XX", ("XX",)),
        ("es-Abcd", ("Abcd",)),
        ("es-nowords", ("nowords",)),
        ("sp-Abcd-XX", ("sp", "Abcd", "XX")),
    ],
)
def test_each_unregistered_part_is_named(tag, unknown):
    assert unregistered_subtags(tag) == unknown


@pytest.mark.parametrize("tag", ["und", "mul", "mis", "zxx", "afa"])
def test_what_is_no_one_language_is_not_one_to_translate_into(tag):
    assert unregistered_subtags(tag) == (tag,)


def test_private_use_needs_no_registration():
    assert unregistered_subtags("qaa-x-clinic") == ()
    assert unregistered_subtags("quz") == ()
    assert unregistered_subtags("qzz") == ("qzz",)


def test_every_language_that_cldr_names_is_registered():
    names = [name for name in Locale("en").languages if "_" not in name]
    assert len(names) > 600

    unknown = [name for name in names if unregistered_subtags(name)]

    assert set(unknown) <= {"und", "mul", "mis", "zxx", "root", "nah", "cpe", "ber"}
