"""What reads against the direction of a text stays in one piece, and nothing else changes."""

import html
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.markup.html import render_html
from service.markup.isolate import isolate_html, isolate_text, show_isolates
from service.markup.runs import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from service.markup.sanitize import sanitize

TEXTS = st.text(st.sampled_from("aZ5µع٥ &<>\"'م[](){}*_`#-–/:;.,%+=@\u00a0\n"), max_size=60)


def strip(isolated):
    return re.sub(r"</?bdi>", "", isolated)


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("<p>خذ 5 mg مرة</p>", "<p>خذ <bdi>5 mg</bdi> مرة</p>"),
        ("<p>5 mg</p>", "<p><bdi>5 mg</bdi></p>"),
        ("<p>خذ 5&nbsp;µg</p>", "<p>خذ <bdi>5&nbsp;µg</bdi></p>"),
        ("0.5 mg/kg", "<bdi>0.5 mg/kg</bdi>"),
        ("2–4 mg/kg", "<bdi>2–4 mg/kg</bdi>"),
        ("−5 °C", "<bdi>−5 °C</bdi>"),
        ("± 2 mg", "<bdi>± 2 mg</bdi>"),
        ("0.5 % NaCl", "<bdi>0.5 % NaCl</bdi>"),
        ("1/2 mg", "<bdi>1/2 mg</bdi>"),
        ("٥ mg", "<bdi>٥ mg</bdi>"),
        ("۲–۴ µg", "<bdi>۲–۴ µg</bdi>"),
        ("جرعة - 5 mg", "جرعة - <bdi>5 mg</bdi>"),
        ("5 mg، 10 mg", "<bdi>5 mg</bdi>، <bdi>10 mg</bdi>"),
        ("5 mg, 10 mg", "<bdi>5 mg</bdi>, <bdi>10 mg</bdi>"),
    ],
)
def test_a_dose_with_its_unit_is_one_piece(text, isolated):
    assert isolate_html(text, "rtl") == isolated


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("<p>(PTSD)</p>", "<p>(<bdi>PTSD</bdi>)</p>"),
        ("ال-PTSD.", "ال-<bdi>PTSD</bdi>."),
        ("Spravato® و", "<bdi>Spravato®</bdi> و"),
        ("CD4+ و", "<bdi>CD4+</bdi> و"),
        ("vitamin D (D3) و", "<bdi>vitamin D (D3)</bdi> و"),
        ("(S)-ketamine", "<bdi>(S)-ketamine</bdi>"),
        ("β-blocker", "<bdi>β-blocker</bdi>"),
        ("A &amp; B", "<bdi>A &amp; B</bdi>"),
        ("a&lt;b", "<bdi>a&lt;b</bdi>"),
        ("من NHS. NICE هي", "من <bdi>NHS</bdi>. <bdi>NICE</bdi> هي"),
    ],
)
def test_a_name_is_one_piece_with_the_signs_that_belong_to_it(text, isolated):
    assert isolate_html(text, "rtl") == isolated


@pytest.mark.parametrize(
    "called",
    [
        "555-0100", "116 123", "1-800-555-0100", "+49 30 1234567", "(555) 010-0100", "۰۲۱-۱۲۳۴۵۶۷",
        "2026-11-22", "10 000", "-5", "care@clinic.example", "https://x.example/a?b=c&amp;d#e/",
    ],
)  # fmt: skip
def test_what_is_called_or_copied_sign_by_sign_keeps_its_order(called):
    assert isolate_html(f"اكتب {called} الآن", "rtl") == f"اكتب <bdi>{called}</bdi> الآن"


@pytest.mark.parametrize(
    "text",
    ["24 ساعة", "10-14 يوما", "10–14 يوما", "1/2 حبة", "10:30", "2.5", "≥ 5", "50 %", "[1]", "٥-٦"],
)
def test_bare_numbers_ranges_and_bounds_keep_the_place_that_uax_9_gives_them(text):
    assert isolate_html(text, "rtl") == text


