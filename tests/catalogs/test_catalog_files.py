import subprocess

import pytest

from service.catalogs.files import update_catalogs
from service.catalogs.po import load_po
from service.catalogs.texts import catalog_path
from service.errors import InputError


def bytes_of(root):
    return {path: path.read_bytes() for path in sorted(root.glob("translations/**/*.po*"))}


def test_new_language_gets_a_catalog_of_every_domain(small_project):
    small_project.add_language("ar")
    small_project.extract()

    updated = small_project.update()

    assert [done.path.stem for done in updated] == list(small_project.domains())
    catalog = small_project.catalog("ar")
    assert catalog.metadata["Language"] == "ar"
    assert catalog.metadata["Plural-Forms"].startswith("nplurals=6;")


def test_new_catalog_passes_msgfmt(small_project, require_tool):
    small_project.add_language("es", "ar", "zh-Hans")
    small_project.extract()
    small_project.update()

    for path in sorted(small_project.root.glob("translations/*/LC_MESSAGES/*.po")):
        checked = subprocess.run(
            [require_tool("msgfmt"), "--check-format", "-o", "/dev/null", path],
            capture_output=True,
            check=False,
        )
        assert (checked.returncode, checked.stderr) == (0, b"")


def test_nothing_is_written_where_one_catalog_is_broken(small_project):
    small_project.make_translated("ar", "es")
    broken = catalog_path(small_project.root, "es", "care")
    broken.write_bytes(broken.read_bytes().replace(b'dizziness"\n\n', b"dizziness\n\n"))
    small_project.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")
    small_project.extract()
    before = bytes_of(small_project.root)

    with pytest.raises(InputError) as refused:
        small_project.update()

    [fault, *_] = refused.value.faults
    assert fault.path == "translations/es/LC_MESSAGES/care.po"
    assert fault.line > 0
    assert bytes_of(small_project.root) == before


def test_nothing_is_written_where_one_outcome_could_not_be_read_back(small_project):
    small_project.make_translated("ar", "es")
    path = catalog_path(small_project.root, "es", "publisher")
    text = path.read_text("utf-8").replace("#, python-brace-format\n", "")
    path.write_text(text.replace("{phone}.", "{fax}.", 2).replace("{fax}", "{phone}", 1), "utf-8")
    small_project.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")
    small_project.extract()
    before = bytes_of(small_project.root)

    with pytest.raises(InputError) as refused:
        small_project.update()

    assert "{phone}" in str(refused.value) or "phone" in str(refused.value)
    assert bytes_of(small_project.root) == before


def test_every_missing_template_is_told_with_what_to_do(small_project):
    with pytest.raises(InputError) as refused:
        update_catalogs(small_project.root, ("care", "questions"))

    assert [fault.path for fault in refused.value.faults] == [
        "translations/care.pot",
        "translations/questions.pot",
    ]
    assert all("polyleaf extract" in fault.advice for fault in refused.value.faults)


def test_catalog_whose_template_stays_keeps_its_bytes(small_project):
    small_project.make_translated("es")
    before = bytes_of(small_project.root)

    small_project.extract()
    small_project.update()

    assert bytes_of(small_project.root) == before


def test_only_the_entry_of_a_changed_message_changes(small_project):
    small_project.make_translated("es")
    path = catalog_path(small_project.root, "es", "care")
    before = path.read_text("utf-8").split("\n\n")
    small_project.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")

    small_project.extract()
    small_project.update()

    after = path.read_text("utf-8").split("\n\n")
    changed = [now for was, now in zip(before, after, strict=True) if was != now]
    assert len(changed) == 1
    assert '#| msgid "Take 5 mg at most.[^S1]"' in changed[0]


def test_every_template_says_from_which_file_and_section(small_project):
    small_project.extract()

    template = load_po(small_project.root / "translations" / "care.pot", small_project.root)

    places = {entry.msgctxt: entry.occurrences for entry in template}
    assert places["care/driving"] == [("content/care.md#long-term-effects", "")]
