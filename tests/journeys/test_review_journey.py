"""Two persons approve the Spanish side effects, and readers get exactly what they approved."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.catalogs.po import load_po, save_po

POLYLEAF = Path(sys.executable).with_name("polyleaf")
SECTION = "/v1/es/documents/ketamine-therapy/sections/side-effects.json"
BENEFITS = "/v1/es/documents/ketamine-therapy/sections/benefits.json"
TARGET = "ketamine-therapy#side-effects"


class Team:
    """People at their own terminals, with a folder of settings each."""

    def __init__(self, project):
        self._project = project

    def do(self, name, *words, said=None):
        """Run a command as somebody; it must succeed."""
        home = self._project.root / "people" / name
        environment = {**self._project.environment, "XDG_CONFIG_HOME": str(home)}
        done = subprocess.run(
            [POLYLEAF, *words], env=environment, input=said,
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def join(self, name, role):
        invitation = self.do("ana", "account", "invite", name, "--role", role, "--language", "es")
        self.do(name, "login", said=invitation)

    def approve(self, *names):
        shown = self._project.root / "shown.json"
        shown.write_text(self.do(names[0], "review", "es", TARGET, "--format", "json"))
        for name in names:
            self.do(name, "approve", "es", "--shown", str(shown))


@pytest.fixture
def team(project, database_url):
    project.environment["POLYLEAF_DATABASE_URL"] = database_url
    for folder in project.root.glob("translations/*/"):
        if folder.name not in {"es", "fr"}:  # two languages show what seven would, sooner
            shutil.rmtree(folder)
    made = Team(project)
    made.do("ana", "login", said=made.do("ana", "init", "--name", "Ana"))
    made.join("lin", "linguist")
    made.join("cleo", "clinician")
    made.do("ana", "sync")
    return made


def reword(project, old, new):
    """Change one wording of the section as a translator does, in the file."""
    path = project.catalog("es")
    catalog = load_po(path, project.root)
    entry = next(each for each in catalog if each.msgctxt == "ketamine-therapy/vomiting")
    assert entry.msgstr == old
    entry.msgstr = new
    save_po(catalog, path)


def get(server, path=SECTION):
    time.sleep(1.2)  # a release is picked up within a second
    return server.get(path).json


@pytest.mark.timeout(400)
def test_what_two_persons_approved_is_served_until_its_words_change(project, serve, team):
    team.approve("lin", "cleo")
    team.do("ana", "publish")
    server = serve()

    approved, withheld = get(server), get(server, BENEFITS)
    before = next(
        e
        for e in load_po(project.catalog("es"), project.root)
        if e.msgctxt == "ketamine-therapy/vomiting"
    ).msgstr
    reword(project, before, f"{before} o arcadas")
    team.do("ana", "publish")
    changed = get(server)
    reword(project, f"{before} o arcadas", before)
    team.do("ana", "publish")
    back = get(server)

    assert (approved["language"], approved["translation"]["status"]) == ("es", "approved")
    assert approved["review"]["roles"] == ["clinician", "linguist"]
    assert approved["review"]["last"] is not None
    assert (withheld["language"], withheld["fallback"]["reason"]) == ("en", "draft")
    assert (changed["language"], changed["review"]["roles"]) == ("en", [])
    assert changed["fallback"]["reason"] in {"draft", "translated"}
    assert back == approved
