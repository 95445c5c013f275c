"""The Accept header chooses among the formats at hand (RFC 9110 §12.5.1)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.delivery.media_types import choose_media_type, parse_accept

JSON, HTML = "application/json", "text/html"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def choose(header, offered=(JSON, HTML)):
    return choose_media_type(parse_accept(header), offered)


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("APPLICATION/JSON", JSON),
        ("text/html", HTML),
        ("text/*", HTML),
        (BROWSER, HTML),
        ("text/html, application/json", JSON),
        ("text/html;q=0.8, application/json;q=0.7", HTML),
        ("application/json;q=0, */*", HTML),
        ("application/json;q=0.1, */*;q=0.9", HTML),
        ("text/html ; charset=utf-8 ; q=0.5 , application/json ; q=0.4", HTML),
        ('text/html;title="a, b;q=0"', HTML),
        ("image/png", None),
        ("application/json;q=0", None),
        ("*/*;q=0", None),
        ("application/*;q=0, text/html;q=0.001", HTML),
    ],
)
def test_the_most_specific_range_decides(header, chosen):
    assert choose(header) == chosen


@pytest.mark.parametrize(
    "header",
    ["text/html;q=2", "text/html;q=", "text", "text/html;;q=0", "*;q=.2", "text/html q=1", "\x00"],
)
def test_a_malformed_header_counts_as_absent(header):
    assert choose(header) == JSON


def test_the_first_offered_wins_among_equals():
    assert choose("*/*", (HTML, JSON)) == HTML


@given(st.text(max_size=200))
def test_any_header_gets_an_offered_type_or_none(header):
    assert choose(header) in {JSON, HTML, None}


@pytest.mark.parametrize(
    "unit", ["text/html;", "a/b;c=d,", '"\\', " ;", "a/b,", "text/html;q=0.1,"]
)
def test_hostile_headers_take_bounded_time(unit):
    begin = time.perf_counter()

    choose(unit * (200_000 // len(unit)))
    choose((unit * 4096)[:4096])

    assert time.perf_counter() - begin < 0.5