def test_a_bound_stands_before_a_dose_as_it_does_before_a_bare_number():
    assert isolate_html("&lt; 5 mg أو ≥ 5", "rtl") == "&lt; <bdi>5 mg</bdi> أو ≥ 5"


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("<strong>5</strong> mg", "<bdi><strong>5</strong> mg</bdi>"),
        ("<em>x</em>s", "<bdi><em>x</em>s</bdi>"),
        ("<strong>5 mg مرة</strong>", "<strong><bdi>5 mg</bdi> مرة</strong>"),
        ('<a href="https://x.example/a">نص</a>', '<a href="https://x.example/a">نص</a>'),
        ('<a href="/a" title="5 mg">PTSD</a>', '<a href="/a" title="5 mg"><bdi>PTSD</bdi></a>'),
        ('<img src="/a.png" alt="5 mg">', '<img src="/a.png" alt="5 mg">'),
        ("<code>a = b(c)</code>", "<code><bdi>a = b(c)</bdi></code>"),
        ("5<br>mg", "5<br><bdi>mg</bdi>"),
        ("<bdi>5 mg</bdi> 5 mg", "<bdi>5 mg</bdi> <bdi>5 mg</bdi>"),
    ],
)
def test_a_run_goes_through_stress_and_never_into_an_attribute_or_another_isolate(text, isolated):
    assert isolate_html(text, "rtl") == isolated


def test_a_citation_stays_as_it_was_found_by():
    cited = render_html("مرض PTSD[^KTL24] 5", {"KTL24": 1})

    assert '<sup class="citation" data-source="KTL24">[1]</sup>' in isolate_html(cited, "rtl")


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("The medicine كيتامين 5 mg", "The medicine <bdi>كيتامين</bdi> 5 mg"),
        ("العربية, فارسی, עברית", "<bdi>العربية</bdi>, <bdi>فارسی</bdi>, <bdi>עברית</bdi>"),
        ("هذا، ذلك. ثم 5", "<bdi>هذا، ذلك. ثم</bdi> 5"),
        ("(كيتامين (اضطراب)) 2", "(<bdi>كيتامين (اضطراب)</bdi>) 2"),
        ("<strong>علي</strong> حسن 7", "<bdi><strong>علي</strong> حسن</bdi> 7"),
        ("<p>Tome 5 mg, ≥ 2 años</p>", "<p>Tome 5 mg, ≥ 2 años</p>"),
    ],
)
def test_left_to_right_text_keeps_a_name_from_drawing_the_number_behind_it(text, isolated):
    assert isolate_html(text, "ltr") == isolated


@given(TEXTS, st.sampled_from(["rtl", "ltr"]))
def test_nothing_but_isolates_is_added_and_the_sanitizer_keeps_them(markdown, direction):
    rendered = render_html(markdown, {})

    isolated = isolate_html(rendered, direction)

    assert strip(isolated) == rendered
    assert sanitize(isolated) == isolated


@given(TEXTS, st.sampled_from(["rtl", "ltr"]))
def test_to_isolate_twice_is_to_isolate_once(markdown, direction):
    once = isolate_html(render_html(markdown, {}), direction)

    assert isolate_html(once, direction) == once


@given(TEXTS, st.sampled_from(["rtl", "ltr"]))
def test_plain_text_is_escaped_and_says_what_it_said(text, direction):
    assert html.unescape(strip(isolate_text(text, direction))) == text


@pytest.mark.parametrize(
    ("ours", "classes"), [(LEFT_TO_RIGHT, {"L"}), (RIGHT_TO_LEFT, {"R", "AL"})]
)
def test_letters_have_the_class_of_their_direction(ours, classes):
    letter = re.compile(f"[{ours}]")

    found = {
        unicodedata.bidirectional(sign)
        for sign in map(chr, range(sys.maxunicode))
        if letter.match(sign) and unicodedata.category(sign) != "Cn"
    }

    assert found == classes


@pytest.mark.parametrize(
    "begun", ["a(", "(a", "a (", "5 %", "<em>a", "<strong><em>a ", "[a", "a, "]
)
def test_a_long_text_that_promises_more_than_it_keeps_is_read_once(begun):
    text = begun * 20_000

    assert strip(isolate_html(text, "rtl")) == text


def test_a_title_is_escaped_and_isolated():
    assert isolate_text("جرعة <b> 5 mg", "rtl") == "جرعة &lt;<bdi>b</bdi>&gt; <bdi>5 mg</bdi>"
    assert isolate_text("<b> 5 mg", "ltr") == "&lt;b&gt; 5 mg"


def test_the_isolates_of_a_release_become_elements_and_its_numbers_stay_whole():
    shown = show_isolates("اتصل \u2068555-0100\u2069 <ب>", "rtl")

    assert shown == 'اتصل <bdi class="number">555-0100</bdi> &lt;ب&gt;'
