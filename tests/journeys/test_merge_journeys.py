"""Work that goes out as a file, is edited elsewhere and comes back: nothing of either side is lost.

"Here" is the journal with the working tree, "there" the file that somebody downloaded.
"""

import subprocess
from dataclasses import dataclass

import pytest

from service.catalogs.files import template_path
from service.catalogs.po import load_po, save_po
from service.catalogs.texts import Origin
from service.errors import InputError
from service.journal.importing.export import export_catalog
from service.journal.importing.received import load_uploads
from service.journal.importing.run import Terms, import_files
from service.journal.merge import Fate, Reason
from service.journal.store.journal import open_journal_at
from service.journal.store.records import Hands
from service.journal.store.seals import find_broken
from service.journal.store.suggestions import open_suggestions
from service.journal.store.texts import history_of, last_texts
from service.journal.sync.base import Reference
from service.journal.sync.entries import read_entry
from service.journal.sync.project import Project
from service.journal.sync.run import sync_project

DOSE, DIZZINESS, EASE = "care/dose", "care/dizziness", "care/ease"
MINE, THEIRS = "Tome 5 mg como máximo.[^S1]", "No tome más de 5 mg.[^S1]"
TAKEN, KEPT = (Fate.TAKEN, Reason.EDITED), (Fate.KEPT, Reason.UNTOUCHED)
ASIDE = (Fate.SUGGESTION, Reason.BOTH_CHANGED)
PLURAL = """
#. level: explanation
msgid "One hour"
msgid_plural "{n} hours"
msgstr[0] "%s"
msgstr[1] "%s"
"""


@dataclass
class Clinic:
    """One installation: its files, its journal, and what people do with both."""

    files: object
    journal: object
    now: object

    def sync(self):
        changes = self.files.settings.changes
        project = Project(self.files.root, changes, self.files.domains())
        return project, sync_project(project, self.journal, self.now)

    def edit(self, address, language="es", **fields):
        """Edit here: in the working tree, seen by the journal."""
        self.files.change(language, address, **fields)
        self.sync()

    def download(self, name="there.po", language="es"):
        _, report = self.sync()
        path = self.files.root / name
        reference = Reference(self.journal.id, report.sequence)
        path.write_bytes(export_catalog(self.files.root, language, "care", reference))
        return path

    def upload(self, *paths, confirmed=False, author="Ana"):
        terms = Terms(Hands(author, is_stated=True), confirmed)
        project, _ = self.sync()
        report = import_files(project, self.journal, load_uploads(paths), terms, self.now)
        self.assert_whole()
        return report

    def assert_whole(self):
        """Hold that files and journal say the same, and that no row was altered."""
        with self.journal.reading() as connection:
            assert list(find_broken(connection)) == []
            for language in ("es", "fr"):
                texts = last_texts(connection, language, "care")
                for entry in self.files.catalog(language):
                    row = texts.get(entry.msgctxt)
                    known = row.wording if row else None
                    if known:
                        assert read_entry(entry, known.origin, known).words == known.words

    def text(self, address, language="es"):
        """Return the text of a message here, in the file and so in the journal."""
        return next(e for e in self.files.catalog(language) if e.msgctxt == address)

    def suggested(self):
        with self.journal.reading() as connection:
            return [
                (each.address.key, each.wording.msgstr) for each in open_suggestions(connection)
            ]

    def texts(self, address, language="es"):
        with self.journal.reading() as connection:
            row = last_texts(connection, language, "care")[address]
            return history_of(connection, row.address)


@pytest.fixture
def clinic(small_project, journal, now):
    small_project.make_translated("es", "fr", origin="human")
    return Clinic(small_project, journal, now)


def edit(path, address, **fields):
    """Edit there: in the downloaded file."""
    catalog = load_po(path, path.parent)
    entry = next(entry for entry in catalog if address in {entry.msgctxt, entry.msgid})
    for name, value in fields.items():
        setattr(entry, name, value)
    save_po(catalog, path)


def keep_only(path, *addresses):
    catalog = load_po(path, path.parent)
    catalog[:] = [entry for entry in catalog if entry.msgctxt in addresses]
    save_po(catalog, path)


