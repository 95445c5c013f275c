"""`polyleaf check` as people and programs meet it."""

import json
import shlex
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml

from service.catalogs.interface import CHECKS
from service.cli.check.messages import languages_of

CHECKOUT = Path(__file__).parents[3]
CARE = "translations/es/LC_MESSAGES/care.po"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
BAD = '"Language: es\\n"\n\nmsgctxt "c"\nmsgid "See [that](/a)."\nmsgstr "**Vea** eso."\n'


@pytest.fixture
def translated(small_project):
    """A project with one fault, in one of its catalogs."""
    small_project.make_translated("es")
    small_project.change("es", "care/dose", msgstr="# Tome 5 mg como máximo.[^S1]")
    return small_project


@pytest.fixture
def foreign(tmp_path_factory):
    path = tmp_path_factory.mktemp("elsewhere") / "some.po"
    path.write_text(HEAD + BAD, "utf-8")
    return path


def only(*rules):
    return [word for rule in rules for word in ("--rule", rule)]


def test_whole_project_is_checked_and_what_blocks_fails(run, translated):
    ran = run("check", *only("structure"))

    assert ran.code == 1
    assert ran.out.startswith(CARE)
    assert "  block  structure  The translation would become another kind of block" in ran.out
    assert ran.out.splitlines()[-1].endswith("PO files checked: 1 blocking, 0 warnings.")


def test_clean_project_passes(run, small_project):
    small_project.make_translated("es")

    ran = run("check", *only("structure", "links"))

    assert (ran.code, ran.err) == (0, "")
    assert "nothing found" in ran.out


def test_warnings_fail_only_where_that_is_asked_for(run, translated):
    translated.change("es", "care/dose", msgstr="**Tome** 5 mg.[^S1]")

    assert run("check", *only("emphasis")).code == 0
    assert run("check", *only("emphasis"), "--strict").code == 1


def test_place_of_a_finding_is_marked_in_both_texts(run, foreign):
    ran = run("check", str(foreign), *only("links", "emphasis"))

    assert "    en      See [that](/a)." in ran.out
    assert "    es      ⟦**Vea**⟧ eso." in ran.out
    assert f"{foreign}:6  block  links  " in ran.out


def test_text_from_right_to_left_is_kept_from_turning_its_line(run, tmp_path):
    path = tmp_path / "ar.po"
    path.write_text(f'{HEAD}\nmsgid "Rest now."\nmsgstr "# استرح \u202eالآن"\n', "utf-8")

    ran = run("check", str(path), *only("characters"))

    assert "    ar      \u2068# استرح ⟦<U+202E>⟧الآن\u2069" in ran.out


def test_json_is_a_list_of_objects(run, foreign):
    ran = run("check", str(foreign), "--format", "json", *only("links", "structure"))

    [found] = json.loads(ran.out)
    assert found == {
        "rule": "links",
        "severity": "block",
        "path": str(foreign),
        "line": 6,
        "msgctxt": "c",
        "msgid": "See [that](/a).",
        "message": "The link </a> of the source is missing. Put it around the same words.",
        "source_span": found["source_span"],
        "target_span": None,
    }


def test_json_of_nothing_is_an_empty_list(run, small_project):
    small_project.make_translated("es")

    assert json.loads(run("check", "--format", "json", *only("links")).out) == []


def test_github_gets_a_command_a_finding_with_what_would_end_it_escaped(run, tmp_path):
    path = tmp_path / "a,b%" / "es.po"
    path.parent.mkdir()
    path.write_text(f'{HEAD}\nmsgid "50%"\nmsgstr "[50%](/a)"\n', "utf-8")

    ran = run("check", str(path), "--format", "github", *only("links"))

    assert ran.out == (
        "::error file=a%2Cb%25/es.po,line=5,title=links::"
        "The link </a> is not in the source. Take it out.\n"
    )


def test_file_that_cannot_be_read_is_told_like_a_finding(run, translated):
    path = translated.root / CARE
    path.write_bytes(path.read_bytes() + b'\nmsgid "x\n')

    ran = run("check", "--format", "json")

    found = [item for item in json.loads(ran.out) if item["rule"] == "catalog"]
    assert ran.code == 1
    assert {item["path"] for item in found} == {CARE}
    assert all(item["severity"] == "block" and item["message"] for item in found)


def test_faults_of_the_source_are_told_like_findings(run, small_project):
    small_project.edit("care.md", "{#dizziness}", "{#nausea}")
    small_project.edit("care.md", "most.[^S1]", "most.[^S9]")

    ran = run("check", "--format", "json")

    found = {(item["rule"], item["path"], item["line"]) for item in json.loads(ran.out)}
    assert ran.code == 1
    assert found == {
        ("source-id", "content/care.md", 17),
        ("source-reference", "content/care.md", 25),
    }


def test_source_is_checked_for_its_style(run, small_project):
    small_project.write("style.yaml", "tone: {dizziness: test}\nreading: {grade: 30}\n")

    [found] = json.loads(run("check", "--format", "json", *only("tone")).out)

    assert (found["severity"], found["path"]) == ("warn", "content/care.md")
    assert found["msgctxt"] == "care/dizziness"
    assert found["msgid"][slice(*found["source_span"])] == "dizziness"


def test_only_what_is_named_is_checked(run, translated, monkeypatch):
    monkeypatch.chdir(translated.root)
    translated.write("style.yaml", "tone: {dizziness: test}\nreading: {grade: 30}\n")

    source = json.loads(run("check", "content", "--format", "json").out)
    catalog = json.loads(run("check", CARE, "--format", "json").out)

    assert {item["path"] for item in source} == {"content/care.md"}
    assert {item["path"] for item in catalog} == {CARE}


