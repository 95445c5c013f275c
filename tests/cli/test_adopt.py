"""`polyleaf adopt`: what it prints, and what it leaves alone."""

import json

import pytest

from service.catalogs.texts import catalog_path

SPANISH = """\
---
title: Cuidados en casa
---
Lea esto primero.

## Beneficios

- ganas de vomitar (náuseas)
- mareo

### Efectos a largo plazo

Conduzca.[^S2]

## Precauciones

Tome 50 mg como máximo.[^S1]
"""


@pytest.fixture
def project(small_project):
    small_project.add_language("es", "ja")
    small_project.extract()
    small_project.update()
    small_project.change("es", "care/dizziness", msgstr="vértigo")
    return small_project


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "folleto.md"
    path.write_text(SPANISH, "utf-8")
    return path


def catalog_bytes(project, language="es"):
    return catalog_path(project.root, language, "care").read_bytes()


def test_report_names_both_places_of_each_text_and_says_why(run, project, file):
    ran = run("adopt", "es", str(file), "--as", "care")

    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert f"taken content/care.md:5 <- {file}:4 care/read-first" in lines
    assert f"kept content/care.md:17 <- {file}:9 care/dizziness: It has another text." in lines
    assert any(
        line.startswith("skipped content/care.md:21 ") and "negates" in line for line in lines
    )
    assert any(
        line.startswith("skipped content/care.md:25 ") and "figures" in line for line in lines
    )
    assert any(line.startswith("missing content/care.md:3 care/summary: ") for line in lines)
    assert "unreviewed" in lines[-1]


def test_taken_texts_are_drafts(run, project, file):
    run("adopt", "es", str(file), "--as", "care")

    ran = run("status", "--format", "json")

    rows = {(row["language"], row["domain"]): row for row in json.loads(ran.out)}
    assert rows["es", "care"]["messages"]["draft"] > 0
    assert "polyleaf: origin adopted" in catalog_bytes(project).decode()


def test_control_characters_of_the_file_do_not_reach_the_terminal(run, project, file):
    file.write_text(SPANISH + "\n\x1b[31m" + "Un párrafo de más, y largo. " * 9, "utf-8")

    ran = run("adopt", "es", str(file), "--as", "care")

    assert "\x1b" not in ran.out


def test_dry_run_changes_nothing(run, project, file):
    before = catalog_bytes(project)

    ran = run("adopt", "es", str(file), "--as", "care", "--dry-run")

    assert "Nothing was changed." in ran.out
    assert catalog_bytes(project) == before


def test_second_time_takes_nothing(run, project, file):
    run("adopt", "es", str(file), "--as", "care")
    before = catalog_bytes(project)

    ran = run("adopt", "es", str(file), "--as", "care")

    assert "taken" not in ran.out
    assert catalog_bytes(project) == before


def test_report_in_json_has_every_line(run, project, file):
    ran = run("adopt", "es", str(file), "--as", "care", "--dry-run", "--format", "json")

    report = json.loads(ran.out)
    assert (report["language"], report["document"], report["dry_run"]) == ("es", "care", True)
    assert report["negation_compared"]
    assert sum(report["counts"].values()) == len(report["lines"])
    line = next(line for line in report["lines"] if line["address"] == "care/nausea")
    assert line == {
        "fate": "taken",
        "reason": "",
        "address": "care/nausea",
        "msgid": "feeling sick (nausea)",
        "source_path": "content/care.md",
        "source_line": 16,
        "msgstr": "ganas de vomitar (náuseas)",
        "file_line": 8,
    }


def test_language_whose_negation_is_unknown_is_told(run, project, file):
    ran = run("adopt", "ja", str(file), "--as", "care", "--dry-run")

    assert "We do not know how ja negates: only figures were compared." in ran.out


def test_document_may_be_named_by_its_file(run, project, file):
    assert run("adopt", "es", str(file), "--as", "content/care.md").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("es", "{file}", "--as", "cares"), "cares: There is no such document. There are: care"),
        (("fr", "{file}", "--as", "care"), "polyleaf language add fr"),
        (("es", "{file}.docx", "--as", "care"), "Its type is none of"),
        (("es", "{file}", "--as", "glossary"), "glossary is no document."),
    ],
)
def test_faults_are_told_and_nothing_changes(run, project, file, words, message):
    before = catalog_bytes(project)

    ran = run("adopt", *(word.format(file=file) for word in words))

    assert ran.code == 1
    assert message in ran.err
    assert catalog_bytes(project) == before
