"""What others committed is not the work of whoever syncs it (promise P4), as people meet it."""

import json
import subprocess

import pytest

from service.catalogs.po import load_po
from service.cli.journal.committers import committers_in

BEFORE, AFTER = "mareos", "vértigos"
PATH = "translations/es/LC_MESSAGES/care.po"


class Checkout:
    """The small project in git; whoever commits is named."""

    def __init__(self, root):
        self.root = root

    def git(self, *words, name="Upstream", address="upstream@example.org"):
        who = ("-c", f"user.name={name}", "-c", f"user.email={address}")
        done = subprocess.run(
            ["git", "-C", str(self.root), *who, *words], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, **who):
        self.git("add", "translations", **who)
        self.git("commit", "-q", "-m", "An edit", **who)


@pytest.fixture
def checkout(small_project, require_tool, monkeypatch):
    """Everything is committed; who works here is Lin, by git's own setting."""
    require_tool("git")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    small_project.make_translated("es", origin="human")
    checkout = Checkout(small_project.root)
    checkout.git("init", "-q")
    checkout.git("config", "user.name", "Lin")
    checkout.git("config", "user.email", "lin@clinic.example")
    checkout.commit()
    return checkout


@pytest.fixture
def team(both_engines, checkout, people):
    """The people and one more linguist, with all texts in the journal."""
    people.do("Ana", "sync", "--author", "somebody outside")
    people.invite("Leo", "--role", "linguist", "--language", "es")
    return people


def last_row(team):
    told = team.do("Ana", "history", "care/dizziness", "--format", "json").out
    return json.loads(told)[-1]


def shown(team):
    told = team.do("Ana", "review", "es", "care/dizziness", "--all", "--format", "json").out
    [text] = json.loads(told)
    return text


def approve(team, name):
    return team.run(name, "approve", "es", "--digest", shown(team)["digest"])


def test_a_commit_of_somebody_with_an_account_is_theirs_and_not_theirs_to_approve(
    team, checkout, small_project
):
    team.do("Ana", "account", "change", "Leo", "--also-known-as", "leo@clinic.example")
    small_project.change("es", "care/dizziness", msgstr=AFTER)
    checkout.commit(name="Leo R.", address="Leo@clinic.example")
    team.do("Lin", "sync")

    refused = approve(team, "Leo")

    row = last_row(team)
    assert (row["author"], row["importer"]) == (team.id_of("Leo"), team.id_of("Lin"))
    assert "Nobody approves words that they wrote or brought in." in refused.err


def test_a_commit_of_a_stranger_makes_nobody_the_author_and_is_told(team, checkout, small_project):
    small_project.change("es", "care/dizziness", msgstr=AFTER)
    checkout.commit(name="Zoe", address="zoe@example.org")

    told = team.do("Lin", "sync").out
    approve(team, "Leo")

    assert last_row(team)["author"] is None
    assert "Committed by Zoe <zoe@example.org>, whom no account names" in told
    assert shown(team)["status"] != "approved", "two have to approve it"


def test_what_is_not_committed_or_committed_here_is_the_work_of_who_syncs(
    team, checkout, small_project
):
    small_project.change("es", "care/dizziness", msgstr=BEFORE)
    team.do("Lin", "sync")
    uncommitted = last_row(team)
    small_project.change("es", "care/dizziness", msgstr=AFTER)
    checkout.commit(name="Whatever", address="LIN@clinic.example")
    team.do("Lin", "sync")

    committed = last_row(team)

    assert (uncommitted["msgstr"], committed["msgstr"]) == ([BEFORE], [AFTER])
    assert {uncommitted["author"], committed["author"]} == {team.id_of("Lin")}


def test_a_stated_author_outranks_git(team, checkout, small_project):
    small_project.change("es", "care/dizziness", msgstr=AFTER)
    checkout.commit(name="Zoe", address="zoe@example.org")

    team.do("Lin", "sync", "--author", "Leo")

    assert last_row(team)["author"] == team.id_of("Leo")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('""', '""\n"{}"'),
        ('""', '""\n\n"{}"'),
        ('""', '"" "{}"'),
        ('"No "\n"{}"', '"{}"'),
        ('"{}"\n" mal"', '"{}"'),
    ],
)
def test_words_among_lines_of_somebody_elses_do_not_become_theirs(
    team, checkout, small_project, before, after
):
    path = checkout.root / PATH
    whole = path.read_text("utf-8")
    start = whole.index("msgstr", whole.index('msgctxt "care/dizziness"'))
    rest = whole[whole.index("\n", start) :]
    path.write_text(f"{whole[:start]}msgstr {before.format(AFTER)}{rest}", "utf-8")
    checkout.commit(name="Lin", address="lin@clinic.example")
    path.write_text(f"{whole[:start]}msgstr {after.format(AFTER)}{rest}", "utf-8")
    checkout.commit(name="Zoe", address="zoe@example.org")

    team.do("Lin", "sync")

    assert last_row(team)["msgstr"] == [AFTER]
    assert last_row(team)["author"] is None