def test_fuzzy_texts_are_checked_on_demand(run, translated):
    translated.change("es", "care/dose", flags=["fuzzy"])

    assert run("check", *only("structure")).code == 0
    assert run("check", *only("structure"), "--fuzzy").code == 1


def test_fix_writes_what_it_mends_and_nothing_else(run, translated):
    run("check", "--fix")
    decomposed = unicodedata.normalize("NFD", "Tome 5 mg cada día.[^S1]")
    translated.change("es", "care/dose", msgstr=decomposed, flags=["fuzzy"])
    translations = translated.root / "translations" / "es" / "LC_MESSAGES"
    before = {path.name: path.read_bytes() for path in translations.iterdir()}

    ran = run("check", "--fix", *only("structure"))

    after = {path.name: path.read_bytes() for path in translations.iterdir()}
    text = next(entry for entry in translated.catalog("es") if entry.msgctxt == "care/dose")
    assert [name for name in after if after[name] != before[name]] == ["care.po"]
    assert text.msgstr == unicodedata.normalize("NFC", decomposed)
    assert text.flags == ["fuzzy"]
    assert f"{CARE}: spacing or normal form mended in 1 messages" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.po"], "There is no such file."),
        (["--rule", "nonsense"], "There is no rule 'nonsense'."),
        (["--explain", "nonsense"], "There is no rule 'nonsense'."),
        (["--language", "no language"], "Invalid value for '--language'"),
        (["--format", "markdown"], "Only what --explain says"),
    ],
)
def test_command_that_cannot_be_followed_ends_with_two(run, translated, words, told):
    ran = run("check", *words)

    assert ran.code == 2
    assert told in ran.err


def test_language_that_nothing_tells_ends_with_two(run, tmp_path):
    path = tmp_path / "some.po"
    path.write_text(HEAD, "utf-8")

    ran = run("check", str(path))

    assert ran.code == 2
    assert "--language TAG" in ran.err
    assert run("check", str(path), "--language", "pt_BR").code == 0


def test_folder_without_a_project_is_told_with_what_to_do(run, tmp_path, monkeypatch):
    monkeypatch.setenv("POLYLEAF_ROOT", str(tmp_path / "nothing"))

    ran = run("check")

    assert ran.code == 2
    assert "Name PO files, or set POLYLEAF_ROOT." in ran.err


def write_wordings(project, locale, pairs):
    folder = project.root / "translations" / locale / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    entries = "".join(f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in pairs.items())
    (folder / f"{CHECKS}.po").write_text(f'{HEAD}"Language: {locale}\\n"\n{entries}', "utf-8")


MISSING = "The link {mark} of the source is missing. Put it around the same words."


def messages_of(run, foreign, *words):
    ran = run("check", str(foreign), "--format", "json", *only("links"), *words)
    return [item["message"] for item in json.loads(ran.out)]


def test_findings_are_told_in_the_language_of_the_one_who_reads(
    run, small_project, foreign, monkeypatch
):
    write_wordings(small_project, "es", {MISSING: "Falta el enlace {mark}."})

    asked = messages_of(run, foreign, "--language-of-messages", "es-MX")
    monkeypatch.setenv("LANGUAGE", "xx:es_ES.UTF-8:de")
    of_environment = messages_of(run, foreign)

    assert asked == of_environment == ["Falta el enlace </a>."]


def test_wording_with_another_placeholder_is_told_in_english(run, small_project, foreign):
    write_wordings(small_project, "es", {MISSING: "Falta el enlace {marca}."})

    [told] = messages_of(run, foreign, "--language-of-messages", "es")

    assert told.startswith("The link </a> of the source is missing.")


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de-AT"]),
        ({"LANG": "de_AT", "LC_MESSAGES": "fr_FR"}, ["fr-FR"]),
        ({"LANG": "de_AT", "LC_ALL": "C"}, ["en"]),
        ({"LANGUAGE": "sr@latin:C:de", "LC_ALL": "fr"}, ["sr-Latn", "en"]),
        ({"LANGUAGE": "", "LANG": "not a locale:pt_BR"}, ["pt-BR"]),
    ],
)
def test_environment_is_read_as_gettext_reads_it(environment, languages):
    assert list(languages_of(environment)) == languages


def test_rule_is_explained_with_examples_and_what_is_found(run):
    ran = run("check", "--explain", "structure")

    assert ran.code == 0
    for words in ("structure", "good:", "bad:", "es: # No conduzca.", "block: The translation"):
        assert words in ran.out


def test_page_of_the_checks_is_what_the_program_says(run, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    page = run("check", "--explain", "all", "--format", "markdown").out

    shipped = (CHECKOUT / "docs" / "checks.md").read_text("utf-8")
    assert page == shipped, "Run: polyleaf check --explain all --format markdown > docs/checks.md"


def test_hook_of_pre_commit_runs_on_the_files_that_it_is_given(foreign):
    [hook] = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program = Path(sys.executable).with_name("polyleaf")

    ran = subprocess.run(
        [program, *shlex.split(hook["entry"])[1:], *hook.get("args", []), foreign],
        capture_output=True, text=True, check=False, cwd=foreign.parent,
    )  # fmt: skip

    assert (hook["id"], hook["files"]) == ("polyleaf-check", r"\.po$")
    assert ran.returncode == 1
    assert "links" in ran.stdout
