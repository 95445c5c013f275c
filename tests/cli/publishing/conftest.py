"""A small project whose Spanish safety texts two people approved, and which is published."""

import json
from dataclasses import dataclass

import pytest

from service.release.store import ReleaseStore


@dataclass(frozen=True)
class Clinic:
    """The project, its people, and what readers of it get."""

    project: object
    people: object

    def run(self, *words):
        return self.people.run("Ana", *words)

    def do(self, *words):
        return self.people.do("Ana", *words)

    def approve(self, target, *names, language="es"):
        for name in names:
            shown = self.people.do(name, "review", language, target, "--format", "json").out
            path = self.project.root / "shown.json"
            path.write_text(shown, "utf-8")
            self.people.do(name, "approve", language, "--shown", str(path))

    def change_source(self, old, new):
        """Change the English, and bring the catalogs up to it."""
        self.project.edit("care.md", old, new)
        self.do("extract")
        self.do("update")

    @property
    def store(self):
        return ReleaseStore(self.project.settings.releases)

    def read(self, path):
        """What readers get now."""
        release = self.store.open(self.store.live())
        return json.loads(release.read(release.find(path)))

    def section(self, name, language="es", document="care"):
        return self.read(f"/v1/{language}/documents/{document}/sections/{name}.json")

    def files(self):
        folder = self.project.settings.releases
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in (folder / "live", folder / "history.jsonl", folder / "holds.jsonl")
            if path.exists()
        }


@pytest.fixture
def clinic(small_project, people):
    small_project.make_translated("es", "fr", origin="human")
    made = Clinic(small_project, people)
    made.do("sync")
    made.approve("care#precautions", "Lin", "Cleo")
    made.do("publish")
    assert made.section("precautions")["translation"]["status"] == "approved"
    return made
