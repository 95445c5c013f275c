"""Figures are compared by value, whatever digits and separators a language writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.adopt.figures import decimal_mark, figures_of

SAME = [
    ("Take 5 mg.", "Tome 5 mg.", "es"),
    ("1,500.5 mL", "1.500,5 ml", "es"),
    ("1,000 people", "1000 personas", "es"),
    ("10,000 people", "10 000 personnes", "fr"),
    ("10,000 people", "10\u202f000 personnes", "fr"),
    ("0.5 mg and 12", "٠٫٥ ملغ و١٢", "ar"),
    ("1,500 people", "١٬٥٠٠ شخص", "ar"),
    ("1.5 mg", "۱٫۵ میلی‌گرم", "fa"),
    ("0.5 mg", "０．５毫克", "zh-Hans"),
    ("0.5 mg", "0.5 mg", "es"),
    ("0.500 g", "0,5 g", "de"),
    ("½ tablet", "0,5 comprimidos", "es"),
    ("<5 and ≥10", "&lt;5 y ≥10", "es"),
    (r"\<5", "<5", "es"),
    ("6–12 weeks", "6 a 12 semanas", "es"),
    ("24/7", "24 horas, 7 días", "es"),
]
DIFFERENT = [
    ("Take 5 mg.", "Tome 50 mg.", "es"),
    ("0.5 mg", "5 mg", "es"),
    ("1,000 mg", "1,000 mg", "es"),
    ("1.5 mg", "1.500 mg", "es"),
    ("5 mg, 5 times", "5 mg", "es"),
    ("under <5", "5", "es"),
    ("at -5 degrees", "a 5 grados", "es"),
    ("12 hours", "١٣ ساعة", "ar"),
    ("two 200 mg tablets", "10 200 mg", "es"),
]


@pytest.mark.parametrize(("source", "translation", "language"), SAME)
def test_equal_values_are_equal_however_they_are_written(source, translation, language):
    assert figures_of(source, "en") == figures_of(translation, language)


@pytest.mark.parametrize(("source", "translation", "language"), DIFFERENT)
def test_another_dose_is_another_figure(source, translation, language):
    assert figures_of(source, "en") != figures_of(translation, language)


def test_digits_that_nobody_reads_are_no_figures():
    assert figures_of("See [the leaflet][fig-2].[^S1] COVID-19", "en") == {"19": 1}


@pytest.mark.parametrize(("tag", "mark"), [("es", ","), ("es-MX", "."), ("en", "."), ("xyz", ".")])
def test_decimal_mark_is_cldrs(tag, mark):
    assert decimal_mark(tag) == mark


@given(st.integers(0, 10**9), st.sampled_from("٠۰०০０"))
def test_digits_of_any_script_are_the_same_digits(number, zero):
    written = "".join(chr(ord(zero) + int(digit)) for digit in str(number))

    assert figures_of(written, "en") == figures_of(str(number), "en")
