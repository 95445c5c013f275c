"""Quantities are read in every language of a table, by value."""

import unicodedata
from pathlib import Path

import pytest

from service.catalogs.checks.quantities import Kind, read_quantities
from service.catalogs.checks.quantities.lexicon import lexicon_of
from service.catalogs.checks.quantities.table import KNOWN, find_table
from service.catalogs.checks.quantities.units import UNITS

GOLDEN = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("readings.txt").read_text("utf-8").splitlines()[1:]
]


def tell(quantity):
    if quantity.kind is Kind.CODE:
        return f"code {quantity.name}"
    unit = f" {quantity.unit.id}" if quantity.unit else ""
    whole = f" of {quantity.whole}" if quantity.whole else ""
    soft = "?" if quantity.is_soft else ""
    return f"{quantity.kind} {quantity.value}{unit}{whole}{soft}"


@pytest.mark.parametrize(("language", "text", "reading"), GOLDEN, ids=range(len(GOLDEN)))
def test_text_is_read_as_the_golden_table_says(language, text, reading):
    read = "; ".join(tell(each) for each in read_quantities(text, language))

    assert read == reading


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_table_names_units_that_there_are(language):
    table = find_table(language)

    assert table is not None
    assert set(table.words["unit"]) <= set(UNITS)


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_numerals_up_to_ten_are_known_in_every_table(language):
    table = find_table(language)

    assert table is not None
    assert set(range(10)) <= set(table.numerals)


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_anchors_are_the_same_in_every_table(language):
    table, english = find_table(language), find_table("en")

    assert table is not None
    assert english is not None
    assert set(table.words["anchor"]) == set(english.words["anchor"])


def test_spans_are_the_words_that_were_read():
    text = "Tome dos comprimidos cada 12 horas."

    spans = [text[each.start : each.end] for each in read_quantities(text, "es")]

    assert spans == ["dos comprimidos", "12 horas"]


def test_decomposed_letters_are_the_same_letters():
    decomposed = unicodedata.normalize("NFD", "tres días, dieciséis años")

    read = [tell(each) for each in read_quantities(decomposed, "es")]

    assert read == ["amount 3 day", "amount 16 year"]


def test_region_of_a_known_language_has_its_table_and_its_own_marks():
    (read,) = read_quantities("1,500 miligramos", "es-MX")

    assert tell(read) == "amount 1500 mg"


def test_lexicon_of_a_language_without_a_table_knows_no_numerals():
    assert not read_quantities("three one two", "vi")
    assert lexicon_of("vi").decimal == ","
