"""`polyleaf language add` and `remove`."""

import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.content.load import load_content
from service.release.build import build_document
from service.release.project import load_inputs

POLYLEAF = Path(sys.executable).with_name("polyleaf")
DOMAINS = {"care", "questions", "glossary", "publisher", "messages", "checks"}
HMONG = ("--autonym", "Hmoob", "--plural-forms", "nplurals=1; plural=0;")


@pytest.fixture
def project(small_project):
    small_project.extract()
    return small_project


def folder(project, locale):
    return project.root / "translations" / locale / "LC_MESSAGES"


def snapshot(project):
    return {
        path: path.read_bytes()
        for path in project.root.rglob("*")
        if path.is_file() and "instance" not in path.parts
    }


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("fr", "fr"), ("pt-BR", "pt_BR"), ("zh-hant", "zh_Hant"), ("sr-Latn", "sr_Latn")],
)
def test_language_gets_a_catalog_for_each_domain(run, project, tag, locale):
    ran = run("language", "add", tag)

    assert (ran.code, ran.err) == (0, "")
    assert {path.stem for path in folder(project, locale).iterdir()} == DOMAINS
    assert f"translations/{locale}/LC_MESSAGES/care.po: written" in ran.out
    assert f"polyleaf adopt {tag.replace('zh-hant', 'zh-Hant')} FILE --as DOCUMENT" in ran.out


def test_new_catalogs_are_those_that_update_makes(run, project):
    run("language", "add", "fr")
    before = snapshot(project)

    run("update")

    assert snapshot(project) == before


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("iw", "This is another name of he. Run `polyleaf language add he`."),
        ("no-bok", "This is another name of nb. Run `polyleaf language add nb`."),
        ("pt_BR", "is not a language tag (BCP 47), such as 'es' or 'zh-Hans'. Write pt-BR."),
        ("../es", "is not a language tag"),
        ("sp", "The registry of language subtags (RFC 5646) has no sp."),
        ("es-XX", "has no XX."),
        ("en", "This is the language of the source."),
        ("fr", "translations/fr is this language already."),
        ("fr-FR", "translations/fr is this language already."),
        ("zh-CN", "translations/zh_Hans is this language already."),
    ],
)
def test_tag_that_cannot_be_added_is_refused_and_nothing_changes(run, project, tag, message):
    project.add_language("fr", "zh-Hans")
    project.update()
    before = snapshot(project)

    ran = run("language", "add", tag)

    assert ran.code == 1
    assert message in ran.err
    assert snapshot(project) == before


def test_language_is_added_only_where_its_templates_are(run, small_project):
    ran = run("language", "add", "fr")

    assert ran.code == 1
    assert "Run `polyleaf extract`" in ran.err
    assert not folder(small_project, "fr").exists()


def test_what_cldr_lacks_is_given_by_options_and_kept(run, project):
    project.write("languages.yaml", "# Ours.\nlanguages:\n  kha:\n    autonym: Khasi\n")

    ran = run("language", "add", "hmn", *HMONG)

    assert ran.code == 0
    assert "Hmong (hmn, Hmoob) is there" in ran.out
    assert (project.root / "content/languages.yaml").read_text("utf-8") == (
        "# Ours.\nlanguages:\n  hmn:\n    autonym: Hmoob\n    plural_forms: nplurals=1; plural=0;\n"
        "  kha:\n    autonym: Khasi\n"
    )
    assert project.catalog("hmn").metadata["Plural-Forms"] == "nplurals=1; plural=0;"


def test_description_that_lacks_something_is_completed_by_its_author(run, project):
    project.write("languages.yaml", "languages:\n  hmn:\n    autonym: Hmoob\n")

    ran = run("language", "add", "hmn", *HMONG[2:])

    assert ran.code == 1
    assert "content/languages.yaml: It describes hmn already" in ran.err


def test_where_nobody_can_be_asked_the_options_are_named(run, project):
    ran = run("language", "add", "mww")

    assert ran.code == 1
    assert "Give --name, --autonym, --plural-forms." in ran.err
    assert not (project.root / "content/languages.yaml").exists()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--autonym", "", "--autonym"),
        ("--plural-forms", "nplurals=1", "plural"),
        ("--plural-forms", "nplurals=2; plural=n/0;", "Plural-Forms"),
        ("--plural-forms", "nplurals=99; plural=0;", "Plural-Forms"),
        ("--direction", "up", "up"),
    ],
)
def test_option_that_makes_no_sense_is_refused(run, project, option, value, message):
    given = dict(zip(HMONG[::2], HMONG[1::2], strict=True)) | {option: value}

    ran = run("language", "add", "hmn", *(word for pair in given.items() for word in pair))

    assert ran.code != 0
    assert message in ran.err
    assert not folder(project, "hmn").exists()
    assert not (project.root / "content/languages.yaml").exists()


def test_person_at_a_terminal_is_asked(project):
    ours, theirs = pty.openpty()
    environment = {**os.environ, "POLYLEAF_ROOT": str(project.root), "TERM": "dumb"}
    with subprocess.Popen(
        [POLYLEAF, "language", "add", "mww"],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, close_fds=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        os.write(ours, b"White Hmong\nHmoob Dawb\nnplurals=99; plural=0;\nnplurals=1; plural=0;\n")
        shown = read_all(ours)
        os.close(ours)

    assert process.returncode == 0, shown
    assert "Its name in English" in shown
    assert shown.count("Plural-Forms:") >= 2
    described = load_content(project.root).languages.described["mww"]
    assert (described.name, described.autonym) == ("White Hmong", "Hmoob Dawb")


def read_all(terminal):
    pieces, deadline = [], time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end was closed (pty(7))
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces).decode()


