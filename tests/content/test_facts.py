from service.content.facts import check_coverage, check_sources, find_unknown_facts, read_facts
from service.content.glossary import TermFinder
from service.content.parse import Rules, parse_document

FACTS = """\
facts:
  S-1: {claim: c, verdict: supported, sources: [A]}
  S-2: {claim: c, verdict: unchecked, dropped: nobody knows}
  S-3: {claim: c, verdict: framing}
"""
LEAFLET = """\
---
title: Care
---
<!-- facts: S-1 {named} -->
- one
  <!-- facts: S-1 -->
"""


def messages_naming(named):
    text = LEAFLET.replace("{named}", named)
    return parse_document(text, "content/care.md", Rules({}, TermFinder(()), None)).messages


def test_a_fact_is_said_or_dropped():
    facts = read_facts(FACTS, "content/facts.yaml")

    assert [*check_coverage(facts, messages_naming("S-3"), "content/facts.yaml")] == []


def test_a_fact_that_no_unit_says_is_told():
    facts = read_facts(FACTS, "content/facts.yaml")

    [fault] = check_coverage(facts, messages_naming(""), "content/facts.yaml")

    assert str(fault) == (
        "content/facts.yaml: No unit says 'S-3'. Say it, or say why it is dropped."
    )


def test_a_dropped_fact_that_a_unit_says_is_told_where():
    facts = read_facts(FACTS, "content/facts.yaml")

    [fault] = check_coverage(facts, messages_naming("S-2 S-3"), "content/facts.yaml")

    assert str(fault) == "content/care.md:5: The fact 'S-2' was dropped: nobody knows."


def test_a_fact_that_is_not_in_the_file_is_told_where_it_is_named():
    facts = read_facts(FACTS, "content/facts.yaml")

    [fault] = find_unknown_facts(facts, messages_naming("S-9"), "content/facts.yaml")

    assert str(fault) == "content/care.md:5: There is no fact 'S-9' in content/facts.yaml."


def test_a_fact_that_rests_on_no_source_is_told():
    facts = read_facts(FACTS, "content/facts.yaml")

    [fault] = check_sources(facts, {"B"}, "content/facts.yaml")

    assert str(fault) == "content/facts.yaml: 'S-1' rests on 'A', which is no source."
    assert [*check_sources(facts, {"A"}, "content/facts.yaml")] == []
