"""The source changes after two persons approved the Spanish side effects: what readers get then."""

import json

import pytest

from service.catalogs.po import load_po

SECTION = "/v1/es/documents/ketamine-therapy/sections/side-effects.json"
SOURCE = "/v1/en/documents/ketamine-therapy/sections/side-effects.json"
TARGET = "ketamine-therapy#side-effects"
TIMING = "ketamine-therapy/timing"
OLD = "They usually get better soon after the treatment"
NEW = "They mostly get better soon after the treatment"


@pytest.fixture
def project(project):
    project.keep_languages("es", "fr")  # two languages show what seven would, sooner
    return project


@pytest.fixture
def team(team):
    team.join("dora", "clinician", "en")
    team.approve(TARGET)
    team.do("ana", "publish")
    return team


def edit(team, old, new):
    """Change the source as an author does, and bring the catalogs up to it."""
    team.project.edit_content("ketamine-therapy.md", old, new)
    for command in ("extract", "update", "sync"):
        team.do("ana", command)


def entry_of(project):
    catalog = load_po(project.catalog("es"), project.root)
    return next(each for each in catalog if each.msgctxt == TIMING)


@pytest.mark.timeout(600)
def test_approved_text_is_served_over_a_typo_and_after_it_and_never_over_a_number(
    project, serve, team
):
    server = serve()
    before = server.follow(SECTION)
    edit(team, OLD, NEW)
    [change] = json.loads(team.do("ana", "source", "changes", "--format", "json"))
    team.do("dora", "source", "class", "typo", TIMING, "--reason", "It says the same.")
    team.do("ana", "publish")
    carried = server.follow(SECTION)
    edit(team, NEW, OLD)
    team.do("ana", "publish")
    back = server.follow(SECTION)
    edit(team, "soon after the treatment", "within 2 hours of the treatment")
    refused = team.run("dora", "source", "class", "typo", TIMING, "--reason", "A slip.")

    assert (change["message"], change["at_stake"]) == (TIMING, ["es"])
    assert (carried["language"], carried["fallback"]) == ("es", None)
    assert carried["translation"]["status"] == "approved"
    assert carried["review"]["roles"] == before["review"]["roles"] == ["clinician", "linguist"]
    assert carried["body"]["text"] == before["body"]["text"]
    assert (back["body"], back["translation"]) == (before["body"], before["translation"])
    assert refused.returncode == 1
    assert "so nobody can call it typo" in refused.stderr


@pytest.mark.timeout(600)
def test_a_change_of_safety_is_off_the_air_at_once_in_every_language(project, serve, team):
    server = serve()
    edit(team, OLD, NEW)

    team.do("dora", "source", "class", "safety", TIMING, "--reason", "It starts before.")
    recalled = [json.dumps(server.follow(path)) for path in (SECTION, SOURCE)]
    team.run("ana", "rollback")
    rolled_back = json.dumps(server.follow(SOURCE))
    team.do("ana", "publish", "--accept-loss")
    published = json.dumps(server.follow(SOURCE))

    text = entry_of(project).msgstr
    assert not [each for each in recalled if OLD in each or text in each]
    assert OLD not in rolled_back
    assert NEW in published
