import json

import pytest

from service.catalogs.files import Updated
from service.catalogs.po import CatalogFile
from service.catalogs.texts import catalog_path
from service.catalogs.update import Fate, Line
from service.cli import polyleaf
from service.cli.catalogs import tell_ledgers


def test_help_lists_every_command_with_what_it_does(run):
    ran = run("--help")

    assert ran.code == 0
    for name, command in polyleaf.commands.items():
        assert f"  {name} " in ran.out
        assert command.get_short_help_str()


@pytest.mark.parametrize("name", sorted(polyleaf.commands))
def test_every_command_has_help(run, name):
    for flag in ("--help", "-h"):
        ran = run(name, flag)

        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"Usage: polyleaf {name}")


def test_version_is_told(run):
    assert run("--version").out.startswith("polyleaf, version ")


def test_unknown_command_is_a_usage_error(run):
    ran = run("translate")

    assert ran.code == 2
    assert "No such command 'translate'" in ran.err


def test_folder_without_content_is_told_with_what_to_do(run, tmp_path, monkeypatch):
    monkeypatch.setenv("POLYLEAF_ROOT", str(tmp_path / "elsewhere"))

    for command in ("extract", "update", "status", "publish"):
        ran = run(command)

        assert ran.code == 1
        assert "There is no project here." in ran.err
        assert "POLYLEAF_ROOT" in ran.err
        assert ran.out == ""


def test_extract_tells_which_templates_it_wrote(run, small_project):
    first, second = run("extract"), run("extract")

    assert "translations/care.pot: 13 messages, written" in first.out
    assert "translations/care.pot: 13 messages, unchanged" in second.out
    assert (first.code, second.code) == (0, 0)


def test_extract_of_faulty_content_lists_all_faults_and_writes_nothing(run, small_project):
    small_project.edit("care.md", "{#dizziness}", "{#nausea}")
    small_project.edit("kinds.yaml", "level: claim", "level: dangerous")

    ran = run("extract")

    assert ran.code == 1
    assert "content/care.md:17: " in ran.err
    assert "content/kinds.yaml:4: " in ran.err
    assert "faults found; nothing was changed." in ran.err
    assert not (small_project.root / "translations").exists()


def test_update_without_templates_says_to_extract_first(run, small_project):
    small_project.add_language("es")

    ran = run("update")

    assert ran.code == 1
    assert "translations/care.pot: It cannot be read" in ran.err
    assert "Run `polyleaf extract`" in ran.err


def test_update_creates_the_catalogs_of_a_new_language(run, small_project):
    small_project.add_language("es")
    run("extract")

    ran = run("update")

    assert "translations/es/LC_MESSAGES/care.po: 13 new" in ran.out
    assert "translations/es/LC_MESSAGES/messages.po" in ran.out


def test_update_tells_what_became_of_each_message(run, small_project):
    small_project.make_translated("es")
    small_project.edit("care.md", "Take 5 mg", "Take 6 mg")
    small_project.edit("care.md", "- dizziness {#dizziness}\n", "")
    run("extract")

    ran, again = run("update"), run("update")

    assert "care.po: 11 kept, 1 staled, 1 obsolete" in ran.out
    assert "  number: care/dose\n" in ran.out
    assert "care.po: 12 kept\n" in again.out
    assert "number" not in again.out


def test_update_tells_what_was_split_and_what_moved(run, small_project):
    dose, food = "Take 5 mg at most in one day.", "Do not eat for six hours before that."
    small_project.edit("questions.md", "50% of", f"{dose} {food}\n\n50% of")
    small_project.make_translated("es")
    small_project.edit(
        "questions.md", f"{dose} {food}\n\n50% of patients ask this.\n", dose + "\n\n" + food
    )
    small_project.edit("care.md", "Do not drive.", "50% of patients ask this.\n\nDo not drive.")
    run("extract")

    ran = run("update")

    assert f"  number: {food}\n" in ran.out
    assert f"  split: {dose}\n" in ran.out
    assert "  moved: 50% of patients ask this. (from questions)\n" in ran.out


