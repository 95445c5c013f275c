"""The pairs that the checks are judged by are whole, varied and split by their rule."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.checks.pairs import Expect, Family, Half, Verdict, half_of, read_pairs
from service.errors import InputError

CHECKS = Path(__file__).parents[2] / "benchmarks" / "checks"
LANGUAGES = ("ar", "de", "es", "fr", "pt-BR", "zh-Hans")
BLOCKED = frozenset(Family) - {Family.MARKUP, Family.LANGUAGE}

RIGHT = {
    "id": "es/half",
    "language": "es",
    "family": "number",
    "source": "Take 0.5 mg.",
    "translation": "Tome 0,5 mg.",
    "verdict": "right",
    "what": "decimal comma",
    "expect": "none",
}
WRONG = RIGHT | {
    "id": "es/half/1",
    "translation": "Tome 5 mg.",
    "verdict": "wrong",
    "from": "es/half",
    "what": "decimal lost",
    "expect": "block",
}


@pytest.fixture(scope="module")
def halves():
    return {half: read_pairs(CHECKS / half) for half in Half}


@pytest.fixture(scope="module")
def pairs(halves):
    return [pair for half in Half for pair in halves[half]]


@pytest.fixture
def write(tmp_path):
    def write_lines(*lines):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / "es.jsonl").write_text(text, encoding="utf-8")
        return tmp_path

    return write_lines


def test_every_pair_stands_in_the_half_that_its_group_has(halves):
    astray = [pair.id for half in Half for pair in halves[half] if half_of(pair) is not half]

    assert astray == []


def test_ids_and_texts_are_unique_over_both_halves(pairs):
    ids = Counter(pair.id for pair in pairs)
    texts = Counter((pair.language, pair.source, pair.translation) for pair in pairs)

    assert [name for name, count in ids.items() if count > 1] == []
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("half", Half)
def test_each_half_has_a_file_for_every_language(half):
    files = sorted((CHECKS / half).glob("*.jsonl"))

    assert tuple(path.stem for path in files) == LANGUAGES
    for path in files:
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        assert {json.loads(line)["language"] for line in lines} == {path.stem}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", Verdict)
def test_every_language_has_sixty_pairs_of_each_verdict(language, verdict, pairs):
    held = [pair for pair in pairs if (pair.language, pair.verdict) == (language, verdict)]

    assert len(held) >= 60


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_has_three_wrong_pairs_in_every_language(language, family, pairs):
    wrong = [
        pair
        for pair in pairs
        if (pair.language, pair.family, pair.verdict) == (language, family, Verdict.WRONG)
    ]

    assert len(wrong) >= 3


def test_what_can_harm_is_expected_to_be_blocked(pairs):
    let_through = [
        pair.id
        for pair in pairs
        if pair.verdict is Verdict.WRONG
        and pair.family in BLOCKED
        and pair.expect is not Expect.BLOCK
    ]

    assert let_through == []


def test_the_table_of_the_task_stands_beside_the_halves(pairs):
    table = read_pairs(CHECKS)

    assert len(table) == 14
    assert all(pair.table for pair in table)
    assert not any(pair.table for pair in pairs)


def test_a_wrong_pair_belongs_to_the_right_one_it_was_made_from(write):
    right, wrong = read_pairs(write(RIGHT, WRONG))

    assert wrong.group == right.id
    assert half_of(wrong) is half_of(right)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([RIGHT, RIGHT], "more than once"),
        ([WRONG], "names no right pair"),
        ([RIGHT, WRONG | {"translation": RIGHT["translation"]}], "equals the right one"),
        ([RIGHT, WRONG | {"source": "Take 5 mg."}], "another language or source"),
        ([RIGHT, WRONG | {"expect": "none"}], "expects a finding"),
        ([RIGHT | {"expect": "block"}], "may not expect a block"),
        ([RIGHT | {"from": "es/other"}], "made from no other"),
        ([RIGHT | {"translation": "Tome medicio\u0301n."}], "not in NFC"),
        ([RIGHT | {"verdict": "good"}], "verdict"),
        ([RIGHT | {"note": "x"}], "Unknown field"),
        ([{"id": "es/half"}], "Missing data"),
    ],
)
def test_pairs_that_do_not_fit_together_are_refused(lines, told, write):
    folder = write(*lines)

    with pytest.raises(InputError, match=told):
        read_pairs(folder)


def test_every_fault_is_told_with_its_line(write):
    folder = write(RIGHT | {"expect": "block"}, {"id": "es/other"})

    with pytest.raises(InputError) as refused:
        read_pairs(folder)

    assert sorted(fault.line for fault in refused.value.faults) == [1, 2]


def test_a_line_that_is_not_json_is_refused(tmp_path):
    (tmp_path / "es.jsonl").write_text("{\n", encoding="utf-8")

    with pytest.raises(InputError, match="not JSON"):
        read_pairs(tmp_path)
