import subprocess

import pytest

from service.catalogs.files import LostTextsError, Updated, update_catalogs, write_updates
from service.catalogs.po import load_po
from service.catalogs.texts import catalog_path
from service.catalogs.update import Fate, Line
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
    broken.write_bytes(broken.read_bytes().removesuffix(b'"\n') + b"\n")
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


DRIVE = "Do not drive a car on the day of your treatment."
FOOD = "Do not eat anything for six hours before the treatment begins."


@pytest.fixture
def spanish(small_project):
    """A project in Spanish, with a paragraph of two sentences and two of one, all without ids."""
    small_project.write(
        "handout.md", f"---\ntitle: Handout\n---\n## Benefits {{#benefits}}\n\n{DRIVE} {FOOD}\n"
    )
    small_project.write(
        "diet.md", f"---\ntitle: Diet\n---\n## Benefits {{#benefits}}\n\n{DRIVE}\n\n{FOOD}\n"
    )
    small_project.make_translated("es", origin="human")
    return small_project


def in_step(project):
    project.extract()
    updated = {done.path.stem: done for done in project.update()}
    return {
        domain: {line.msgid: line.fate for line in done.ledger} for domain, done in updated.items()
    }


def text_of(project, msgid, domain):
    [entry] = [entry for entry in project.catalog("es", domain) if entry.msgid == msgid]
    return entry.msgstr, entry.flags, entry.previous_msgid, entry.obsolete


def test_paragraph_cut_in_two_gives_its_translation_to_both(spanish):
    spanish.edit("handout.md", f"{DRIVE} {FOOD}", f"{DRIVE}\n\n{FOOD}")

    fates = in_step(spanish)["handout"]

    whole = f"{DRIVE} {FOOD}"
    assert {fates[DRIVE], fates[FOOD]} == {Fate.STALED, Fate.SPLIT}
    for half in (DRIVE, FOOD):
        assert text_of(spanish, half, "handout") == (f"«es» {whole}", ["fuzzy"], whole, False)


def test_two_paragraphs_made_one_give_it_both_translations(spanish):
    spanish.edit("diet.md", f"{DRIVE}\n\n{FOOD}", f"{DRIVE} {FOOD}")

    fates = in_step(spanish)["diet"]

    whole = f"{DRIVE} {FOOD}"
    assert fates == {**fates, whole: Fate.MERGED, DRIVE: Fate.OBSOLETE, FOOD: Fate.OBSOLETE}
    assert text_of(spanish, whole, "diet")[0] == f"«es» {DRIVE} «es» {FOOD}"


def test_paragraph_put_into_another_document_keeps_its_translation(spanish):
    spanish.edit("diet.md", f"{FOOD}\n", "")
    spanish.edit("questions.md", "50% of", f"{FOOD}\n\n50% of")

    fates = in_step(spanish)

    assert fates["questions"][FOOD] is Fate.MOVED
    assert text_of(spanish, FOOD, "questions") == (f"«es» {FOOD}", [], None, False)


def test_removed_document_keeps_its_texts_as_obsolete_and_gives_them_to_others(spanish):
    (spanish.root / "content" / "diet.md").unlink()
    spanish.edit("questions.md", "50% of", f"{FOOD}\n\n50% of")

    fates = in_step(spanish)

    assert set(fates["diet"].values()) == {Fate.OBSOLETE}
    assert fates["questions"][FOOD] is Fate.MOVED
    assert text_of(spanish, DRIVE, "diet") == (f"«es» {DRIVE}", [], None, True)
    assert "diet" not in in_step(spanish)


def test_document_renamed_by_hand_keeps_its_finished_texts(spanish):
    (spanish.root / "content" / "care.md").rename(spanish.root / "content" / "leaflet.md")

    fates = in_step(spanish)

    assert set(fates["leaflet"].values()) == {Fate.MOVED}
    texts = [text for text in spanish.catalog("es", "leaflet") if text.msgctxt]
    assert not [text for text in texts if "fuzzy" in text.flags or not text.msgstr]


def test_document_that_comes_back_has_its_translations_again(spanish):
    path = spanish.root / "content" / "diet.md"
    source, before = path.read_text("utf-8"), bytes_of(spanish.root)
    path.unlink()
    in_step(spanish)
    path.write_text(source, "utf-8")

    fates = in_step(spanish)

    assert set(fates["diet"].values()) == {Fate.REVIVED}
    assert bytes_of(spanish.root) == before


def test_po_file_of_somebody_else_in_the_folder_is_left_alone(spanish):
    path = catalog_path(spanish.root, "es", "foreign")
    path.write_text(f'msgid "{DRIVE}"\nmsgstr "Nada"\n', "utf-8")

    in_step(spanish)

    assert path.read_text("utf-8") == f'msgid "{DRIVE}"\nmsgstr "Nada"\n'


def test_broken_catalog_of_a_document_that_is_gone_is_told(spanish):
    path = catalog_path(spanish.root, "es", "diet")
    path.write_bytes(path.read_bytes() + b'msgid "x\n')
    (spanish.root / "content" / "diet.md").unlink()

    with pytest.raises(InputError) as refused:
        in_step(spanish)

    assert refused.value.faults[0].path == "translations/es/LC_MESSAGES/diet.po"


def test_nothing_is_written_where_one_ledger_tells_of_a_loss(spanish):
    catalog = spanish.catalog("es", "diet")
    catalog.pop()
    fine = Updated(catalog_path(spanish.root, "es", "care"), catalog, ())
    broken = Updated(
        catalog_path(spanish.root, "es", "diet"), catalog, (Line(Fate.LOST, None, FOOD),)
    )
    before = bytes_of(spanish.root)

    with pytest.raises(LostTextsError) as refused:
        write_updates([fine, broken])

    assert refused.value.updates == (fine, broken)
    assert "nothing was changed" in str(refused.value)
    assert bytes_of(spanish.root) == before
