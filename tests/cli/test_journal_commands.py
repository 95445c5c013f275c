"""The commands on the journal, as people run them."""

import json
import sqlite3
import subprocess
import sys

import pytest

from service.catalogs.po import load_po, save_po


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    return small_project


@pytest.fixture
def sent(run, project, tmp_path):
    """A file that was downloaded, and in which one message was edited since."""
    path = tmp_path / "sent.po"
    assert run("export", "po", "es", "care", "-o", str(path)).code == 0
    catalog = load_po(path, tmp_path)
    next(entry for entry in catalog if entry.msgctxt == "care/dizziness").msgstr = "mareos"
    save_po(catalog, path)
    return path


def test_sync_counts_a_first_file_and_lists_later_edits(run, project):
    first = run("sync")
    project.change("es", "care/dizziness", msgstr="mareos")

    ran = run("sync")

    assert "translations/es/LC_MESSAGES/care.po: 13 taken\n" in first.out
    assert "care/dizziness - The file changed it." in ran.out
    assert "This is import 2" in ran.out


def test_a_dry_run_before_the_first_sync_makes_no_journal(run, project):
    ran = run("sync", "--dry-run", "--format", "json")

    told = json.loads(ran.out)
    assert told["dry_run"]
    assert not (project.root / "instance" / "journal.db").exists()


def test_an_import_reports_each_message_and_can_be_undone(both_engines, run, project, sent):
    before = next(e for e in project.catalog("es") if e.msgctxt == "care/dizziness").msgstr
    report = json.loads(run("import", str(sent), "--author", "Ana", "--format", "json").out)

    undone = run("undo", str(report["import"]))

    [file] = report["files"]
    assert file["counts"] == {"unchanged": 12, "taken": 1}
    assert undone.out.startswith("undone es care/dizziness\n")
    assert project.catalog("es").find("mareos", by="msgstr") is None
    told = json.loads(run("history", "care/dizziness", "--format", "json").out)
    assert [row["msgstr"] for row in told] == [[before], ["mareos"], [before]]
    assert [row["author"] for row in told] == [None, "Ana", None]


def test_a_suggestion_is_listed_and_accepted(both_engines, run, project, sent):
    project.change("es", "care/dizziness", msgstr="vahídos")
    run("import", str(sent))

    listed = run("suggestions", "es")
    accepted = run("accept", "1")

    assert "1 es care/dizziness - The file and the journal changed it." in listed.out
    assert "  now: vahídos\n  new: mareos\n" in listed.out
    assert accepted.out == "Suggestion 1 is the text of care/dizziness now.\n"
    assert run("suggestions").out == "0 suggestions.\n"


def test_a_question_is_listed_and_answered(run, project):
    project.change("es", "care/dose", tcomment="Per day?")
    run("sync")

    listed = run("questions")
    answered = run("answer", "1", "Yes, a day.")

    assert "1 es care/dose: Per day?" in listed.out
    assert "is answered, in the catalog of care in es" in answered.out
    assert run("questions").out == "0 questions.\n"


def test_a_file_that_waits_for_a_person_ends_with_an_error_until_it_is_confirmed(
    run, project, sent
):
    catalog = load_po(sent, sent.parent)
    for entry in catalog:
        entry.msgstr = entry.msgid
    save_po(catalog, sent)

    held, tried = run("import", str(sent)), run("import", str(sent), "--confirm", "--dry-run")

    assert held.code == 1
    assert "every text in it is its source" in held.err
    assert tried.code == 0
    assert run("suggestions").out == "0 suggestions.\n"


def test_publish_syncs_first_and_tells_the_journal(run, project):
    run("publish", "--demo")
    project.change("es", "care/dizziness", msgstr="")

    ran = run("publish", "--demo")

    assert "care/dizziness - The file has it empty, which is no edit: mark it fuzzy" in ran.out
    assert ran.out.endswith("is live already; nothing changed.\n")
    with sqlite3.connect(project.root / "instance" / "journal.db") as journal:
        [live] = journal.execute("SELECT release, reason FROM live").fetchall()
        [built] = journal.execute("SELECT release, policy FROM releases").fetchall()
    assert live == (built[0], "publish")
    assert built[1] == "demo"


def test_a_rollback_is_told_to_the_journal_and_needs_none(run, project):
    run("publish", "--demo")
    run("publish")
    (project.root / "instance" / "journal.db").write_bytes(b"no database")

    ran = run("rollback")

    assert ran.code == 0
    assert "is live again." in ran.out
    assert "The journal does not know of it yet" in ran.err


@pytest.mark.parametrize("command", [("sync",), ("publish", "--demo")])
def test_a_broken_ledger_is_told_beside_what_was_done(run, project, command):
    run("sync")
    (project.root / "translations" / "es" / "decisions.jsonl").write_text("no decision\n")
    project.change("es", "care/dizziness", msgstr="mareos")

    ran = run(*command)

    assert ran.code == 1
    assert "Catalogs and journal are in sync, but no decision came in or went out." in ran.err
    assert "decisions.jsonl:1" in ran.err
    assert "nothing was changed" not in ran.err
    told = json.loads(run("history", "care/dizziness", "--format", "json").out)
    assert told[-1]["msgstr"] == ["mareos"]


def test_verify_names_the_rows_that_somebody_altered(run, project):
    run("sync")
    whole = run("journal", "verify")
    with sqlite3.connect(project.root / "instance" / "journal.db") as journal:
        journal.execute("DROP TRIGGER texts_no_update")
        journal.execute("UPDATE texts SET msgstr = '[\"x\"]' WHERE id = 3")

    broken = run("journal", "verify")

    assert (whole.code, whole.out) == (0, "Every row is what was written.\n")
    assert broken.code == 1
    assert broken.out.startswith("texts 3:")


def test_a_command_that_needs_no_journal_does_not_load_its_libraries():
    program = "import sys, service.cli; print({'sqlalchemy', 'alembic'} & {*sys.modules})"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    "words",
    [
        ("undo", "99999999999999999999"),
        ("accept", "2147483648"),
        ("answer", "1", "\udcff"),
        ("sync", "--author", "\udcff"),
        ("history", "\udcff"),
    ],
)
def test_what_no_journal_can_hold_is_refused_in_words(run, project, words):
    ran = run(*words)

    assert ran.code == 2
    assert "Invalid value" in ran.err
    assert not (project.root / "instance" / "journal.db").exists()