def set_header(path, **fields):
    catalog = load_po(path, path.parent)
    for name, value in fields.items():
        catalog.metadata.pop(name.replace("_", "-"))
        if value:
            catalog.metadata[name.replace("_", "-")] = value
    save_po(catalog, path)


def fate_of(report, address):
    """Say what a sync made of a message of the one catalog that it looked into."""
    [found] = report.catalogs
    return next((line.fate, line.reason) for line in found.lines if line.msgctxt == address)


def fate(report, address, file=0):
    [line] = [line for line in report.files[file].lines if address in {line.msgctxt, line.msgid}]
    return line.fate, line.reason


def test_both_edit_the_same_message(clinic):
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    edit(there, DOSE, msgstr=THEIRS)

    report = clinic.upload(there)

    assert fate(report, DOSE) == ASIDE
    assert clinic.text(DOSE).msgstr == MINE
    assert clinic.suggested() == [(DOSE, (THEIRS,))]


def test_edit_here_and_another_message_there(clinic):
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    edit(there, DIZZINESS, msgstr="mareos")

    report = clinic.upload(there)

    assert (fate(report, DOSE), fate(report, DIZZINESS)) == (KEPT, TAKEN)
    assert (clinic.text(DOSE).msgstr, clinic.text(DIZZINESS).msgstr) == (MINE, "mareos")
    assert clinic.suggested() == []


def test_improvement_here_while_the_source_changed_there(clinic):
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    edit(there, DOSE, msgid="Take 6 mg at most.[^S1]", msgstr="Tome 6 mg.[^S1]")

    report = clinic.upload(there)

    assert fate(report, DOSE) == (Fate.REFUSED, Reason.NO_WORDING)
    assert clinic.text(DOSE).msgstr == MINE


def test_improvement_there_while_the_source_changed_here(clinic):
    there = clinic.download()
    clinic.files.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")
    clinic.files.extract()
    clinic.files.update()
    edit(there, DOSE, msgstr=THEIRS)

    report = clinic.upload(there)

    entry = clinic.text(DOSE)
    assert fate(report, DOSE) == TAKEN
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == ("Take 6 mg at most.[^S1]", THEIRS, True)
    assert entry.previous_msgid == "Take 5 mg at most.[^S1]"


def test_improvement_there_of_a_text_that_was_settled_for_a_changed_source_here(clinic):
    there = clinic.download()
    clinic.files.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")
    clinic.files.extract()
    clinic.files.update()
    settled = {"msgstr": "Tome 6 mg.[^S1]", "flags": [], "previous_msgid": None}
    clinic.edit(DOSE, **settled)
    edit(there, DOSE, msgstr=THEIRS)

    report = clinic.upload(there)

    assert fate(report, DOSE) == ASIDE
    assert (clinic.text(DOSE).msgstr, clinic.text(DOSE).fuzzy) == ("Tome 6 mg.[^S1]", False)


def test_words_without_an_id_that_changed_here_find_their_message(clinic):
    clinic.files.edit("care.md", "Take 5 mg at most.[^S1] {#dose}", "Take 5 mg at most.")
    clinic.files.extract()
    clinic.files.update()
    settled = {"flags": [], "previous_msgid": None, "previous_msgctxt": None}
    clinic.edit("Take 5 mg at most.", msgstr="Tome 5 mg.", **settled)
    there = clinic.download()
    clinic.files.edit("care.md", "Take 5 mg at most.", "Take 5 mg at the most.")
    clinic.files.extract()
    clinic.files.update()
    edit(there, "Take 5 mg at most.", msgstr="No tome más de 5 mg.")

    report = clinic.upload(there)

    entry = next(e for e in clinic.files.catalog("es") if e.msgid == "Take 5 mg at the most.")
    assert fate(report, "Take 5 mg at most.")[0] is Fate.TAKEN
    assert (entry.msgstr, entry.fuzzy) == ("No tome más de 5 mg.", True)


