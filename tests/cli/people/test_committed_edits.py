"""What others committed is not the work of whoever syncs it (promise P4), as people meet it."""

import json
import subprocess

import pytest

from service.cli.journal.signers import signers_in

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
    "hidden",
    [
        'msgstr ""\n"{}"\n',
        'msgstr ""\n\n"{}"\n',
        'msgstr "" "{}"\n',
    ],
)
def test_words_below_a_line_of_somebody_elses_do_not_become_theirs(
    team, checkout, small_project, hidden
):
    path = checkout.root / PATH
    whole = path.read_text("utf-8")
    start = whole.index("msgstr", whole.index('msgctxt "care/dizziness"'))
    rest = whole[whole.index("\n", start) + 1 :]
    path.write_text(f'{whole[:start]}msgstr ""\n{rest}', "utf-8")
    checkout.commit(name="Lin", address="lin@clinic.example")
    path.write_text(whole[:start] + hidden.format(AFTER) + rest, "utf-8")
    checkout.commit(name="Zoe", address="zoe@example.org")

    team.do("Lin", "sync")

    assert last_row(team)["msgstr"] == [AFTER]
    assert last_row(team)["author"] is None


def test_a_line_that_looks_like_gits_report_names_nobody(checkout, small_project):
    path = checkout.root / PATH
    forged = b"# \rauthor Lin\rauthor-mail <lin@clinic.example>\r\n"
    path.write_bytes(path.read_bytes() + forged)
    checkout.commit(name="Zoe", address="zoe@example.org")

    signers = signers_in(checkout.root)(PATH)

    assert [*signers.values()][-1] == "Zoe <zoe@example.org>"


def test_a_shallow_clone_knows_nobody_behind_its_edge(checkout, tmp_path):
    checkout.git("clone", "-q", "--depth", "1", f"file://{checkout.root}", str(tmp_path / "clone"))

    signers = signers_in(tmp_path / "clone")(PATH)

    assert "shallow" in signers[1]


def test_where_git_does_not_know_the_file_it_was_written_here(checkout, tmp_path):
    (checkout.root / "new.po").write_text("", "utf-8")

    assert signers_in(checkout.root)("new.po") == {}
    assert signers_in(tmp_path)("nothing.po") == {}
