import pytest

from service.content.glossary import TermFinder, read_glossary
from service.content.parse import Rules, parse_document
from service.content.style import check_names, check_style, read_style

TERMS = read_glossary(
    "terms:\n  - {id: psychosis, term: psychosis, definition: d, part_of_speech: n, variants: [psychoses]}\n",
    "glossary.yaml",
)
LEAFLET = """\
---
title: Care
---
## Heavy {#heavy}

Individuals experiencing psychosis necessitate immediate professional consideration.[^A]

### Light {#light}

You can ask us. {#ask}
"""
DOCUMENT = parse_document(LEAFLET, "content/care.md", Rules({}, TermFinder(TERMS), None))


def style(**reading):
    lines = "".join(f"  {name}: {value}\n" for name, value in {"grade": 8, **reading}.items())
    return read_style(
        f"tone: {{ask us: too pushy, cure: a promise}}\nreading:\n{lines}", "style.yaml"
    )


def faults_of(found):
    return [(fault.path, fault.line, fault.message.split(":")[0]) for fault in found]


def test_a_hard_section_is_told_where_it_begins_and_its_easy_part_is_not():
    [hard, _] = faults_of(check_style(DOCUMENT, TERMS, style()))

    assert hard[:2] == ("content/care.md", 4)
    assert hard[2].startswith("The section 'heavy' reads at grade")


def test_a_word_of_a_wrong_tone_is_told_on_its_line():
    [_, tone] = faults_of(check_style(DOCUMENT, TERMS, style()))

    assert tone == ("content/care.md", 10, "The word 'ask us' may not appear")


def test_an_exception_lets_its_section_through():
    exceptions = "[{section: care/heavy, grade: 40, reason: a test}]"

    assert len([*check_style(DOCUMENT, TERMS, style(exceptions=exceptions))]) == 1


def test_a_term_that_the_document_explains_is_easier():
    grades = [
        float(next(iter(check_style(DOCUMENT, TERMS, rules))).message.split()[6].rstrip(";"))
        for rules in (
            style(),
            style(glossed="{care: [psychosis]}"),
            style(glossed="{x: [psychosis]}"),
        )
    ]

    assert grades[1] < grades[0] == grades[2]


@pytest.mark.parametrize(
    ("reading", "message"),
    [
        ({"glossed": "{leaflet: []}"}, "There is no document 'leaflet'."),
        ({"glossed": "{care: [sanity]}"}, "There is no term 'sanity' in the glossary."),
        (
            {"exceptions": "[{section: care/dark, grade: 9, reason: r}]"},
            "There is no section 'care/dark' to make an exception of.",
        ),
    ],
)
def test_a_style_that_speaks_of_what_is_not_there_is_told(reading, message):
    [fault] = check_names(style(**reading), [DOCUMENT], TERMS, "style.yaml")

    assert str(fault) == f"style.yaml: {message}"