def test_emptied_here_and_another_message_there(clinic):
    there = clinic.download()
    before = clinic.text(DOSE).msgstr
    clinic.edit(DOSE, msgstr="")
    edit(there, DIZZINESS, msgstr="mareos")

    report = clinic.upload(there)

    assert fate(report, DIZZINESS) == TAKEN
    assert clinic.text(DOSE).msgstr == before


def test_emptied_there_is_no_edit(clinic):
    there = clinic.download()
    before = clinic.text(DOSE).msgstr
    edit(there, DOSE, msgstr="")

    report = clinic.upload(there)

    assert fate(report, DOSE) == (Fate.KEPT, Reason.EMPTIED)
    assert clinic.text(DOSE).msgstr == before


def test_marked_fuzzy_here_and_another_message_there(clinic):
    there = clinic.download()
    clinic.edit(DOSE, flags=["fuzzy"])
    edit(there, DIZZINESS, msgstr="mareos")

    report = clinic.upload(there)

    assert (fate(report, DOSE), fate(report, DIZZINESS)) == (KEPT, TAKEN)
    assert clinic.text(DOSE).fuzzy


def test_marked_fuzzy_here_and_edited_again_there(clinic):
    there = clinic.download()
    clinic.edit(DOSE, flags=["fuzzy"])
    edit(there, DOSE, msgstr=THEIRS)

    report = clinic.upload(there)

    assert fate(report, DOSE) == ASIDE
    assert clinic.text(DOSE).fuzzy
    assert clinic.suggested() == [(DOSE, (THEIRS,))]


def test_fuzzy_mark_that_a_person_took_off_there(clinic):
    clinic.edit(DOSE, flags=["fuzzy"])
    there = clinic.download()
    edit(there, DOSE, flags=[])

    report = clinic.upload(there)

    assert fate(report, DOSE) == TAKEN
    assert not clinic.text(DOSE).fuzzy


def test_fuzzy_marks_that_all_vanish_there_wait_for_a_person(clinic):
    for address in (DOSE, DIZZINESS, EASE):
        clinic.edit(address, flags=["fuzzy"])
    there = clinic.download()
    for address in (DOSE, DIZZINESS, EASE):
        edit(there, address, flags=[])

    held = clinic.upload(there)

    assert held.files[0].concerns == ("marks-gone",)
    assert clinic.text(DOSE).fuzzy
    assert clinic.upload(there, confirmed=True).import_id
    assert not clinic.text(DOSE).fuzzy


def test_entry_deleted_there_and_edited_here(clinic):
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    keep_only(there, DIZZINESS, EASE)
    edit(there, DIZZINESS, msgstr="mareos")

    report = clinic.upload(there)

    assert fate(report, DOSE) == (Fate.KEPT, Reason.ABSENT)
    assert (clinic.text(DOSE).msgstr, clinic.text(DIZZINESS).msgstr) == (MINE, "mareos")


def test_translators_comment_here_and_another_message_there(clinic):
    there = clinic.download()
    clinic.edit(DOSE, tcomment="Per day?")
    edit(there, DIZZINESS, msgstr="mareos", tcomment="The feeling")

    clinic.upload(there)

    assert (clinic.text(DOSE).tcomment, clinic.text(DIZZINESS).tcomment) == (
        "Per day?",
        "The feeling",
    )
    assert clinic.text(DIZZINESS).msgstr == "mareos"


def test_comments_on_both_sides_of_one_message_stand_together(clinic):
    there = clinic.download()
    clinic.edit(DOSE, tcomment="Per day?")
    edit(there, DOSE, tcomment="Or a week?")

    report = clinic.upload(there)

    assert fate(report, DOSE) == (Fate.TAKEN, Reason.COMMENTED)
    assert clinic.text(DOSE).tcomment == "Per day?\nOr a week?"


def test_a_comment_there_on_a_text_that_was_edited_here_leaves_its_author(clinic):
    there = clinic.download()
    upload = clinic.download("here.po")
    edit(upload, DOSE, msgstr=MINE)
    clinic.upload(upload, author="Ana")
    edit(there, DOSE, tcomment="Why 5?")

    report = clinic.upload(there, author="Bea")

    assert fate(report, DOSE) == KEPT
    assert clinic.texts(DOSE)[-1].wording.comment == "Why 5?"
    assert clinic.texts(DOSE)[-1].made.author == "Ana"


