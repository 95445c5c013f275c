import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.locales import accept_language
from service.locales.accept_language import (
    MAX_HEADER,
    MAX_RANGES,
    LanguageRange,
    covers,
    parse_accept_language,
)

language_ranges = st.builds(
    LanguageRange,
    st.sampled_from(["*", "en", "es-MX", "zh-Hant-TW", "en-au-xx"]),
    st.integers(0, 1000),
)


def read(header):
    return [(each.tag, each.weight) for each in parse_accept_language(header)]


@pytest.mark.parametrize(
    ("header", "ranges"),
    [
        ("es", [("es", 1000)]),
        ("es-MX,es;q=0.9,en;q=0.8", [("es-MX", 1000), ("es", 900), ("en", 800)]),
        ("en;q=0.1,fr,de;q=0.5,it", [("fr", 1000), ("it", 1000), ("de", 500), ("en", 100)]),
        ("en;q=0", [("en", 0)]),
        ("*;q=0.001", [("*", 1)]),
        ("en;q=1.000, fr;q=0.5, de;q=1.", [("en", 1000), ("de", 1000), ("fr", 500)]),
        ("en ;\tq=0.5 , fr", [("fr", 1000), ("en", 500)]),
        ("en;Q=0.5", [("en", 500)]),
        (" , en, ", [("en", 1000)]),
        ("en;level=1;q=0.5", [("en", 500)]),
        ('en;note="a,b;q=0", fr;q=0.3', [("en", 1000), ("fr", 300)]),
        ("", []),
        (",", []),
    ],
)
def test_ranges_are_ordered_by_weight_then_as_sent(header, ranges):
    assert read(header) == ranges


@pytest.mark.parametrize(
    "element",
    [
        "en;q=1.001",
        "en;q=2",
        "en;q=0.1234",
        "en;q=.5",
        "en;q=-0",
        "en;q=1e0",
        "en;q=\uff11.\uff10",  # full-width digits
        "en;q=\u0661",  # an Arabic-Indic digit
        'en;q="0.5"',
        "en;q=",
        "en;q = 0.5",
        "en;q=0.5;q=0.5",
        "en;",
        "en,,fr",
        "es_MX",
        "en-*",
        "**",
        "12",
        "abcdefghi",
        "español",
        "en fr",
        "en\x00",
        "en\n",
        "#",
    ],
)
def test_one_malformed_element_makes_the_header_absent(element):
    assert read(f"da, {element}") == []
    assert read(f"{element}, da") == []


def test_a_header_longer_than_the_limit_counts_as_absent():
    longest = f"es;{'a' * (MAX_HEADER - 5)}=b"

    assert read(longest) == [("es", 1000)]
    assert read(f"{longest}b") == []
    assert read("es," * 66_000) == []


def test_a_header_of_too_many_ranges_counts_as_absent():
    assert len(read("es," * MAX_RANGES)) == MAX_RANGES
    assert read("es," * (MAX_RANGES + 1)) == []


def test_distinct_headers_do_not_fill_the_memory():
    for number in range(3000):
        parse_accept_language(f"en-x-{number}")

    assert accept_language._parse.cache_info().currsize <= 256


@given(st.text(max_size=60) | st.text(alphabet='aEn-*,;q=01. \t"\\', max_size=60))
def test_any_text_is_read(text):
    ranges = parse_accept_language(text)

    assert len(ranges) <= MAX_RANGES
    assert [each.weight for each in ranges] == sorted(
        (each.weight for each in ranges), reverse=True
    )
    assert all(0 <= each.weight <= 1000 for each in ranges)


@given(st.lists(language_ranges, max_size=8))
def test_what_is_written_is_read(ranges):
    header = ", ".join(f"{each.tag};q={each.weight / 1000:.3f}" for each in ranges)

    assert list(parse_accept_language(header)) == sorted(ranges, key=lambda each: -each.weight)


@pytest.mark.parametrize(
    ("tag", "language", "covered"),
    [
        ("en", "en", True),
        ("en", "en-GB", True),
        ("EN", "en-gb", True),
        ("en-GB", "en", False),
        ("de-de", "de-DE-1996", True),
        ("de-de", "de-Deva", False),
        ("de-de", "de-Latn-DE", False),
        ("es", "est", False),
    ],
)
def test_a_range_covers_what_it_is_a_prefix_of(tag, language, covered):
    assert covers(tag, language) is covered
