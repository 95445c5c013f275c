"""What all tests share: the outside judges, the corpora, a small project, and journals.

There is a journal on each engine: SQLite in a folder of the test's, PostgreSQL in a database of its own.
"""

import json
import os
import shutil
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from service.catalogs.files import extract_templates, update_catalogs
from service.catalogs.interface import CHECKS, DOMAIN
from service.catalogs.po import load_po, save_po
from service.catalogs.texts import catalog_path
from service.config import Settings
from service.content.load import load_content
from service.journal.store.journal import open_journal_at
from service.release.project import load_domains, load_inputs, with_policy

# A loaded machine is no fault of the program: no time is asserted in a test.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def _require_tool(name):
    path = shutil.which(name)
    if path is None and os.environ.get("POLYLEAF_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{name} is not installed")
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


@pytest.fixture(scope="session")
def require_tool():
    """A function: the path of an outside judge; skips the test, or fails it where tools must be."""
    return _require_tool


@pytest.fixture(scope="session")
def corpora():
    """The folder of the large corpora; only for tests marked `corpora`."""
    folder = Path(os.environ.get("POLYLEAF_CORPORA", "../shared/data"))
    if not folder.is_dir():
        pytest.skip(f"the corpora are not at {folder}")
    return folder


CARE = """\
---
title: Care at home
summary: What to do at home.
---
Read this first. {#read-first}

## Benefits {#benefits}

It may ease **pain** for 2 hours.[^S1] {#ease}

See [our site](https://clinic.example/care) for more. {#site}

## Side effects {#side-effects}

<!-- translators: the feeling, not seasickness -->
- feeling sick (nausea) {#nausea}
- dizziness {#dizziness}

### Long-term effects {#long-term-effects}

Do not drive.[^S2] {#driving}

## Precautions {#precautions}

Take 5 mg at most.[^S1] {#dose}
"""
QUESTIONS = """\
---
title: Questions
---
## How many ask? {#how-many kind=overview}

50% of patients ask this.
"""
KINDS = """\
kinds:
  intro: {level: explanation}
  overview: {level: explanation, codes: {schema.org: [OverviewHealthAspect], loinc: [34089-3]}}
  benefits: {level: claim, companions: [side-effects, precautions]}
  side-effects: {level: safety}
  long-term-effects: {level: safety}
  precautions: {level: safety}
"""
POLICY = """\
name: strict
levels:
  safety:      {roles: [linguist, clinician], stale: withhold, draft: withhold, translated: withhold}
  claim:       {roles: [linguist],            stale: withhold, draft: withhold, translated: withhold}
  explanation: {roles: [linguist],            stale: label,    draft: label,    translated: label}
  interface:   {roles: [],                    stale: label,    draft: label,    translated: label}
"""
GLOSSARY = """\
terms:
  - {id: nausea, term: nausea, part_of_speech: noun, definition: The feeling that you may throw up.}
  - {id: mg, term: mg, part_of_speech: unit, definition: A thousandth of a gram., translate: false}
"""
SOURCES = """\
sources:
  S1: {title: First study, year: 2021, where: A journal, doi: 10.1000/1}
  S2: {title: Second study, where: Another journal}
"""
PUBLISHER = """\
publisher:
  example: true
  name: Example Clinic
  website: https://clinic.example/
  phone: 555-0100
  email: care@clinic.example
  report_url: https://clinic.example/report
texts:
  general: This is general information.
  interpreter: "Ask for an interpreter: {phone}."
  contact: "Ask {name}."
  report: "Tell us: {report_url}"
  emergency: "Call {emergency}."
  crisis: "Call {crisis}."
countries:
  US: {emergency: 555-0101, crisis: 555-0102}
"""
CONTENT = {
    "care.md": CARE,
    "questions.md": QUESTIONS,
    "kinds.yaml": KINDS,
    "policy.yaml": POLICY,
    "glossary.yaml": GLOSSARY,
    "sources.yaml": SOURCES,
    "publisher.yaml": PUBLISHER,
}
WORDS = json.loads(Path(__file__).with_name("fixtures").joinpath("words.json").read_text("utf-8"))
"""Translations of the small project's texts: real ones, for checks stop what is none."""
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@cache
def shipped_interface(language):
    """The interface texts of the checkout in a language, in any where there are none."""
    root = Path(__file__).parents[1]
    paths = [catalog_path(root, language.partition("-")[0], name) for name in (DOMAIN, CHECKS)]
    held = [load_po(path, root) for path in paths if path.exists()]
    return {entry.msgid: entry.msgstr for catalog in held for entry in catalog}