def test_texts_that_somebody_moved_to_other_messages_are_not_the_runners(team, checkout):
    path = checkout.root / PATH
    words = {"care/dizziness": "", "care/nausea": ""}
    whole = path.read_text("utf-8")
    for key in words:
        start = whole.index("msgstr", whole.index(f'msgctxt "{key}"'))
        words[key] = whole[start : whole.index("\n", start)]
    one, other = words.values()
    path.write_text(whole.replace(one, "@").replace(other, one).replace("@", other), "utf-8")
    checkout.commit(name="Zoe", address="zoe@example.org")

    team.do("Lin", "sync")

    assert last_row(team)["author"] is None


def test_a_folder_that_somebody_put_a_link_in_the_place_of_hides_nobody(
    team, checkout, small_project
):
    small_project.change("es", "care/dizziness", msgstr=AFTER)
    checkout.commit(name="Zoe", address="zoe@example.org")
    checkout.git("mv", "translations/es/LC_MESSAGES", "translations/es/kept")
    (checkout.root / "translations/es/LC_MESSAGES").symlink_to("kept")
    checkout.commit(name="Zoe", address="zoe@example.org")

    team.run("Lin", "sync")

    assert last_row(team)["author"] is None


@pytest.fixture(params=["PATH=", "GIT_DIR=.", "GIT_TEST_ASSUME_DIFFERENT_OWNER=1"])
def troubled(request, monkeypatch):
    """A function: from now on git is not there, or led astray, or refuses."""
    return lambda: monkeypatch.setenv(*request.param.split("="))


def test_where_git_cannot_tell_nobody_is_the_author(team, checkout, small_project, troubled):
    small_project.change("es", "care/dizziness", msgstr=AFTER)
    checkout.commit(name="Zoe", address="zoe@example.org")
    troubled()

    team.do("Lin", "sync")

    assert last_row(team)["author"] is None


def test_names_are_those_of_the_commits_whatever_else_a_project_says_of_them(
    team, checkout, small_project
):
    small_project.change("es", "care/dizziness", msgstr=AFTER)
    (checkout.root / ".mailmap").write_text("Lin <lin@clinic.example> <zoe@example.org>\n")
    checkout.git("add", ".mailmap")
    checkout.commit(name="Zoe", address="zoe@example.org")

    team.do("Lin", "sync")

    assert last_row(team)["author"] is None


def test_a_catalog_that_the_runner_moved_is_not_theirs_by_that(checkout):
    find = committers_in(checkout.root)
    (checkout.root / "translations/es/kept").mkdir()
    checkout.git("mv", PATH, "translations/es/kept/care.po")
    checkout.commit(name="Lin", address="lin@clinic.example")

    moved = find("translations/es/kept/care.po", "care", "care/dizziness", forms_in(checkout))

    assert moved == ""


def forms_in(checkout):
    [path] = (checkout.root / "translations/es").glob("*/care.po")
    catalog = load_po(path, checkout.root)
    return (next(each.msgstr for each in catalog if each.msgctxt == "care/dizziness"),)


def test_a_shallow_clone_knows_nobody_behind_its_edge(checkout, tmp_path):
    clone = tmp_path / "clone"
    checkout.git("clone", "-q", "--depth", "1", f"file://{checkout.root}", str(clone))

    assert committers_in(clone)(PATH, "care", "care/dizziness", forms_in(checkout)) == ""


def test_where_git_does_not_have_the_text_it_was_written_here(checkout, tmp_path_factory):
    (checkout.root / "new.po").write_text("", "utf-8")

    asked = ("care", "care/dizziness", ("x",))
    assert committers_in(checkout.root)("new.po", *asked) is None
    assert committers_in(checkout.root)(PATH, *asked) is None
    assert committers_in(tmp_path_factory.mktemp("nowhere"))("nothing.po", *asked) is None
