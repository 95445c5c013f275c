"""The rules on a whole catalog."""

import pytest

from service.catalogs.checks.context import NO_CONTEXT
from service.catalogs.checks.wording import CATALOG_RULES
from service.content.model import Level, Message


def found(*items):
    entries = [
        (Message("care", context, msgid, Level.SAFETY, "content/care.md", 1, "s"), msgstr)
        for context, msgid, msgstr in items
    ]
    return {
        (finding.rule, place)
        for rule in CATALOG_RULES
        for place, finding in rule.check(entries, "es", NO_CONTEXT)
    }


def test_source_that_is_translated_two_ways_is_told_where_it_comes_again():
    items = (
        (None, "Rest now.", "Descanse ya."),
        (None, "Eat.", "Coma."),
        (None, "Rest now.", "Repose."),
    )

    assert found(*items) == {("two-ways", 2)}


def test_case_marks_and_blanks_make_no_other_translation():
    assert found((None, "Rest now.", "Descanse ya."), (None, "Rest now.", "descanse  ya")) == set()


def test_context_tells_equal_sources_apart_and_an_address_does_not():
    assert found(("noun", "Rest", "Reposo"), ("verb", "Rest", "Repose")) == set()
    assert found(("care/a", "Rest", "Reposo"), ("care/b", "Rest", "Repose")) == {("two-ways", 1)}


def test_two_sources_that_are_translated_alike_are_told_but_not_short_ones():
    items = (
        (None, "You may drive today.", "Puede conducir."),
        (None, "You may not drive.", "Puede conducir."),
    )

    assert found(*items) == {("alike", 1)}
    assert (
        found((None, "headache", "dolor de cabeza"), (None, "sore head", "Dolor de cabeza"))
        == set()
    )


def test_paraphrases_may_be_translated_alike_and_contrasts_may_not():
    text = "Problemas con el alcohol"

    assert (
        found((None, "past alcohol problems", text), (None, "history of alcohol problems", text))
        == set()
    )
    assert found((None, "eat before the visit", text), (None, "eat after the visit", text)) == {
        ("alike", 1)
    }
    assert found((None, "take 5 mg at night", text), (None, "at night take 10 mg", text)) == {
        ("alike", 1)
    }
    assert found((None, "side effects you feel", text), (None, "how doctors watch", text)) == {
        ("alike", 1)
    }


def test_missing_translations_are_not_alike():
    assert found((None, "You may drive today.", ""), (None, "You may not drive.", "")) == set()


@pytest.mark.timeout(20)
def test_large_catalog_takes_time_in_line_with_its_size():
    items = [
        (None, f"Take {number} tablets now.", f"Tome {number} ya.") for number in range(20_000)
    ]

    assert found(*items) == set()
