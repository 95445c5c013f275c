"""A real catalog on its way through translators' tools, and what they lost of it."""

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from service.catalogs.po import (
    CatalogEntry,
    forms_of,
    is_fuzzy,
    is_plural,
    is_translated,
    load_po,
    read_po,
    save_po,
)

CHECKOUT = Path(__file__).resolve().parents[2]
CATALOGS = CHECKOUT / "translations/es/LC_MESSAGES"
POLYLEAF = Path(sys.executable).with_name("polyleaf")
TOLD = CHECKOUT / "docs/translators-tools.md"

PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir>
<target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>en-US</source_lang>
<target_lang>es-ES</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""
MEMORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US"
 datatype="plaintext" creationtoolversion="3.6.0" segtype="paragraph" srclang="EN-US"/>
<body>{}</body></tmx>
"""
UNIT = '<tu><tuv lang="EN-US"><seg>{}</seg></tuv><tuv lang="ES-ES"><seg>{}</seg></tuv></tu>'


@pytest.fixture
def sent(tmp_path):
    """The path of a shipped catalog with everything that a tool may lose."""
    catalog = load_po(CATALOGS / "ketamine-faq.po", CHECKOUT)
    catalog[3].flags.insert(0, "fuzzy")
    catalog[3].previous_msgid = "The words before."
    catalog[4].msgstr = ""
    catalog[5].tcomment = "Asked the clinic."
    catalog += [
        CatalogEntry(
            msgid="%(n)s hour",
            msgid_plural="%(n)s hours",
            msgstr_plural={0: "%(n)s hora", 1: "%(n)s horas"},
            flags=["python-format"],
        ),
        CatalogEntry(msgid="Two\nlines", msgstr="Dos\nlíneas"),
        CatalogEntry(
            msgctxt="ketamine-faq/gone",
            msgid="Gone.",
            msgstr="Ido.",
            obsolete=True,
            previous_msgid="Gone!",
            flags=["fuzzy"],
        ),
    ]
    save_po(catalog, tmp_path / "sent.po")
    return tmp_path / "sent.po"


@pytest.fixture
def template(sent):
    """The path of the template of what was sent."""
    catalog = read_po(sent.read_bytes())
    catalog[:] = [
        CatalogEntry(
            msgctxt=entry.msgctxt,
            msgid=entry.msgid,
            msgid_plural=entry.msgid_plural,
            msgstr_plural={0: "", 1: ""} if is_plural(entry) else {},
            comment=entry.comment,
            occurrences=entry.occurrences,
            flags=[flag for flag in entry.flags if flag != "fuzzy"],
        )
        for entry in catalog
        if not entry.obsolete
    ]
    save_po(catalog, sent.with_name("sent.pot"))
    return sent.with_name("sent.pot")


@pytest.fixture
def polyleaf(small_project):
    """A function: run a command of ours in the small project; return what it printed."""

    def run(*words):
        command = [POLYLEAF, *map(str, words)]
        env = os.environ | {"POLYLEAF_ROOT": str(small_project.root)}
        done = subprocess.run(
            command, env=env, check=True, capture_output=True, text=True, timeout=100
        )
        return done.stdout

    return run


@pytest.fixture
def run_tool(require_tool, tmp_path):
    """A function: run a tool in the folder of what was sent."""

    def run(name, *words, env=None):
        command = [require_tool(name), *map(str, words)]
        subprocess.run(
            command, cwd=tmp_path, check=True, timeout=110, env=env, stdout=subprocess.DEVNULL
        )

    return run


@pytest.fixture
def omegat(run_tool, tmp_path):
    """A function: OmegaT's console mode, for a translator who wrote `texts` by msgid; the path of what comes back."""

    def console(path, texts=()):
        project = tmp_path / "omegat-project"
        for folder in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
            (project / folder).mkdir(parents=True, exist_ok=True)
        (project / "omegat.project").write_text(PROJECT)
        (project / "source" / path.name).write_bytes(path.read_bytes())
        units = "".join(UNIT.format(*map(escape, pair)) for pair in dict(texts).items())
        (project / "omegat/project_save.tmx").write_text(MEMORY.format(units), "utf-8")
        home = f"-Duser.home={tmp_path} -Djava.awt.headless=true"
        env = os.environ | {"HOME": str(tmp_path), "JAVA_TOOL_OPTIONS": home}
        mode = ("--mode=console-translate", f"--config-dir={tmp_path}/config")
        run_tool("omegat", project, *mode, env=env)
        return project / "target" / path.name

    return console


def _facts(catalog):
    """Everything that a catalog says, by the words of docs/translators-tools.md.

    What is said of a message goes by its msgid, so that a lost context loses nothing else.
    """
    live = [entry for entry in catalog if not entry.obsolete]
    finished = [entry for entry in live if is_translated(entry) and not is_fuzzy(entry)]
    fuzzy = [entry for entry in live if is_translated(entry) and is_fuzzy(entry)]
    return {
        "texts": {(entry.msgid, *forms_of(entry)) for entry in finished if not is_plural(entry)},
        "texts of plurals": {
            (entry.msgid, *forms_of(entry)) for entry in finished if is_plural(entry)
        },
        "fuzzy texts": {(entry.msgid, *forms_of(entry)) for entry in fuzzy},
        "fuzzy marks": {entry.msgid for entry in catalog if is_fuzzy(entry)},
        "previous msgids": {
            (entry.msgid, entry.previous_msgid) for entry in catalog if entry.previous_msgid
        },
        "contexts": {(entry.msgctxt, entry.msgid) for entry in live},
        "translators' comments": {(entry.msgid, entry.tcomment) for entry in live},
        "extracted comments": {(entry.msgid, entry.comment) for entry in live},
        "references": {(entry.msgid, *entry.occurrences) for entry in live},
        "format flags": {
            (entry.msgid, flag) for entry in live for flag in entry.flags if flag != "fuzzy"
        },
        "obsolete messages": {
            (entry.msgctxt, entry.msgid, entry.msgstr) for entry in catalog if entry.obsolete
        },
        "header fields": set(catalog.metadata.items()),
        "the file's own comment": {catalog.header},
    }


@pytest.fixture
def losses(sent):
    """A function: what of the sent catalog a file no longer holds, read by the strict reader."""

    def compare(path):
        before, after = (_facts(read_po(file.read_bytes(), file.name)) for file in (sent, path))
        return {name for name in before if before[name] - after[name]}

    return compare


@pytest.fixture(scope="session")
def told():
    """By tool, the losses that docs/translators-tools.md tells of."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \|", TOLD.read_text("utf-8"), re.MULTILINE)
    return {tool: set() if lost == "nothing" else set(lost.split(", ")) for tool, lost in rows}
