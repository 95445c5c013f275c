"""What reviewers decide on the source's own texts."""

import json

import pytest

SECTION = "care#precautions"
DOSE = "care/dose"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es")
    return small_project


@pytest.fixture
def team(project, people):
    """The people, with an editor and a clinician who read English, and the source in the journal."""
    people.invite("Ed", "--role", "editor", "--language", "en")
    people.invite("Mia", "--role", "clinician", "--language", "en")
    people.do("Ana", "sync")
    return people


@pytest.fixture
def approve(team, tmp_path):
    def by(*names, target=SECTION, more=()):
        path = tmp_path / "shown.json"
        path.write_text(team.do("Ed", "review", "en", target, "--format", "json").out)
        for name in names:
            team.do(name, "approve", "en", "--shown", str(path), *more)

    return by


def shown(team, target=DOSE):
    [text] = json.loads(team.do("Ed", "review", "en", target, "--all", "--format", "json").out)
    return text


def test_an_editor_and_a_clinician_approve_a_text_of_the_source(both_engines, team, approve):
    text = shown(team)
    assert (text["status"], text["asks"]) == ("draft", ["editor", "clinician"])
    assert text["source"] == text["translation"] == "Take 5 mg at most.[^S1]"
    assert text["needs_two"]

    approve("Ed")
    assert shown(team)["status"] == "draft"
    approve("Mia")

    assert shown(team)["status"] == "approved"


def test_another_wording_of_the_source_is_a_draft_and_the_first_one_is_approved_again(
    team, approve, project
):
    approve("Ed", "Mia")
    project.edit("care.md", "Take 5 mg", "Take 6 mg")
    assert shown(team)["status"] == "draft"

    project.edit("care.md", "Take 6 mg", "Take 5 mg")

    assert shown(team)["status"] == "approved"


def test_who_does_not_read_english_decides_nothing_on_the_source(team):
    digest = shown(team)["digest"]

    ran = team.run("Lin", "approve", "en", "--digest", digest)

    assert (ran.code, "en is no language of this account" in ran.err) == (1, True)


def test_approvals_of_the_source_come_back_from_its_ledger(team, approve, project):
    approve("Ed", "Mia")
    ledger = project.root / "translations" / "en" / "decisions.jsonl"
    assert len(ledger.read_text().splitlines()) == 2
    (project.root / "instance" / "journal.db").unlink()

    team.do("nobody", "sync")

    [text] = json.loads(team.do("nobody", "review", "en", DOSE, "--all", "--format", "json").out)
    assert text["status"] == "approved"


def publish(team, project):
    team.do("Ana", "publish")
    live = json.loads((project.root / "instance" / "releases" / "live").read_text())["release"]
    path = project.root / "instance" / "releases" / "manifests" / f"{live}.json"
    return json.loads(path.read_text())


def test_readers_get_an_approved_source_as_approved(both_engines, team, approve, project):
    approve("Ed", "Mia", target="care")

    manifest = publish(team, project)

    states = manifest["sections"]["en"]
    assert {state["status"] for place, state in states.items() if place.startswith("care/")} == {
        "approved"
    }
    assert states["questions/how-many"]["status"] == "draft"
    assert not manifest["unreviewed_safety"]


def test_a_withdrawn_source_empties_its_section_in_every_language(both_engines, team, project):
    before = publish(team, project)
    assert "care/precautions" in before["sections"]["es"]

    team.do("Ana", "withdraw", "en", "--digest", shown(team)["digest"], "--reason", "Wrong dose.")
    manifest = publish(team, project)

    for states in manifest["sections"].values():
        assert states["care/precautions"]["reason"] == "withdrawn"
        assert states["care/benefits"]["reason"] == "withdrawn", "it stands with companions only"
        assert states["care/side-effects"]["reason"] != "withdrawn"