def translate_freely(project, language):
    """Fill what this test reads with invented words: a text in English is no translation."""
    for domain in ("messages", "publisher", "questions"):
        catalog = project.catalog(language, domain)
        catalog.metadata["X-Polyleaf-Origin"] = "human"
        for entry in catalog:
            entry.msgstr = re.sub(r"\{\w+\}|[^\W\d_]+", turn_around, entry.msgid)
        project.save(catalog, language, domain)


def turn_around(found):
    """Turn the letters of a word around; a placeholder stays."""
    return found[0] if found[0].startswith("{") else found[0][::-1]


def test_release_shows_the_described_name_and_direction(run, project):
    run("language", "add", "qaa", "--name", "Test", "--autonym", "Tset", "--direction", "rtl",
        "--plural-forms", "nplurals=1; plural=0;")  # fmt: skip
    run("language", "add", "hmn", *HMONG)
    translate_freely(project, "qaa")
    translate_freely(project, "hmn")

    body = build_document(project.inputs(), "care", "hmn")
    mirrored = build_document(project.inputs(), "questions", "qaa")

    fallback = next(each for each in body["notices"] if each["id"] == "fallback")
    assert "Hmoob" in fallback["text"]
    assert mirrored["direction"] == "rtl"
    assert {notice["direction"] for notice in mirrored["notices"]} == {"rtl"}


def test_list_of_languages_has_the_described_autonym(run, project):
    run("language", "add", "hmn", *HMONG)
    run("publish", "--demo")

    languages = load_inputs(project.settings).content.languages

    assert languages.facts("hmn").autonym == "Hmoob"


def git(project, *words):
    subprocess.run(
        ["git", "-C", project.root, "-c", "user.name=x", "-c", "user.email=x@example", *words],
        check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def tracked(project, require_tool):
    """The project with Spanish in it, all of it in git."""
    require_tool("git")
    project.make_translated("es")
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "x")
    return project


def test_language_without_texts_is_removed_at_once(run, project):
    run("language", "add", "fr")

    ran = run("language", "remove", "fr")

    assert ran.code == 0
    assert "translations/fr/LC_MESSAGES/care.po: removed" in ran.out
    assert not (project.root / "translations/fr").exists()


def test_translated_language_is_removed_only_on_yes(run, tracked):
    count = sum(len(tracked.catalog("es", domain)) for domain in DOMAINS)

    refused = run("language", "remove", "es")

    assert refused.code == 1
    assert f"translations/es: There are {count} translated messages." in refused.err
    assert "Give --yes to remove them. Git has them as they are." in refused.err
    assert folder(tracked, "es").exists()
    assert run("language", "remove", "es", "--yes").code == 0
    assert not folder(tracked, "es").exists()


def test_what_git_does_not_have_is_named_before_it_is_removed(run, tracked):
    tracked.change("es", "care/nausea", msgstr="náuseas")

    refused = run("language", "remove", "es")
    removed = run("language", "remove", "es", "--yes")

    told = "Git does not have these files as they are: translations/es/LC_MESSAGES/care.po."
    assert told in refused.err
    assert told in removed.out


def test_without_git_that_is_said_too(run, project):
    project.make_translated("es")

    refused = run("language", "remove", "es")

    assert "No git keeps them: they could not be brought back." in refused.err


def test_decisions_stay_and_strange_files_stop_the_removal(run, tracked):
    (tracked.root / "translations/es/decisions.jsonl").write_text("{}\n")
    strange = folder(tracked, "es") / "notes.txt"
    strange.write_text("x")

    refused = run("language", "remove", "es", "--yes")
    strange.unlink()
    removed = run("language", "remove", "es", "--yes")

    assert "translations/es/LC_MESSAGES/notes.txt: This is no catalog." in refused.err
    assert "translations/es/decisions.jsonl: stays" in removed.out
    assert (tracked.root / "translations/es/decisions.jsonl").exists()


def test_catalog_with_faults_is_not_taken_for_empty(run, project):
    run("language", "add", "fr")
    (folder(project, "fr") / "care.po").write_text('msgid "x\n')

    refused = run("language", "remove", "fr")

    assert refused.code == 1
    assert "care.po: It has faults, and what is in it cannot be counted." in refused.err


@pytest.mark.parametrize("tag", ["de", "en", "../es", "x y"])
def test_language_that_is_not_there_is_not_removed(run, project, tag):
    run("language", "add", "fr")

    assert run("language", "remove", tag).code == 1
    assert folder(project, "fr").exists()


def test_linked_folder_is_not_followed(run, project, tmp_path):
    run("language", "add", "fr")
    elsewhere = tmp_path / "elsewhere"
    (project.root / "translations/fr").rename(elsewhere)
    (project.root / "translations/fr").symlink_to(elsewhere)

    assert run("language", "remove", "fr", "--yes").code == 1
    assert (elsewhere / "LC_MESSAGES/care.po").exists()
