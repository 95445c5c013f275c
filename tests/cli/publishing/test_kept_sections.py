"""What readers keep of an approved section while its source moves on."""

import json
from datetime import UTC, datetime

import pytest

from service.release.store import ReleaseStore

SECTION = "care#side-effects"
PATH = "/v1/es/documents/care/sections/side-effects.json"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    for name in ("dizziness", "nausea", "side-effects"):
        entry = next(e for e in small_project.catalog("es") if e.msgctxt == f"care/{name}")
        small_project.change("es", f"care/{name}", msgstr=entry.msgstr.removeprefix("«es» "))
    small_project.write("policy.yaml", "name: strict\n")
    return small_project


@pytest.fixture
def team(project, people, tmp_path):
    """The people, after two of them approved the side effects and Ana published them."""
    people.do("Ana", "sync")
    approve(people, tmp_path)
    people.do("Ana", "publish")
    return people


def approve(team, tmp_path):
    path = tmp_path / "shown.json"
    path.write_text(team.do("Lin", "review", "es", SECTION, "--format", "json").out)
    for name in ("Lin", "Cleo"):
        team.do(name, "approve", "es", "--shown", str(path))


def edit(project, old, new):
    """Change the source, and bring the catalogs up to it."""
    project.edit("care.md", old, new)
    project.extract()
    project.update()


def section(project, path=PATH):
    store = ReleaseStore(project.root / "instance" / "releases")
    release = store.open(store.live())
    return json.loads(release.read(release.find(path)))


def told(body):
    translation = body["translation"]
    return (body["language"], translation["status"], translation["kept_since"])


TODAY = datetime.now(UTC).date().isoformat()


def test_an_approved_section_stays_dated_while_the_words_of_its_source_change(
    both_engines, project, team
):
    before = section(project)
    edit(project, "- dizziness", "- feeling dizzy")

    team.do("Ana", "publish")

    after = section(project)
    assert told(before) == ("es", "approved", None)
    assert told(after) == ("es", "stale", TODAY)
    assert after["body"] == before["body"]
    assert after["review"] == before["review"]
    kept = next(notice for notice in after["notices"] if notice["id"] == "kept")
    assert TODAY in kept["text"]


def test_it_stays_while_the_new_translation_waits_for_approval(project, team, tmp_path):
    before = section(project)
    edit(project, "- dizziness", "- feeling dizzy")
    team.do("Ana", "publish")
    project.change("es", "care/dizziness", msgstr="sensación de mareo", flags=[])

    team.do("Ana", "publish")
    waiting = section(project)
    team.do("Ana", "sync")
    approve(team, tmp_path)
    team.do("Ana", "publish")

    assert (told(waiting), waiting["body"]) == (("es", "stale", TODAY), before["body"])
    assert told(section(project)) == ("es", "approved", None)
    assert "sensación de mareo" in section(project)["body"]["text"]


@pytest.mark.parametrize(
    "new", ["- dizziness for 3 hours", "- no dizziness", "- dizziness {#dizziness}\n- vomiting"]
)
def test_nothing_is_kept_after_a_number_a_negation_or_another_text(project, team, new):
    edit(project, "- dizziness", new) if "vomiting" not in new else edit(
        project, "- dizziness {#dizziness}", f"{new} {{#vomiting}}"
    )

    team.do("Ana", "publish", "--accept-loss")

    assert section(project)["language"] == "en"


def test_a_kept_version_is_not_kept_beyond_a_change_of_a_number(project, team):
    edit(project, "- dizziness", "- feeling dizzy")
    team.do("Ana", "publish")
    edit(project, "- feeling dizzy", "- feeling dizzy for 3 hours")

    team.do("Ana", "publish", "--accept-loss")

    assert section(project)["language"] == "en"


def test_a_kept_version_that_somebody_withdraws_is_kept_no_longer(both_engines, project, team):
    shown = json.loads(
        team.do("Lin", "review", "es", "care/nausea", "--all", "--format", "json").out
    )
    edit(project, "- dizziness", "- feeling dizzy")
    team.do("Ana", "publish")
    assert section(project)["language"] == "es"

    team.do("Ana", "withdraw", "es", "--digest", shown[0]["digest"], "--reason", "A wrong word.")
    team.do("Ana", "publish", "--accept-loss")

    assert section(project)["language"] == "en"


def test_nothing_is_kept_where_policy_shows_the_source(project, team):
    project.write("policy.yaml", "name: strict\nwhen_behind: {wording: source}\n")
    edit(project, "- dizziness", "- feeling dizzy")

    team.do("Ana", "publish", "--accept-loss")

    assert section(project)["language"] == "en"


def test_nothing_is_kept_after_a_change_that_an_editor_calls_clinical(project, team):
    team.invite("Ed", "--role", "editor", "--language", "en")
    edit(project, "- dizziness", "- feeling dizzy")
    team.do("Ana", "sync")
    team.do(
        "Ed", "source", "class", "clinical", "care/dizziness", "--reason", "It is another thing."
    )

    team.do("Ana", "publish", "--accept-loss")

    assert section(project)["language"] == "en"


def test_publishing_again_changes_nothing(project, team):
    edit(project, "- dizziness", "- feeling dizzy")
    team.do("Ana", "publish")

    again = team.do("Ana", "publish").out

    assert "is live already; nothing changed." in again
