"""What finds the expressions of a glossary in a translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.checks.terms.expressions import compile_expressions, split_rendering


def finds(language, expression, text):
    return compile_expressions([expression], language).search(text) is not None


@pytest.mark.parametrize(
    ("rendering", "expressions"),
    [
        ("麻醉药（麻醉剂）", ["麻醉药", "麻醉剂"]),
        ("أثر جانبي (ج. آثار جانبية)", ["أثر جانبي", "آثار جانبية"]),
        ("低剂量（低于；亚麻醉剂量）", ["低剂量", "低于", "亚麻醉剂量"]),
        ("não faça se... (motivo)", ["não faça se", "motivo"]),
    ],
)
def test_rendering_holds_the_expression_outside_brackets_and_those_inside(rendering, expressions):
    assert list(split_rendering(rendering)) == expressions


@pytest.mark.parametrize(
    ("language", "expression", "text"),
    [
        ("es", "alucinación", "Alucinaciones"),
        ("es", "dolor* … crónico", "dolores muy fuertes y crónicos"),
        ("pt-BR", "alucinação", "alucinações"),
        ("pt-BR", "efeito colateral", "efeitos colaterais"),
        ("fr", "problème d’alcool", "problèmes d'alcool"),
        ("fr", "spray nasal", "sprays nasaux"),
        ("de", "chronischer Schmerz", "bei chronischen Schmerzen"),
        ("de", "*schmerz*", "Nervenschmerzen"),
        ("de", "Sucht", "Suchthilfe"),
        ("ar", "جرعة", "وبجرعتها"),
        ("ar", "الاكتئاب", "للاكتئاب"),
        ("ar", "مخدر", "مُخَدِّر"),
        ("zh-Hans", "NMDA … 受体", "NMDA型受体"),
        ("it", "dolore", "dolori"),
        ("nl", "bijwerking", "bijwerkingen"),
        ("pl", "depresja", "depresji"),
    ],
)
def test_expression_finds_its_forms(language, expression, text):
    assert finds(language, expression, text)


@pytest.mark.parametrize(
    ("language", "expression", "text"),
    [
        ("fr", "infusion", "perfusion"),
        ("es", "dosis", "sobredosis"),
        ("de", "Sucht", "Er sucht Hilfe."),
        ("de", "Ketamin*", "Esketamin"),
        ("ar", "مخدر", "تخدير"),
        ("ar", "مخدر", "خدر"),
        ("es", "dolor* … crónico", "dolor. Uno dos tres cuatro cinco crónico"),
    ],
)
def test_expression_finds_no_other_word(language, expression, text):
    assert not finds(language, expression, text)


def test_no_expression_makes_nothing():
    assert compile_expressions([], "es") is None


@given(st.sampled_from(["ar", "de", "es", "fr", "pt-BR", "zh-Hans", "hu"]), st.text(min_size=1))
def test_any_expression_compiles(language, expression):
    pattern = compile_expressions([expression], language)

    assert pattern is None or pattern.search("") is None


HOSTILE = ["dolor " * 11000, "dolor" + " " * 64000, ("dolor" + " " * 999) * 64, "a" * 65536]


@pytest.mark.parametrize("text", HOSTILE, ids=len)
@pytest.mark.timeout(20)
def test_gap_of_an_expression_takes_time_in_line_with_the_text(text):
    pattern = compile_expressions(["dolor* … crónico", "dolor … de … nervio"], "es")

    pattern.findall(text)
