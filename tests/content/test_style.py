import pytest

from service.content.glossary import TermFinder, read_glossary
from service.content.parse import Rules, parse_document
from service.content.style import check_names, read_style

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


def test_a_section_may_be_harder_to_read_than_the_others_by_exception():
    rules = style(exceptions="[{section: care/heavy, grade: 40, reason: a test}]")

    assert rules.allowed_grade("care", "heavy") == 40
    assert rules.allowed_grade("care", "light") == 8


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
