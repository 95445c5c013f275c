"""A commit says what its change is; only a person with the role makes it so."""

import json
import subprocess

import pytest

OLD, NEW = "- dizziness {#dizziness}", "- feeling dizzy {#dizziness}"


@pytest.fixture
def commit(small_project, require_tool):
    """Commit all of content, with a trailer or without one."""
    git = require_tool("git")
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@clinic.example"]

    def run(*words):
        subprocess.run([git, "-C", small_project.root, *words], check=True, capture_output=True)

    def by(message):
        run("add", "content")
        run(*who, "commit", "--quiet", "--allow-empty", "--message", message)

    run("init", "--quiet")
    by("Begin")
    return by


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    for name in ("care/dizziness", "care/nausea", "care/side-effects"):
        entry = next(e for e in small_project.catalog("es") if e.msgctxt == name)
        small_project.change("es", name, msgstr=entry.msgstr.removeprefix("«es» "))
    return small_project


@pytest.fixture
def team(project, people, commit, tmp_path):
    """The people; two of them have approved the Spanish side effects, and readers have them."""
    people.invite("Edda", "--role", "editor", "--language", "en")
    people.invite("Dora", "--role", "clinician", "--language", "en")
    people.do("Ana", "sync")
    path = tmp_path / "shown.json"
    path.write_text(people.do("Lin", "review", "es", "care#side-effects", "--format", "json").out)
    for name in ("Lin", "Cleo"):
        people.do(name, "approve", "es", "--shown", str(path))
    return people


def edit(project, old=OLD, new=NEW):
    project.edit("care.md", old, new)
    project.extract()
    project.update()


def status_of(team, target="care/dizziness"):
    ran = team.do("Lin", "review", "es", target, "--all", "--format", "json")
    [text] = json.loads(ran.out)
    return text["status"]


@pytest.mark.parametrize("command", ["sync", "publish"])
def test_a_trailer_is_followed_where_somebody_with_the_role_syncs(command, team, project, commit):
    edit(project)
    commit("Say it plainly\n\nPolyleaf-Change: typo")

    told = team.do("Dora", command).err

    assert "typo: 1 change" in told
    assert status_of(team) == "approved"
    ledger = (project.root / "translations" / "en" / "decisions.jsonl").read_text("utf-8")
    assert "Polyleaf-Change: typo in commit " in ledger
    assert "Say it plainly" in ledger


def test_readers_keep_the_text_from_the_very_publish_that_follows_a_trailer(team, project, commit):
    team.do("Ana", "publish")
    edit(project)
    commit("Say it plainly\n\nPolyleaf-Change: typo")

    told = team.do("Dora", "publish").out

    assert "is live" in told
    assert "es  care/side-effects" not in told


def test_a_trailer_alone_has_no_authority(team, project, commit, monkeypatch, tmp_path):
    edit(project)
    commit("Say it plainly\n\nPolyleaf-Change: typo")

    by_editor = team.do("Edda", "sync").err
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "somebody-else"))
    by_nobody = team.do("nobody", "sync").err

    assert "is not followed" in by_editor
    assert "asks for a clinician" in by_editor
    assert "Nobody is logged in" in by_nobody
    monkeypatch.undo()


def test_a_number_is_not_made_harmless_by_a_trailer(team, project, commit):
    edit(project, "Take 5 mg at most.", "Take 50 mg at most.")
    commit("Mend the dose\n\nPolyleaf-Change: typo")

    told = team.do("Dora", "sync").err

    assert "The checks call this change number" in told


@pytest.mark.parametrize(
    "message",
    ["Say it plainly", "Say it plainly\n\nPolyleaf-Change: typo\nPolyleaf-Change: clinical"],
)
def test_a_commit_that_says_nothing_clear_is_not_followed(message, team, project, commit):
    commit("An earlier one\n\nPolyleaf-Change: typo")
    edit(project)
    commit(message)

    team.do("Dora", "sync")

    assert status_of(team) == "fuzzy"


def test_what_is_not_committed_yet_is_not_followed(team, project, commit):
    edit(project)
    commit("Say it plainly\n\nPolyleaf-Change: typo")
    project.edit("care.md", "Read this first.", "Read this.")

    team.do("Dora", "sync")

    assert status_of(team) == "fuzzy"


def test_a_change_over_several_commits_is_not_followed(team, project, commit):
    edit(project, OLD, "- being dizzy {#dizziness}")
    commit("Say it otherwise")
    edit(project, "- being dizzy {#dizziness}", NEW)
    commit("Say it plainly\n\nPolyleaf-Change: typo")

    team.do("Dora", "sync")

    assert status_of(team) == "fuzzy"
