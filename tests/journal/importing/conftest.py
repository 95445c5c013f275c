"""A project in sync with its journal, and files that go out and come back."""

import pytest

from service.catalogs.po import load_po, save_po
from service.content.moves import MOVES, NO_MOVES, read_moves
from service.journal.importing.export import export_catalog
from service.journal.importing.received import load_uploads
from service.journal.importing.run import Terms, import_files, try_import
from service.journal.store.records import NOBODY, Hands
from service.journal.store.texts import last_texts
from service.journal.sync.base import Reference
from service.journal.sync.project import Project
from service.journal.sync.run import sync_project


class Exchange:
    def __init__(self, files, journal, now):
        self.files, self.journal, self.now = files, journal, now
        self.roles = {}

    @property
    def project(self):
        path = self.files.root / MOVES
        moves = read_moves(path.read_text("utf-8")) if path.exists() else NO_MOVES
        changes = self.files.settings.changes
        return Project(self.files.root, changes, self.files.domains(), moves, self.roles)

    def sync(self, hands=NOBODY):
        return sync_project(self.project, self.journal, self.now, hands=hands)

    def download(self):
        path = self.files.root / "sent.po"
        reference = Reference(self.journal.id, self.sync().sequence)
        path.write_bytes(export_catalog(self.files.root, "es", "care", reference))
        return path

    def edited(self, **texts):
        """Download a file and give messages of it other texts."""
        path = self.download()
        catalog = load_po(path, path.parent)
        for entry in catalog:
            unit = entry.msgctxt.removeprefix("care/")
            entry.msgstr = texts.get(unit, entry.msgstr)
        save_po(catalog, path)
        return path

    def upload(self, path, *, attempt=import_files, author="Ana", hands=None, confirmed=False):
        terms = Terms(hands or Hands(author, is_stated=True), confirmed)
        return attempt(self.project, self.journal, load_uploads([path]), terms, self.now)

    def upload_all(self, paths, hands):
        terms = Terms(hands)
        return import_files(self.project, self.journal, load_uploads(paths), terms, self.now)

    def try_upload(self, path):
        return self.upload(path, attempt=try_import)

    def last(self, unit):
        with self.journal.reading() as connection:
            return last_texts(connection, "es", "care").get(f"care/{unit}")

    def in_file(self, unit):
        return next(e for e in self.files.catalog("es") if e.msgctxt == f"care/{unit}")


@pytest.fixture
def exchange(small_project, journal, now):
    small_project.make_translated("es", origin="human")
    made = Exchange(small_project, journal, now)
    made.sync()
    return made