def test_a_partial_file(clinic):
    there = clinic.download()
    keep_only(there, DIZZINESS)
    edit(there, DIZZINESS, msgstr="mareos")
    before = len(clinic.files.catalog("es"))

    report = clinic.upload(there)

    assert fate(report, DIZZINESS) == TAKEN
    assert len(clinic.files.catalog("es")) == before
    assert clinic.suggested() == []


def test_a_file_without_a_base_fills_what_is_empty_and_suggests_the_rest(clinic):
    clinic.files.change("es", EASE, msgstr="")
    there = clinic.download()
    set_header(there, X_Polyleaf_Base="")
    edit(there, EASE, msgstr="Puede aliviar el **dolor** 2 horas.[^S1]")
    edit(there, DOSE, msgstr=THEIRS)

    report = clinic.upload(there)

    assert report.files[0].began == "unknown"
    assert fate(report, EASE) == (Fate.TAKEN, Reason.FILLED)
    assert fate(report, DOSE) == (Fate.SUGGESTION, Reason.NO_BASE)
    assert fate(report, DIZZINESS) == (Fate.UNCHANGED, Reason.SAME)


def test_a_file_of_another_instance_fills_what_is_empty_and_suggests_the_rest(
    clinic, small_project_in, tmp_path, now
):
    (tmp_path / "elsewhere").mkdir()
    files = small_project_in(tmp_path / "elsewhere")
    files.make_translated("es", "fr", origin="human")
    elsewhere = Clinic(files, open_journal_at(f"sqlite:///{tmp_path}/elsewhere.db", now), now)
    there = elsewhere.download()
    elsewhere.journal.database.engine.dispose()
    edit(there, DOSE, msgstr=THEIRS)

    report = clinic.upload(there)

    assert report.files[0].began == "elsewhere"
    assert fate(report, DOSE) == (Fate.SUGGESTION, Reason.NO_BASE)
    assert fate(report, DIZZINESS) == (Fate.UNCHANGED, Reason.SAME)


def test_two_branches_that_git_merged_under_one_header_bring_no_older_text_back(clinic):
    early = clinic.download("early.po")
    clinic.edit(DOSE, msgstr=MINE)
    late = clinic.download("late.po")
    edit(early, DIZZINESS, msgstr="mareos")
    merged = late.read_text("utf-8").partition("\n\n")[0]
    early.write_text(merged + "\n\n" + early.read_text("utf-8").partition("\n\n")[2], "utf-8")

    report = clinic.upload(early)

    assert fate(report, DOSE) == (Fate.KEPT, Reason.OLDER)
    assert fate(report, DIZZINESS) == TAKEN
    assert clinic.text(DOSE).msgstr == MINE


def test_two_branches_of_the_working_tree_that_git_merged(clinic):
    clinic.sync()
    branch = clinic.files.catalog("es")
    clinic.edit(DOSE, msgstr=MINE)
    for entry in branch:
        if entry.msgctxt == DOSE:
            entry.msgstr = MINE
        if entry.msgctxt == DIZZINESS:
            entry.msgstr = "mareos"
    clinic.files.save(branch, "es")

    clinic.sync()

    clinic.assert_whole()
    assert (clinic.text(DOSE).msgstr, clinic.text(DIZZINESS).msgstr) == (MINE, "mareos")
    assert clinic.suggested() == []


def test_a_download_that_is_put_into_the_working_tree_is_merged_by_its_header(clinic):
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    edit(there, DIZZINESS, msgstr="mareos")
    place = clinic.files.root / "translations" / "es" / "LC_MESSAGES" / "care.po"
    place.write_bytes(there.read_bytes())

    clinic.sync()

    clinic.assert_whole()
    assert (clinic.text(DOSE).msgstr, clinic.text(DIZZINESS).msgstr) == (MINE, "mareos")
    assert "X-Polyleaf" not in place.read_text("utf-8").partition("\n\n")[0].replace(
        "X-Polyleaf-Segmentation", ""
    ).replace("X-Polyleaf-Origin", "")


