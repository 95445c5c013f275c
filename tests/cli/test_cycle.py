"""A cycle: sync, pull, publish, commit, push; nobody's edit is lost, and every failure heals."""

import fcntl
import os
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from service.catalogs.po import load_po, save_po
from service.journal.store.journal import open_journal
from service.journal.store.suggestions import open_suggestions
from service.journal.store.texts import last_texts
from service.release.store import ReleaseStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PATH = "translations/es/LC_MESSAGES/care.po"
DOSE, NAUSEA, DIZZY = "care/dose", "care/nausea", "care/dizziness"


def git(folder, *words):
    done = subprocess.run(
        ["git", "-C", str(folder), *words],
        env={**os.environ, "EMAIL": "someone@example.org", "GIT_AUTHOR_NAME": "Someone",
             "GIT_COMMITTER_NAME": "Someone"},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Translator:
    """Somebody who works in a clone of their own."""

    def __init__(self, folder):
        self.folder = folder

    def edit(self, key, msgstr):
        path = self.folder / PATH
        catalog = load_po(path, self.folder)
        next(entry for entry in catalog if entry.msgctxt == key).msgstr = msgstr
        save_po(catalog, path)

    def send(self):
        git(self.folder, "commit", "-q", "-a", "-m", "An edit")
        git(self.folder, "push", "-q")

    def text(self, key):
        git(self.folder, "pull", "-q", "--ff-only")
        catalog = load_po(self.folder / PATH, self.folder)
        return next(entry.msgstr for entry in catalog if entry.msgctxt == key)


@pytest.fixture
def site(small_project, tmp_path_factory, run, require_tool):
    """The site's checkout, which follows a branch of a remote, after a first cycle."""
    require_tool("git")
    small_project.make_translated("es", origin="human")
    remote = tmp_path_factory.mktemp("remote")
    git(remote, "init", "-q", "--bare", "-b", "main")
    (small_project.root / ".gitignore").write_text("instance/\n")
    git(small_project.root, "init", "-q", "-b", "main")
    git(small_project.root, "add", "-A")
    git(small_project.root, "commit", "-q", "-m", "First")
    git(small_project.root, "remote", "add", "origin", str(remote))
    git(small_project.root, "push", "-q", "-u", "origin", "main")
    assert run("cycle", "--demo").code == 0
    return small_project


@pytest.fixture
def translator(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("clone")
    git(folder, "clone", "-q", git(site.root, "remote", "get-url", "origin"), ".")
    return Translator(folder)


def journal_text(site, key):
    with open_journal(site.settings, NOW).reading() as connection:
        return last_texts(connection, "es", "care")[key].wording.msgstr[0]


def suggested(site):
    with open_journal(site.settings, NOW).reading() as connection:
        return [each.wording.msgstr[0] for each in open_suggestions(connection)]


def file_text(site, key):
    return next(entry.msgstr for entry in site.catalog("es") if entry.msgctxt == key)


def test_a_second_cycle_changes_nothing(site, run):
    before = git(site.root, "rev-parse", "HEAD"), ReleaseStore(site.settings.releases).live()

    done = run("cycle", "--demo")

    assert done.code == 0, done.err
    assert (
        git(site.root, "rev-parse", "HEAD"),
        ReleaseStore(site.settings.releases).live(),
    ) == before
    assert "push: nothing to send" in done.out


def test_what_a_translator_pushed_goes_live(site, translator, run):
    translator.edit(DIZZY, "mareo y vértigo")
    translator.send()

    done = run("cycle", "--demo")

    release = ReleaseStore(site.settings.releases)
    opened = release.open(release.live())
    page = opened.read(opened.find("/v1/es/documents/care.html")).decode()
    assert done.code == 0, done.err
    assert "pull: 1 commits came" in done.out
    assert journal_text(site, DIZZY) == "mareo y vértigo"
    assert "mareo y vértigo" in page


def test_an_edit_in_the_working_tree_is_sent(site, translator, run):
    site.change("es", DIZZY, msgstr="mareos fuertes")

    done = run("cycle", "--demo")

    assert done.code == 0, done.err
    assert translator.text(DIZZY) == "mareos fuertes"


def test_edits_of_different_messages_on_both_sides_both_count(site, translator, run):
    translator.edit(NAUSEA, "ganas de vomitar (náuseas)")
    translator.send()
    site.change("es", DIZZY, msgstr="mareos fuertes")

    done = run("cycle", "--demo")

    assert done.code == 0, done.err
    assert (journal_text(site, NAUSEA), journal_text(site, DIZZY)) == (
        "ganas de vomitar (náuseas)",
        "mareos fuertes",
    )
    assert translator.text(DIZZY) == "mareos fuertes"
    assert translator.text(NAUSEA) == "ganas de vomitar (náuseas)"


def test_edits_of_one_message_on_both_sides_leave_one_as_a_suggestion(site, translator, run):
    translator.edit(DIZZY, "mareo remoto")
    translator.edit(NAUSEA, "náuseas remotas (náuseas)")
    translator.send()
    site.change("es", DIZZY, msgstr="mareo local")

    done = run("cycle", "--demo")

    assert done.code == 0, done.err
    assert journal_text(site, DIZZY) == file_text(site, DIZZY) == "mareo local"
    assert suggested(site) == ["mareo remoto"]
    assert journal_text(site, NAUSEA) == "náuseas remotas (náuseas)"
    assert translator.text(DIZZY) == "mareo local"


def test_an_edit_of_a_catalog_that_the_remote_removed_stays(site, translator, run):
    git(translator.folder, "rm", "-q", PATH)
    translator.send()
    site.change("es", DIZZY, msgstr="mareo local")

    done = run("cycle", "--demo")

    assert done.code == 0, done.err
    assert journal_text(site, DIZZY) == file_text(site, DIZZY) == "mareo local"
    assert translator.text(DIZZY) == "mareo local"


def test_an_unsaved_edit_of_content_is_neither_lost_nor_sent(site, translator, run):
    site.edit("care.md", "Read this first.", "Read this first of all.")
    (translator.folder / "content" / "care.md").write_text(
        "---\ntitle: Other\n---\n## B {#b}\n\nText.\n"
    )
    translator.send()

    done = run("cycle", "--demo")

    assert done.code == 1
    assert "pull: " in done.err
    assert "first of all" in (site.root / "content" / "care.md").read_text("utf-8")


def test_a_remote_that_does_not_answer_stops_no_publish_and_heals(site, translator, run):
    remote = git(site.root, "remote", "get-url", "origin")
    shutil.move(remote, f"{remote}-away")
    site.change("es", DIZZY, msgstr="mareos fuertes")

    away = run("cycle", "--demo")
    shutil.move(f"{remote}-away", remote)
    back = run("cycle", "--demo")

    assert away.code == 1
    assert "publish: done" in away.out
    assert "Failed: pull, push" in away.err
    assert back.code == 0, back.err
    assert translator.text(DIZZY) == "mareos fuertes"


def test_a_broken_catalog_is_told_and_changes_nothing_for_readers(site, run):
    live = ReleaseStore(site.settings.releases).live()
    path = site.root / PATH
    whole = path.read_text("utf-8")
    path.write_text(whole.replace('msgstr "', "msgstr ", 3), "utf-8")

    broken = run("cycle", "--demo")
    path.write_text(whole, "utf-8")
    mended = run("cycle", "--demo")

    assert broken.code == 1
    assert PATH in broken.err
    assert ReleaseStore(site.settings.releases).live() == live
    assert mended.code == 0, mended.err


def test_two_cycles_never_overlap(site, run):
    with (site.settings.instance / "cycle.lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)

        done = run("cycle", "--demo")

    assert (done.code, done.out) == (0, "Another cycle is running; this one does nothing.\n")


def test_without_a_remote_git_is_left_alone(small_project, run):
    small_project.make_translated("es", origin="human")

    done = run("cycle", "--demo", "--no-publish")

    assert done.code == 0, done.err
    assert done.out.startswith("sync: ")
    assert "pull" not in done.out
    assert ReleaseStore(small_project.settings.releases).live() is None
