"""The source changes after two persons approved the Spanish side effects: what readers get then."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.catalogs.po import load_po

POLYLEAF = Path(sys.executable).with_name("polyleaf")
SECTION = "/v1/es/documents/ketamine-therapy/sections/side-effects.json"
SOURCE = "/v1/en/documents/ketamine-therapy/sections/side-effects.json"
TARGET = "ketamine-therapy#side-effects"
TIMING = "ketamine-therapy/timing"
OLD = "They usually get better soon after the treatment"
NEW = "They mostly get better soon after the treatment"


class Team:
    """People at their own terminals, with a folder of settings each."""

    def __init__(self, project):
        self.project = project

    def run(self, name, *words, said=None):
        home = self.project.root / "people" / name
        environment = {**self.project.environment, "XDG_CONFIG_HOME": str(home)}
        return subprocess.run(
            [POLYLEAF, *words], env=environment, input=said,
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip

    def do(self, name, *words, said=None):
        """Run a command as somebody; it must succeed."""
        done = self.run(name, *words, said=said)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def join(self, name, role, language):
        invitation = self.do(
            "ana", "account", "invite", name, "--role", role, "--language", language
        )
        self.do(name, "login", said=invitation)

    def edit(self, old, new):
        """Change the source as an author does, and bring the catalogs up to it."""
        self.project.edit_content("ketamine-therapy.md", old, new)
        for command in ("extract", "update", "sync"):
            self.do("ana", command)


@pytest.fixture
def team(project, database_url):
    project.environment["POLYLEAF_DATABASE_URL"] = database_url
    for folder in project.root.glob("translations/*/"):
        if folder.name not in {"es", "fr"}:  # two languages show what seven would, sooner
            shutil.rmtree(folder)
    made = Team(project)
    made.do("ana", "login", said=made.do("ana", "init", "--name", "Ana"))
    made.join("lin", "linguist", "es")
    made.join("cleo", "clinician", "es")
    made.join("dora", "clinician", "en")
    made.do("ana", "sync")
    shown = project.root / "shown.json"
    shown.write_text(made.do("lin", "review", "es", TARGET, "--format", "json"))
    for name in ("lin", "cleo"):
        made.do(name, "approve", "es", "--shown", str(shown))
    made.do("ana", "publish")
    return made


def get(server, path=SECTION):
    time.sleep(1.2)  # a release is picked up within a second
    return server.get(path).json


def entry_of(project):
    catalog = load_po(project.catalog("es"), project.root)
    return next(each for each in catalog if each.msgctxt == TIMING)


@pytest.mark.timeout(600)
def test_approved_text_is_served_over_a_typo_and_after_it_and_never_over_a_number(
    project, serve, team
):
    server = serve()
    before = get(server)
    team.edit(OLD, NEW)
    [change] = json.loads(team.do("ana", "source", "changes", "--format", "json"))
    team.do("dora", "source", "class", "typo", TIMING, "--reason", "It says the same.")
    team.do("ana", "publish")
    carried = get(server)
    team.edit(NEW, OLD)
    team.do("ana", "publish")
    back = get(server)
    team.edit("soon after the treatment", "within 2 hours of the treatment")
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
    team.edit(OLD, NEW)

    team.do("dora", "source", "class", "safety", TIMING, "--reason", "It starts before.")
    recalled = [json.dumps(get(server, path)) for path in (SECTION, SOURCE)]
    team.run("ana", "rollback")
    rolled_back = json.dumps(get(server, SOURCE))
    team.do("ana", "publish", "--accept-loss")
    published = json.dumps(get(server, SOURCE))

    text = entry_of(project).msgstr
    assert not [each for each in recalled if OLD in each or text in each]
    assert OLD not in rolled_back
    assert NEW in published
