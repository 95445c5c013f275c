"""Translations with other quantities are stopped, those with the same are left in peace."""

from pathlib import Path

import pytest

from service.catalogs.checks import NO_CONTEXT, check_text
from service.catalogs.checks.quantities import RULES
from service.content.model import Level, Message
from service.content.policy import Severity

PAIRS = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("pairs.txt").read_text("utf-8").splitlines()[1:]
]


def message(msgid):
    return Message(
        domain="d", context=None, msgid=msgid, level=Level.SAFETY, path="d.md", line=1, place="d"
    )


def find(msgid, msgstr, language):
    return [
        finding
        for rule in RULES
        if rule.knows(language)
        for finding in rule.check(message(msgid), msgstr, language, NO_CONTEXT)
    ]


def judge(findings):
    if any(finding.severity is Severity.BLOCK for finding in findings):
        return "blocks"
    return "warns" if findings else "passes"


@pytest.mark.parametrize(("language", "verdict", "msgid", "msgstr"), PAIRS, ids=range(len(PAIRS)))
def test_pair_is_judged_as_the_table_says(language, verdict, msgid, msgstr):
    findings = find(msgid, msgstr, language)

    assert judge(findings) == verdict, [finding.message for finding in findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_passes_its_good_example(rule):
    good = rule.good

    assert not list(rule.check(message(good.msgid), good.msgstr, good.language, NO_CONTEXT))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_reports_its_bad_example_under_its_own_name(rule):
    bad = rule.bad

    found = list(rule.check(message(bad.msgid), bad.msgstr, bad.language, NO_CONTEXT))

    assert {finding.rule for finding in found} == {rule.id}


def test_finding_marks_the_words_of_both_sides():
    msgid, msgstr = "Take **50 mg** daily.[^A1]", "Tome **5 mg** al día.[^A1]"

    (finding,) = find(msgid, msgstr, "es")

    assert msgid[slice(*finding.source_span)] == "50 mg"
    assert msgstr[slice(*finding.target_span)] == "5 mg"
    assert finding.values == {"source": "50 mg", "target": "5 mg"}


def test_lost_quantity_has_no_place_in_the_translation():
    (finding,) = find("Take 50 mg.", "Tome.", "es")

    assert finding.rule == "quantity"
    assert finding.target_span is None


def test_wrong_unit_is_told_as_such():
    (finding,) = find("Take 5 mg.", "Tome 5 g.", "es")

    assert finding.rule == "unit"


def test_fault_is_reported_once_in_a_language_without_a_table():
    (finding,) = find("Take 5 mg.", "Uống 50 mg.", "vi")

    assert finding.rule == "figures"


def test_citations_and_references_are_no_quantities():
    assert not find("See [the label][fig-2].[^S1]", "Vea [la ficha][fig-2].[^S1]", "es")


def test_language_without_a_table_says_what_was_not_checked():
    findings = check_text(message("Take 5 mg."), "Uống 5 mg.", "vi")

    (not_checked,) = (each for each in findings if each.rule == "not-checked")
    assert {"quantity", "unit", "quantity-order"} <= set(not_checked.values["rules"].split(", "))
