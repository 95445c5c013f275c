"""The benchmark of the catalogs engine runs, and leaves no figure out."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
FIGURES = (
    "Identity: same bytes",
    "Marked: same HTML",
    "Extract",
    "Prose msgids of es.po in src-at/es",
    "Edits: the right old text",
    "Edits: a wrong one",
    "Update 1,000 messages, 100 edited",
    "Parse and write 2,000 entries",
    "Refuse a string of 20,000 lines",
    "Refuse nplurals=200000000",
    "Written as `msgcat --no-wrap` writes",
)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("benchmark")
    command = [sys.executable, "-m", "benchmarks.catalogs", "--quick"]
    places = ["--corpora", tmp_path / "none", "--output", tmp_path / "catalogs.md"]
    subprocess.run(
        [*command, *places], cwd=CHECKOUT, check=True, timeout=110, stdout=subprocess.DEVNULL
    )
    return (tmp_path / "catalogs.md").read_text("utf-8")


def test_a_quick_run_without_corpora_has_every_figure(table):
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]

    told = {row[0] for row in rows}
    assert [figure for figure in FIGURES if not any(one.startswith(figure) for one in told)] == []
    assert "its figures mean nothing" in table


def test_a_peer_or_corpus_that_is_not_there_is_told(table):
    assert "| Edits: the right old text | no corpus |" in table
    if not (CHECKOUT / ".venv-peers").exists():
        assert "mdpo | not installed |" in table