def test_update_as_json_has_counts_and_every_line_that_is_not_kept(run, small_project):
    small_project.make_translated("es")
    small_project.edit("care.md", "Take 5 mg", "Take 6 mg")
    run("extract")

    told = json.loads(run("update", "--format", "json").out)

    [care] = [each for each in told if each["path"].endswith("es/LC_MESSAGES/care.po")]
    assert care["counts"] == {"kept": 12, "staled": 1}
    assert care["lines"] == [
        {
            "fate": "staled",
            "context": "care/dose",
            "msgid": "Take 6 mg at most.[^S1]",
            "change": "number",
            "source": "",
        }
    ]


def test_ledger_names_what_would_be_lost(small_project, capsys):
    path = catalog_path(small_project.root, "es", "care")
    ledger = (Line(Fate.KEPT, None, "Other."), Line(Fate.LOST, "care/dose", "Take 5 mg."))

    tell_ledgers([Updated(path, CatalogFile(), ledger)], small_project.root, "text")

    assert capsys.readouterr().out == (
        "translations/es/LC_MESSAGES/care.po: 1 kept, 1 lost\n  lost: care/dose\n"
    )


def test_commands_without_a_language_say_how_to_begin_one(run):
    run("extract")

    for command in ("update", "status"):
        ran = run(command)

        assert ran.code == 0
        assert "polyleaf language add fr" in ran.out


def test_status_is_a_table_of_words_and_messages(run, small_project):
    small_project.make_translated("es")
    small_project.change("es", "care/dose", flags=["fuzzy"])

    ran = run("status")

    row = next(line for line in ran.out.split("\n") if "care" in line)
    cells = [cell.strip() for cell in row.strip("│").split("│") if cell.strip()]
    assert cells[:5] == ["es", "care", "41 (13)", "5 (1)", "36 (12)"]
    assert "fuzzy" in ran.out
    assert "missing" not in ran.out


def test_status_counts_what_the_checks_find(run, small_project):
    small_project.make_translated("es")
    small_project.change("es", "care/dose", msgstr="# Tome 5 mg.[^S1]")
    small_project.change("es", "care/ease", msgstr="Puede aliviar el dolor 2 horas.[^S1]")

    table = run("status")
    rows = json.loads(run("status", "--format", "json").out)

    [care] = [row["findings"] for row in rows if row["domain"] == "care"]
    assert care["block"] >= 1
    assert care["warn"] >= 1
    assert set(care) == {"block", "warn", "not_checked"}
    assert "blocking" in table.out
    assert "warnings" in table.out


def test_status_counts_no_findings_of_fuzzy_texts(run, small_project):
    small_project.make_translated("es")
    before = json.loads(run("status", "--format", "json").out)
    small_project.change("es", "care/dose", msgstr="# Tome.", flags=["fuzzy"])

    after = json.loads(run("status", "--format", "json").out)

    assert [row["findings"]["block"] for row in after] <= [
        row["findings"]["block"] for row in before
    ]


def test_status_as_json_has_every_status(run, small_project):
    small_project.make_translated("es")

    rows = json.loads(run("status", "--format", "json").out)

    [care] = [row for row in rows if row["domain"] == "care"]
    assert (care["language"], care["messages"]["draft"]) == ("es", 13)
    assert list(care["words"]) == [
        *("missing", "withdrawn", "rejected", "blocked", "fuzzy"),
        *("stale", "draft", "translated", "overdue", "approved"),
    ]


def test_status_of_a_broken_catalog_names_file_and_line(run, small_project):
    small_project.make_translated("es")
    path = small_project.root / "translations" / "es" / "LC_MESSAGES" / "care.po"
    path.write_bytes(path.read_bytes() + b'\nmsgid "x\n')

    ran = run("status")

    lines = path.read_text("utf-8").count("\n")
    assert ran.code == 1
    assert f"translations/es/LC_MESSAGES/care.po:{lines}: " in ran.err


def test_file_that_cannot_be_written_is_named(run, small_project):
    (small_project.root / "translations").write_text("in the way")

    ran = run("extract")

    assert ran.code == 1
    assert ran.err.startswith("polyleaf: ")
    assert "translations" in ran.err
    assert "Traceback" not in ran.err
