"""Several checkouts share one journal, each with files of its own."""

import shutil

import pytest

from service.catalogs.po import load_po, save_po
from service.catalogs.texts import catalog_path
from service.journal.merge import Fate, Reason
from service.journal.sync.project import Project
from service.journal.sync.run import sync_project

DOSE, DIZZINESS = "care/dose", "care/dizziness"


class Checkout:
    def __init__(self, root, domains, journal, now):
        self.root, self.journal, self.now = root, journal, now
        self.project = Project(root, root / "instance" / "text-changes", domains)

    @property
    def path(self):
        return catalog_path(self.root, "es", "care")

    def sync(self):
        report = sync_project(self.project, self.journal, self.now)
        lines = [line for each in report.catalogs for line in each.lines]
        return {line.key: (line.fate, line.reason) for line in lines}

    def edit(self, address, msgstr):
        catalog = load_po(self.path, self.root)
        next(entry for entry in catalog if entry.msgctxt == address).msgstr = msgstr
        save_po(catalog, self.path)

    def text(self, address):
        catalog = load_po(self.path, self.root)
        return next(entry for entry in catalog if entry.msgctxt == address).msgstr


@pytest.fixture
def checkouts(small_project, journal, now, tmp_path):
    small_project.make_translated("es", origin="human")
    made = []
    for name in ("one", "two"):
        for folder in ("content", "translations"):
            shutil.copytree(small_project.root / folder, tmp_path / name / folder)
        made.append(Checkout(tmp_path / name, small_project.domains(), journal, now))
    return made


def test_files_that_another_checkout_left_behind_take_back_no_edit(checkouts):
    one, two = checkouts
    one.sync()
    two.sync()
    one.edit(DOSE, "Tome 5 mg como máximo.[^S1]")
    one.sync()
    two.edit(DIZZINESS, "mareos")

    fates = two.sync()

    assert fates[DOSE] == (Fate.KEPT, Reason.UNTOUCHED)
    assert fates[DIZZINESS] == (Fate.TAKEN, Reason.EDITED)
    assert two.text(DOSE) == "Tome 5 mg como máximo.[^S1]"


def test_a_checkout_that_is_new_and_behind_takes_back_no_edit(checkouts):
    one, two = checkouts
    one.sync()
    one.edit(DOSE, "Tome 5 mg como máximo.[^S1]")
    one.sync()
    two.edit(DIZZINESS, "mareos")

    fates = two.sync()

    assert fates[DOSE] == (Fate.KEPT, Reason.OLDER)
    assert fates[DIZZINESS] == (Fate.SUGGESTION, Reason.NO_BASE)


def test_an_edit_in_a_checkout_whose_files_were_known_is_taken(checkouts):
    one, two = checkouts
    one.sync()
    two.sync()
    two.edit(DOSE, "Tome 5 mg como máximo.[^S1]")

    fates = two.sync()

    assert fates[DOSE] == (Fate.TAKEN, Reason.EDITED)
