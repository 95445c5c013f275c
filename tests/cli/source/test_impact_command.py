"""What an edit of content costs is told before anybody commits it."""

import json

import pytest


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", "fr", origin="human")
    for name in ("care/dizziness", "care/nausea", "care/side-effects"):
        entry = next(e for e in small_project.catalog("es") if e.msgctxt == name)
        small_project.change("es", name, msgstr=entry.msgstr.removeprefix("«es» "))
    return small_project


@pytest.fixture
def team(project, people, tmp_path):
    """The people; two of them have approved the Spanish side effects, and readers have them."""
    people.do("Ana", "sync")
    path = tmp_path / "shown.json"
    path.write_text(people.do("Lin", "review", "es", "care#side-effects", "--format", "json").out)
    for name in ("Lin", "Cleo"):
        people.do(name, "approve", "es", "--shown", str(path))
    people.do("Ana", "publish")
    return people


def impact(team):
    return json.loads(team.do("nobody", "impact", "--json").out)


def test_without_an_edit_nothing_is_lost(team):
    found = impact(team)

    assert (found["edits"], found["readers"]) == ([], [])
    assert "0 edits of the source." in team.do("nobody", "impact").out


def test_an_edit_is_told_with_what_it_costs_in_each_language(team, project):
    project.edit("care.md", "- dizziness {#dizziness}", "- feeling dizzy {#dizziness}")

    found = impact(team)

    [edit] = found["edits"]
    assert (edit["place"], edit["kind"], edit["grave"]) == ("care/dizziness", "wording", [])
    costs = {each["language"]: each for each in found["languages"]}
    assert (costs["es"]["behind"], costs["es"]["approvals"]) == (1, 2)
    assert (costs["fr"]["behind"], costs["fr"]["approvals"]) == (1, 0)
    assert (costs["es"]["translation_minutes"], costs["es"]["review_minutes"]) == (1, 2)
    told = team.do("nobody", "impact").out
    assert "[-dizziness-]{+feeling dizzy+}" in told
    assert "es: texts behind: 1, new: 0, gone: 0; approvals that no longer apply: 2;" in told


@pytest.mark.parametrize(
    ("new", "outlook"),
    [("- feeling dizzy {#dizziness}", "keep"), ("- no dizziness {#dizziness}", "source")],
)
def test_what_readers_get_is_told_as_policy_has_it(new, outlook, team, project):
    project.write(
        "policy.yaml", f"{policy_of(project)}\nwhen_behind: {{wording: keep, negation: source}}\n"
    )
    project.edit("care.md", "- dizziness {#dizziness}", new)

    outlooks = {each["section"]: each["outlook"] for each in impact(team)["readers"]}

    assert outlooks["care#side-effects"] == outlook


def policy_of(project):
    return (project.root / "content" / "policy.yaml").read_text("utf-8")


def test_a_message_without_an_id_is_an_edit_of_the_one_it_was(team, project):
    project.edit("questions.md", "patients ask this.", "patients asked this.")

    [edit] = impact(team)["edits"]

    assert (edit["before"], edit["after"]) == (
        "50% of patients ask this.",
        "50% of patients asked this.",
    )


def test_what_is_new_and_what_is_gone_is_told(team, project):
    project.edit("care.md", "- dizziness {#dizziness}", "- a dry mouth {#dry-mouth}")

    found = impact(team)

    assert {(each["place"], each["kind"]) for each in found["edits"]} == {
        ("care/dry-mouth", None),
        ("care/dizziness", None),
    }
    costs = next(each for each in found["languages"] if each["language"] == "es")
    assert (costs["behind"], costs["new"], costs["gone"], costs["approvals"]) == (0, 1, 1, 2)


def test_nothing_is_changed_by_asking(team, project):
    project.edit("care.md", "- dizziness {#dizziness}", "- feeling dizzy {#dizziness}")
    journal = project.root / "instance" / "journal.db"
    before = journal.read_bytes()

    impact(team)

    assert journal.read_bytes() == before


def test_what_was_approved_of_the_source_is_at_stake_too(team, project, tmp_path):
    team.invite("Edda", "--role", "editor", "--language", "en")
    path = tmp_path / "source.json"
    path.write_text(team.do("Edda", "review", "en", "care/dizziness", "--format", "json").out)
    team.do("Edda", "approve", "en", "--shown", str(path))
    project.edit("care.md", "- dizziness {#dizziness}", "- feeling dizzy {#dizziness}")

    own = next(each for each in impact(team)["languages"] if each["language"] == "en")

    assert (own["approvals"], own["review_minutes"]) == (1, 2)
