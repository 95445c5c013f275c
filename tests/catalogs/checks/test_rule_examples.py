"""Every rule keeps what it says: it passes its good example, and reports its bad one in plain words."""

import pytest

from service.catalogs.checks import CATALOG_RULES, NOT_CHECKED, RULES
from service.catalogs.checks.examples import find_in_example, find_in_examples
from service.catalogs.interface import check_messages
from service.content.checks import SOURCE_RULES

WORDINGS = {message.msgid for message in check_messages()}
rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
catalog_rules = pytest.mark.parametrize("rule", CATALOG_RULES, ids=lambda rule: rule.id)


def assert_told(findings, rule):
    assert findings
    for finding in findings:
        assert finding.rule == rule.id
        assert finding.wording in WORDINGS
        assert "{" not in finding.message or "{" in "".join(finding.values.values())


@rules
def test_good_example_is_left_in_peace(rule):
    assert find_in_example(rule, rule.good) == ()


@rules
def test_bad_example_is_reported_in_words_that_are_translated(rule):
    assert_told(find_in_example(rule, rule.bad), rule)


@rules
def test_rule_knows_the_languages_of_its_examples(rule):
    assert rule.knows(rule.good.language)
    assert rule.knows(rule.bad.language)


@rules
def test_spans_of_the_bad_example_lie_in_its_texts(rule):
    for finding in find_in_example(rule, rule.bad):
        for span, text in (
            (finding.source_span, rule.bad.msgid),
            (finding.target_span, rule.bad.msgstr),
        ):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)


@catalog_rules
def test_good_examples_together_are_left_in_peace(rule):
    assert find_in_examples(rule, rule.good) == ()


@catalog_rules
def test_bad_examples_together_are_reported_in_words_that_are_translated(rule):
    assert_told([finding for _, finding in find_in_examples(rule, rule.bad)], rule)


def test_no_two_rules_have_one_name():
    names = [rule.id for rule in (*RULES, *CATALOG_RULES, *SOURCE_RULES)]

    assert len({*names, NOT_CHECKED, "length", "catalog"}) == len(names) + 3
