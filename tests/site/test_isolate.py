"""Runs in Latin letters stay in one piece within right-to-left text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.markup.html import render_html
from service.site.isolate import isolate_runs, show_isolates


@pytest.mark.parametrize(
    ("html", "isolated"),
    [
        ("<p>خذ 5 mg مرة</p>", "<p>خذ <bdi>5 mg</bdi> مرة</p>"),
        ("<p>(PTSD)</p>", "<p>(<bdi>PTSD</bdi>)</p>"),
        ("<p>0.5 mg/kg</p>", "<p><bdi>0.5 mg/kg</bdi></p>"),
        ("<p>A &amp; B</p>", "<p><bdi>A &amp; B</bdi></p>"),
        ("<p>a&lt;b</p>", "<p><bdi>a</bdi>&lt;<bdi>b</bdi></p>"),
        ('<a href="https://x.example/a">نص</a>', '<a href="https://x.example/a">نص</a>'),
        ("<p>24 ساعة</p>", "<p>24 ساعة</p>"),
    ],
)
def test_a_run_with_letters_is_isolated(html, isolated):
    assert isolate_runs(html, "rtl") == isolated


def test_left_to_right_text_is_left_alone():
    assert isolate_runs("<p>5 mg</p>", "ltr") == "<p>5 mg</p>"


@given(st.text(st.sampled_from("aZ5 &<>\"'م[](){}*_`#-/:;.\n"), max_size=60))
def test_nothing_but_isolates_is_added_to_sanitized_text(markdown):
    html = render_html(markdown, {})

    assert re.sub(r"</?bdi>", "", isolate_runs(html, "rtl")) == html


def test_the_isolates_of_a_release_become_elements_and_its_numbers_stay_whole():
    shown = show_isolates("اتصل \u2068555-0100\u2069 <b>")

    assert shown == 'اتصل <bdi><bdi class="number">555-0100</bdi></bdi> &lt;b&gt;'