def test_a_download_in_the_working_tree_does_not_call_a_machines_texts_human(
    small_project, journal, now
):
    small_project.make_translated("es", "fr", origin="machine")
    clinic = Clinic(small_project, journal, now)
    there = clinic.download()
    edit(there, DIZZINESS, msgstr="mareos")
    place = small_project.root / "translations" / "es" / "LC_MESSAGES" / "care.po"
    place.write_bytes(there.read_bytes())

    clinic.sync()

    assert clinic.texts(DOSE)[-1].wording.origin is Origin.MACHINE
    assert clinic.texts(DIZZINESS)[-1].wording.origin is Origin.HUMAN


def test_a_file_in_the_working_tree_that_says_it_is_from_the_future_takes_no_text_away(clinic):
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    edit(there, DOSE, msgstr=THEIRS)
    set_header(there, X_Polyleaf_Base=f"{clinic.journal.id}:999999")
    place = clinic.files.root / "translations" / "es" / "LC_MESSAGES" / "care.po"
    place.write_bytes(there.read_bytes())

    _, report = clinic.sync()

    assert fate_of(report, DOSE) == (Fate.SUGGESTION, Reason.NO_BASE)
    assert clinic.text(DOSE).msgstr == MINE


def test_two_locales_in_one_upload(clinic):
    spanish, french = clinic.download("es.po"), clinic.download("fr.po", "fr")
    edit(spanish, DIZZINESS, msgstr="mareos")
    edit(french, DIZZINESS, msgstr="vertiges")

    report = clinic.upload(spanish, french)

    assert [each.language for each in report.files] == ["es", "fr"]
    assert clinic.text(DIZZINESS, "es").msgstr == "mareos"
    assert clinic.text(DIZZINESS, "fr").msgstr == "vertiges"


def test_one_bad_file_of_an_upload_keeps_the_good_one_out(clinic):
    spanish, french = clinic.download("es.po"), clinic.download("fr.po", "fr")
    edit(spanish, DIZZINESS, msgstr="mareos")
    french.write_text(french.read_text("utf-8") + '\nmsgid "open\n', "utf-8")

    with pytest.raises(InputError, match=r"fr\.po"):
        clinic.upload(spanish, french)

    assert clinic.text(DIZZINESS).msgstr != "mareos"


def test_a_file_that_says_another_language_than_ours_is_refused(clinic):
    there = clinic.download()
    set_header(there, Language="it")

    with pytest.raises(InputError, match="does not have the language 'it'"):
        clinic.upload(there)


@pytest.fixture
def with_plural(clinic):
    """A clinic whose template and Spanish catalog have a plural, too."""
    clinic.sync()
    template = template_path(clinic.files.root, "care")
    template.write_text(template.read_text("utf-8") + PLURAL % ("", ""), "utf-8")
    catalog = clinic.files.root / "translations" / "es" / "LC_MESSAGES" / "care.po"
    catalog.write_text(catalog.read_text("utf-8") + PLURAL % ("Una hora", "{n} horas"), "utf-8")
    clinic.sync()
    return clinic


def test_plural_forms_cut_short_there(with_plural):
    there = with_plural.download()
    edit(there, "One hour", msgstr_plural={0: "1 hora", 1: ""})

    report = with_plural.upload(there)

    assert fate(report, "One hour") == (Fate.SUGGESTION, Reason.CUT_SHORT)
    entry = next(e for e in with_plural.files.catalog("es") if e.msgid == "One hour")
    assert entry.msgstr_plural == {0: "Una hora", 1: "{n} horas"}


def test_a_plural_form_that_is_missing_there_is_refused_with_its_line(with_plural):
    there = with_plural.download()
    there.write_text(there.read_text("utf-8").replace('msgstr[1] "{n} horas"\n', ""), "utf-8")

    with pytest.raises(InputError, match=r"there\.po:\d+"):
        with_plural.upload(there)