class SmallProject:
    """Two short documents and all that stands beside them, in files of their own."""

    def __init__(self, root):
        self.root = root
        self.settings = Settings(root, root / "instance", False, False)
        for name, text in CONTENT.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.root / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def edit(self, name, old, new):
        """Change one place in a file of content."""
        path = self.root / "content" / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def add_language(self, *languages):
        for language in languages:
            catalog_path(self.root, language, "care").parent.mkdir(parents=True)

    def domains(self):
        return load_domains(load_content(self.root))

    def extract(self, now=NOON):
        return extract_templates(self.root, self.domains(), now)

    def update(self):
        return update_catalogs(self.root, tuple(self.domains()))

    def catalog(self, language, domain="care"):
        return load_po(catalog_path(self.root, language, domain), self.root)

    def save(self, catalog, language, domain="care"):
        save_po(catalog, catalog_path(self.root, language, domain))

    def change(self, language, address, domain="care", **fields):
        """Set fields of one entry of a catalog: its msgstr, its flags, …"""
        catalog = self.catalog(language, domain)
        entry = next(entry for entry in catalog if address in {entry.msgctxt, entry.msgid})
        for name, value in fields.items():
            setattr(entry, name, value)
        self.save(catalog, language, domain)

    def translate(self, language, origin="machine"):
        """Fill what is empty in a language with its words behind a mark, `«es» mareo`."""
        for domain in self.domains():
            catalog = self.catalog(language, domain)
            catalog.metadata["X-Polyleaf-Origin"] = origin
            for entry in catalog:
                entry.msgstr = entry.msgstr or self.say(language, entry.msgid)
            self.save(catalog, language, domain)

    def say(self, language, msgid):
        """Translate a text behind a mark; what nobody translated stays in the source's words."""
        words = {**shipped_interface(language), **WORDS.get(language.partition("-")[0], {})}
        return f"«{language}» {words.get(msgid) or msgid}"

    def make_translated(self, *languages, origin="machine"):
        """Bring the catalogs of languages up to date and fill them."""
        self.add_language(*languages)
        self.extract()
        self.update()
        for language in languages:
            self.translate(language, origin)

    def inputs(self, make_policy=lambda policy: policy):
        inputs = load_inputs(self.settings)
        return with_policy(inputs, make_policy(inputs.policy))


@pytest.fixture(scope="session")
def small_project_in():
    """A function: a small project without any catalog, in a folder of its own."""
    return SmallProject


@pytest.fixture
def small_project(tmp_path):
    """A small project without any catalog."""
    return SmallProject(tmp_path)


MORNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_SERVER = "POLYLEAF_TEST_DATABASE_URL"


@contextmanager
def postgres_database():
    """Make a database on the test server (.ci/postgres starts one), and drop it again."""
    url = os.environ.get(_SERVER)
    if not url and os.environ.get("POLYLEAF_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{_SERVER} names no PostgreSQL")
    if not url:
        pytest.skip(f"{_SERVER} names no PostgreSQL")
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield make_url(url).set(database=name).render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'instance' / 'journal.db'}"
    else:
        with postgres_database() as url:
            yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def another_url(request, tmp_path):
    """A second database, on each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'another' / 'journal.db'}"
    else:
        with postgres_database() as url:
            yield url


@pytest.fixture
def now():
    return MORNING


@pytest.fixture
def journal(database_url):
    opened = open_journal_at(database_url, MORNING)
    yield opened
    opened.database.engine.dispose()
