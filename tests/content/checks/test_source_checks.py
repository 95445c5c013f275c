"""Every rule on the source, with texts that it passes and texts that it reports."""

from dataclasses import replace

import pytest

from service.content.checks import SOURCE_RULES, Case, check_case
from service.content.glossary import TermFinder, read_glossary
from service.content.kinds import read_kinds
from service.content.parse import Rules, parse_document
from service.content.policy import Severity
from service.content.style import NO_STYLE, read_style
from service.errors import InputError

TERMS = read_glossary(
    "terms:\n"
    "  - {id: psychosis, term: psychosis, definition: d, part_of_speech: n, variants: [psychoses]}\n"
    "  - {id: ptsd, term: PTSD, definition: d, part_of_speech: n}\n",
    "glossary.yaml",
)
KINDS = read_kinds("kinds: {benefits: {level: claim}}", "kinds.yaml")
STYLE = read_style(
    "tone: {breakthrough: promotional, ask us: too pushy}\n"
    "drugs: [party drug, Food and Drug Administration]\n"
    "reading: {grade: 8}",
    "style.yaml",
)
ANY_GRADE = replace(STYLE, grade=99)
"""A text of four words has no grade to speak of."""


def findings_of(body, style=STYLE, section="care"):
    """What is found in a document of one section, the loader's faults included."""
    text = f"---\ntitle: Care\n---\n## Care {{#{section}}}\n\n{body}\n"
    rules = Rules(KINDS, TermFinder(TERMS), {"S1"})
    try:
        document = parse_document(text, "content/care.md", rules)
    except InputError as error:
        return [(fault.rule, fault.line, fault.message) for fault in error.faults]
    case = Case("care", document.messages, document, TERMS, style)
    return [(found.rule, found.line, found.told) for found in check_case(case)]


def rules_broken(body, **fields):
    return {rule for rule, _, _ in findings_of(body, **fields)}


@pytest.mark.parametrize("rule", SOURCE_RULES, ids=lambda rule: rule.id)
def test_each_rule_passes_its_good_example_and_reports_its_bad_one(rule):
    assert rule.id not in rules_broken(rule.good)
    assert rule.id in rules_broken(rule.bad)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("Do not drive.[^S9] {#driving}", "source-reference"),
        ("See [that](#elsewhere). {#see}", "source-reference"),
        ("Rest. {#Rest_Now}", "source-id"),
        ("Rest {#rest} now.", "source-form"),
        ("Rest never **without** a friend. {#rest}", "double-negative"),
        ("It isn't unlikely. {#it}", "double-negative"),
        ("Please **ask** us. {#ask}", "tone"),
        ("Drugs help. {#it}", "drug-for-medicine"),
        ("The EMA says so. {#it}", "undefined-term"),
    ],
)
def test_what_is_wrong_is_told_under_its_rule(body, rule):
    assert rules_broken(body, style=ANY_GRADE) == {rule}


@pytest.mark.parametrize(
    "body",
    [
        "Do not drive.[^S1] {#driving}",
        "See [that](#care). {#see}",
        "See [that](#see). {#see}",
        "Write [x] and [^S1]. {#see}",
        "Do not drive, and do not drink. {#driving}",
        "It is not fully understood. {#it}",
        "Do not drive under its effect. {#it}",
        "Some people take it as a party drug. {#it}",
        "PTSD is an illness. {#it}",
        "The EMA (the agency in Europe) says so. Ask the EMA. {#it}",
        "STOP {#it}",
    ],
)
def test_what_is_right_is_left_in_peace(body):
    assert findings_of(body, ANY_GRADE) == []


def test_only_safety_texts_need_an_id():
    assert rules_broken("Rest now.", section="care") == {"source-no-id"}
    assert rules_broken("Rest now.", section="benefits") == set()


def test_a_hard_section_is_told_where_it_begins():
    hard = "Individuals experiencing psychosis necessitate immediate professional consideration."

    [(rule, line, told)] = findings_of(f"{hard} {{#hard}}")

    assert (rule, line) == ("reading-grade", 4)
    assert told.startswith("The section 'care' reads at grade")


def test_an_exception_lets_its_section_through_and_an_explained_term_is_easier():
    body = "Individuals experiencing psychosis necessitate immediate consideration. {#hard}"
    grades = {
        name: findings_of(body, read_style(f"tone: {{}}\nreading: {{grade: 8, {name}}}", "s.yaml"))
        for name in (
            "exceptions: [{section: care/care, grade: 40, reason: a test}]",
            "glossed: {care: [psychosis]}",
            "glossed: {other: [psychosis]}",
        )
    }

    excepted, explained, other = grades.values()
    assert excepted == []
    assert explained[0][2] < other[0][2]


def test_a_short_form_is_told_one_time():
    assert len(findings_of("The EMA. {#one}\n\nThe EMA. {#two}", ANY_GRADE)) == 1


def test_a_project_without_a_style_may_write_as_it_likes():
    assert findings_of("It is a breakthrough. {#it}", NO_STYLE) == []


def test_what_is_broken_blocks_and_what_reads_badly_is_a_warning():
    text = "---\ntitle: Care\n---\n## Care {#care}\n\nSee [a][b]. Drugs. {#see}\n"
    document = parse_document(text, "content/care.md", Rules(KINDS, TermFinder(TERMS), None))

    found = list(check_case(Case("care", document.messages, document, TERMS, STYLE)))

    assert [(finding.severity, finding.span) for finding in found] == [
        (Severity.BLOCK, (4, 10)),
        (Severity.WARN, (12, 17)),
    ]
