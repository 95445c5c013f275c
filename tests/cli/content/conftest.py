"""A small project with documents of its own and a Spanish and a French catalog."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.catalogs.po import load_po, save_po
from service.cli import polyleaf
from service.errors import InputError

CHECKOUT = Path(__file__).resolve().parents[3]
DATA = ("kinds.yaml", "policy.yaml", "glossary.yaml", "sources.yaml", "publisher.yaml")
LOCALES = ("es", "fr")


class SmallProject:
    def __init__(self, root):
        self.root = root
        (root / "content").mkdir()
        for name in DATA:
            shutil.copy(CHECKOUT / "content" / name, root / "content")
        for locale in LOCALES:
            (root / "translations" / locale / "LC_MESSAGES").mkdir(parents=True)

    def invoke(self, *words):
        environment = {
            "POLYLEAF_ROOT": str(self.root),
            "POLYLEAF_INSTANCE": str(self.root / "instance"),
        }
        return CliRunner().invoke(polyleaf, words, env=environment)

    def do(self, *words):
        """Run a command that must succeed; return what it printed."""
        done = self.invoke(*words)
        assert done.exit_code == 0, done.exception or done.output
        return done.output

    def refused(self, *words):
        """Run a command that must refuse its input and change nothing; return its faults."""
        before = self.files()
        done = self.invoke(*words)
        assert isinstance(done.exception, InputError), done.exception or done.output
        assert self.files() == before
        return [str(fault) for fault in done.exception.faults]

    def path(self, domain, locale=""):
        folder = self.root / "translations"
        return (
            folder / locale / "LC_MESSAGES" / f"{domain}.po" if locale else folder / f"{domain}.pot"
        )

    def document(self, name, text=None):
        path = self.root / "content" / f"{name}.md"
        if text is not None:
            path.write_text(text, "utf-8", newline="")
        return path.read_bytes().decode()

    def edit(self, name, old, new):
        text = self.document(name)
        assert old in text
        self.document(name, text.replace(old, new))

    def in_step(self):
        """Bring templates and catalogs up to the content."""
        self.do("extract")
        self.do("update")

    def translate(self, domain, msgstrs, locale="es", origin=""):
        """Give msgids of a catalog their msgstrs; one that begins with ? is fuzzy."""
        path = self.path(domain, locale)
        catalog = load_po(path, self.root)
        if origin:
            catalog.metadata["X-Polyleaf-Origin"] = origin
        for entry in catalog:
            if entry.msgid in msgstrs:
                entry.msgstr = msgstrs[entry.msgid].removeprefix("?")
                if msgstrs[entry.msgid].startswith("?"):
                    entry.flags.append("fuzzy")
        save_po(catalog, path)

    def texts(self, domain, locale="es"):
        """Return what a catalog says: (msgctxt, msgid) → (msgstr, fuzzy), live entries only."""
        catalog = load_po(self.path(domain, locale), self.root)
        return {
            (entry.msgctxt, entry.msgid): (entry.msgstr, "fuzzy" in entry.flags)
            for entry in catalog
            if not entry.obsolete and entry.msgstr
        }

    def moves(self):
        path = self.root / "content" / "moves.jsonl"
        return path.read_text("utf-8") if path.exists() else ""

    def files(self):
        """Return every file but the lock."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and path.name != "lock"
        }


@pytest.fixture
def small(tmp_path):
    return SmallProject(tmp_path)
