"""Work goes out to a translator's tool, and what comes back is taken for what it is."""

import re
import subprocess

import pytest

from service.catalogs.po import is_fuzzy, read_po

CATALOG = "translations/es/LC_MESSAGES/care.po"


@pytest.fixture(autouse=True)
def unfinished(small_project):
    """One fuzzy and one missing text in Spanish."""
    small_project.make_translated("es", origin="human")
    small_project.change("es", "care/nausea", flags=["fuzzy"], previous_msgid="feeling ill")
    small_project.change("es", "care/dizziness", msgstr="")


@pytest.fixture
def work(polyleaf, tmp_path, unfinished):
    """The path of the file of work."""
    polyleaf("work", "es", "-o", tmp_path / "work.po")
    return tmp_path / "work.po"


def entry(project, address):
    return next(entry for entry in project.catalog("es") if entry.msgctxt == address)


def test_a_fuzzy_mark_that_omegat_dropped_is_listed_and_stays(
    small_project, polyleaf, work, omegat
):
    unconfirmed = entry(small_project, "care/nausea")
    texts = {unconfirmed.msgid: unconfirmed.msgstr, "dizziness": "mareo"}

    told = polyleaf("work", "es", "--take", omegat(work, texts))

    assert [line.split()[0] for line in told.splitlines() if "care/" in line] == [
        "confirmed?",
        "taken",
    ]
    assert is_fuzzy(entry(small_project, "care/nausea"))
    assert entry(small_project, "care/dizziness").msgstr == "mareo"


def test_a_fuzzy_text_that_omegat_emptied_stays(small_project, polyleaf, work, omegat):
    before = entry(small_project, "care/nausea")

    told = polyleaf("work", "es", "--take", omegat(work))

    assert "An emptied text is no edit." in told
    assert str(entry(small_project, "care/nausea")) == str(before)


@pytest.mark.parametrize("name", ["msgcat", "msgattrib"])
def test_work_through_gettext_is_unchanged(name, polyleaf, work, run_tool):
    run_tool(name, "-o", "back.po", work)

    told = polyleaf("work", "es", "--take", work.with_name("back.po"))

    assert told == f"{len(read_po(work.read_bytes()))} unchanged.\n"


def test_work_that_lost_its_contexts_is_taken_by_msgid(small_project, polyleaf, work, run_tool):
    run_tool("po2xliff", work, "work.xlf")
    write_target(work.with_name("work.xlf"), "dizziness", "mareo")
    run_tool("xliff2po", "work.xlf", "back.po")

    told = polyleaf("work", "es", "--take", work.with_name("back.po"))

    assert told.startswith("taken ")
    assert entry(small_project, "care/dizziness").msgstr == "mareo"


def test_a_catalog_that_lost_its_contexts_is_adopted_by_msgid(small_project, polyleaf, run_tool):
    run_tool("po2xliff", CATALOG, "care.xlf")
    write_target(small_project.root / "care.xlf", "dizziness", "mareo")
    run_tool("xliff2po", "care.xlf", "back.po")

    polyleaf("adopt", "es", small_project.root / "back.po", "--as", "care")

    assert entry(small_project, "care/dizziness").msgstr == "mareo"


def write_target(path, source, target):
    """Translate one unit of an XLIFF file and say so, as a tool does."""
    unit = re.compile(rf"(<trans-unit [^>]*)(>\s*<source>{source}</source>\s*<target)>")
    text, count = unit.subn(
        rf'\1 approved="yes"\2 state="translated">{target}', path.read_text("utf-8")
    )
    assert count == 1
    path.write_text(text, "utf-8")


def test_a_memory_is_adopted_without_its_document_type(small_project, polyleaf, run_tool):
    run_tool("po2tmx", "-l", "es", CATALOG, "m.tmx")
    before = entry(small_project, "care/read-first").msgstr
    small_project.change("es", "care/read-first", msgstr="")
    memory = small_project.root / "m.tmx"
    lines = memory.read_text("utf-8").splitlines(keepends=True)
    memory.write_text("".join(line for line in lines if "<!DOCTYPE" not in line), "utf-8")

    polyleaf("adopt", "es", memory, "--as", "care")

    assert entry(small_project, "care/read-first").msgstr == before


def test_the_document_type_of_a_memory_is_refused(small_project, polyleaf, run_tool):
    run_tool("po2tmx", "-l", "es", CATALOG, "m.tmx")

    with pytest.raises(subprocess.CalledProcessError) as refused:
        polyleaf("adopt", "es", small_project.root / "m.tmx", "--as", "care")

    assert "Remove the line <!DOCTYPE" in refused.value.stderr