def test_every_msgstr_equal_to_its_msgid_waits_for_a_person(clinic):
    there = clinic.download()
    catalog = load_po(there, there.parent)
    for entry in catalog:
        entry.msgstr = entry.msgid
    save_po(catalog, there)
    before = clinic.text(DOSE).msgstr

    held = clinic.upload(there)

    assert (held.is_held, held.import_id) == (True, None)
    assert clinic.suggested() == []
    confirmed = clinic.upload(there, confirmed=True)
    assert fate(confirmed, DOSE) == (Fate.SUGGESTION, Reason.SOURCE_COPIED)
    assert clinic.text(DOSE).msgstr == before


def test_many_finished_texts_that_would_change_wait_for_a_person(clinic):
    there = clinic.download()
    catalog = load_po(there, there.parent)
    for entry in catalog:
        entry.msgstr = f"{entry.msgstr} (nuevo)"
    save_po(catalog, there)

    held = clinic.upload(there)

    assert held.files[0].concerns == ("many-approved",)
    assert "nuevo" not in clinic.text(DOSE).msgstr
    clinic.upload(there, confirmed=True)
    assert "nuevo" in clinic.text(DOSE).msgstr


def test_conflict_markers_are_refused_with_their_line(clinic):
    there = clinic.download()
    text = there.read_text("utf-8")
    there.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> branch\n", "utf-8")

    with pytest.raises(InputError, match=r"there\.po:1:"):
        clinic.upload(there)


def test_conflict_markers_in_the_working_tree_change_nothing(clinic):
    clinic.sync()
    path = clinic.files.root / "translations" / "es" / "LC_MESSAGES" / "care.po"
    text = f"<<<<<<< HEAD\n{path.read_text('utf-8')}>>>>>>> branch\n"
    path.write_text(text, "utf-8")
    clinic.files.change("fr", DIZZINESS, msgstr="vertiges")

    with pytest.raises(InputError, match=r"care\.po:1:"):
        clinic.sync()

    assert path.read_text("utf-8") == text
    assert "vertiges" not in [row.wording.msgstr[0] for row in clinic.texts(DIZZINESS, "fr")]


def test_sending_a_file_twice_is_sending_it_once(clinic):
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    edit(there, DOSE, msgstr=THEIRS)
    edit(there, DIZZINESS, msgstr="mareos")
    clinic.upload(there)
    before = len(clinic.texts(DIZZINESS)), clinic.suggested()

    again = clinic.upload(there)

    assert fate(again, DIZZINESS) == (Fate.UNCHANGED, Reason.SAME)
    assert (len(clinic.texts(DIZZINESS)), clinic.suggested()) == before


def test_a_file_edited_in_another_tool_after_others_edited_the_same_and_other_messages(
    clinic, require_tool
):
    require_tool("msgcat")
    there = clinic.download()
    clinic.edit(DOSE, msgstr=MINE)
    clinic.edit(EASE, msgstr="Puede aliviar el **dolor** 2 horas.[^S1]")
    edit(there, DOSE, msgstr=THEIRS)
    edit(there, DIZZINESS, msgstr="mareos", tcomment="Or giddiness?")
    subprocess.run(
        ["msgcat", "--width=40", "--sort-output", "--no-location", "-o", there, there], check=True
    )

    report = clinic.upload(there)

    changed = {
        line.msgctxt: (line.fate, line.reason)
        for line in report.files[0].lines
        if line.fate is not Fate.UNCHANGED
    }
    assert changed == {DOSE: ASIDE, DIZZINESS: TAKEN, EASE: KEPT}
    assert clinic.text(DOSE).msgstr == MINE
    assert clinic.text(EASE).msgstr == "Puede aliviar el **dolor** 2 horas.[^S1]"
    assert (clinic.text(DIZZINESS).msgstr, clinic.text(DIZZINESS).tcomment) == (
        "mareos",
        "Or giddiness?",
    )
    assert clinic.suggested() == [(DOSE, (THEIRS,))]
    assert [row.made.author for row in clinic.texts(DIZZINESS)] == [None, "Ana"]
