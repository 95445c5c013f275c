"""Sync: catalogs and journal become alike, and nobody's work is lost."""

import shutil

import pytest
from sqlalchemy import event

from service.catalogs.readdress import (
    plan_document_name,
    plan_ids,
    plan_unit_name,
    survey_documents,
)
from service.catalogs.texts import Origin, catalog_path
from service.content.file_changes import change_files, finish_changes, note_changes
from service.content.moves import MOVES, NO_MOVES, read_moves
from service.errors import InputError, PolyleafError
from service.journal.merge import Fate, Reason
from service.journal.store.comments import NewComment, add_comment, comments_of
from service.journal.store.records import Address, Hands, key_of_message
from service.journal.store.seals import find_broken
from service.journal.store.suggestions import open_suggestions
from service.journal.store.texts import history_of, last_texts
from service.journal.sync.entries import read_entry
from service.journal.sync.project import Project
from service.journal.sync.run import sync_project, try_sync
from service.journal.sync.tree import SavedMeanwhileError

DOSE = "care/dose"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    return small_project


def run(project, journal, now, author=None):
    path = project.root / MOVES
    moves = read_moves(path.read_text("utf-8")) if path.exists() else NO_MOVES
    synced = Project(project.root, project.settings.changes, project.domains(), moves)
    return sync_project(synced, journal, now, hands=Hands(author))


def fates(report, key=DOSE):
    return [
        (line.fate, line.reason)
        for each in report.catalogs
        for line in each.lines
        if line.key == key
    ]


def words(journal, key=DOSE):
    with journal.reading() as connection:
        return last_texts(connection, "es", "care")[key].wording.msgstr


def texts_of(journal, key):
    with journal.reading() as connection:
        return history_of(connection, Address("es", "care", key))


def change(project, plan):
    change_files(project.root, project.settings.changes, "test", plan.changes)


def in_file(project, key=DOSE):
    return next(entry for entry in project.catalog("es") if entry.msgctxt == key)


def test_the_first_sync_takes_every_text(project, journal, now):
    report = run(project, journal, now)

    assert fates(report) == [(Fate.TAKEN, Reason.FILLED)]
    assert words(journal) == (in_file(project).msgstr,)


def test_a_second_sync_looks_into_nothing(project, journal, now):
    first = run(project, journal, now)

    second = run(project, journal, now)

    assert not any(each.written for each in first.catalogs)
    assert (second.catalogs, second.import_id) == ((), None)
    assert second.unchanged == len(first.catalogs)


def test_an_edit_of_a_file_is_taken(project, journal, now):
    run(project, journal, now)
    project.change("es", DOSE, msgstr="Tome 5 mg como máximo.")

    report = run(project, journal, now, "Ana")

    assert fates(report) == [(Fate.TAKEN, Reason.EDITED)]
    assert [row.made.author for row in texts_of(journal, DOSE)] == [None, "Ana"]
    assert words(journal) == ("Tome 5 mg como máximo.",)
    with journal.reading() as connection:
        assert list(find_broken(connection)) == []


def test_an_emptied_entry_comes_back(project, journal, now):
    run(project, journal, now)
    before = in_file(project).msgstr
    project.change("es", DOSE, msgstr="")

    report = run(project, journal, now)

    assert fates(report) == [(Fate.KEPT, Reason.EMPTIED)]
    assert in_file(project).msgstr == before


def test_a_deleted_entry_comes_back_in_its_place(project, journal, now):
    run(project, journal, now)
    whole = project.catalog("es")
    without = project.catalog("es")
    without[:] = [entry for entry in without if entry.msgctxt != DOSE]
    project.save(without, "es")

    run(project, journal, now)

    assert [entry.msgctxt for entry in project.catalog("es")] == [e.msgctxt for e in whole]
    assert in_file(project).msgstr == words(journal)[0]


def test_the_first_entry_comes_back_as_the_first(project, journal, now):
    run(project, journal, now)
    whole = project.catalog("es")
    without = project.catalog("es")
    del without[0]
    project.save(without, "es")

    run(project, journal, now)

    assert [entry.msgctxt for entry in project.catalog("es")] == [e.msgctxt for e in whole]


def test_a_text_for_an_earlier_source_stays_fuzzy_and_is_no_edit(project, journal, now):
    run(project, journal, now)
    project.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")
    project.extract()
    project.update()

    report = run(project, journal, now)

    assert fates(report) == [(Fate.UNCHANGED, Reason.SAME)]
    assert (in_file(project).fuzzy, in_file(project).previous_msgid) == (
        True,
        "Take 5 mg at most.[^S1]",
    )


def test_a_question_is_answered_in_the_file(project, journal, now):
    run(project, journal, now)
    project.change("es", DOSE, tcomment="Per day?")
    run(project, journal, now)
    with journal.writing() as connection:
        [question] = comments_of(connection)
        add_comment(connection, NewComment(question.address, "Yes, a day.", question.id), now)

    run(project, journal, now)

    assert question.body == "Per day?"
    assert "answer: Yes, a day." in in_file(project).comment.split("\n")


def test_who_comments_asks_and_does_not_become_the_author(project, journal, now):
    run(project, journal, now, "Ana")
    project.change("es", DOSE, tcomment="Per day?")

    run(project, journal, now, "Bea")

    assert [row.made.author for row in texts_of(journal, DOSE)] == ["Ana", "Ana"]
    with journal.reading() as connection:
        [question] = comments_of(connection)
    assert question.made.author == "Bea"


def test_an_edit_after_a_sync_that_could_not_write_another_file_is_no_conflict(
    project, journal, now
):
    project.make_translated("fr", origin="human")
    run(project, journal, now)
    project.change("es", DOSE, msgstr="Tome 5 mg como máximo.")
    project.change("fr", DOSE, msgstr="")
    note_changes(project.root, project.settings.changes, "test", [])
    with pytest.raises(PolyleafError, match="half way"):
        run(project, journal, now)
    finish_changes(project.root, project.settings.changes)
    project.change("es", DOSE, msgstr="Tome 5 mg y no más.")

    run(project, journal, now)

    assert words(journal) == ("Tome 5 mg y no más.",)


def test_a_dry_run_changes_neither_journal_nor_files(project, journal, now):
    run(project, journal, now)
    project.change("es", DOSE, msgstr="Tome 5 mg como máximo.")
    before = project.catalog("es")
    synced = Project(project.root, project.settings.changes, project.domains())

    report = try_sync(synced, journal, now)

    assert fates(report) == [(Fate.TAKEN, Reason.EDITED)]
    assert words(journal) != ("Tome 5 mg como máximo.",)
    assert project.catalog("es") == before
    assert fates(run(project, journal, now)) == [(Fate.TAKEN, Reason.EDITED)]


def test_a_file_that_says_what_the_journal_says_keeps_its_bytes(project, journal, now):
    path = catalog_path(project.root, "es", "care")
    wrapped = path.read_text("utf-8").replace('msgstr "', 'msgstr ""\n"')
    path.write_text(wrapped, "utf-8")

    run(project, journal, now)

    assert path.read_text("utf-8") == wrapped


def test_a_header_that_calls_texts_human_makes_them_so(small_project, journal, now):
    small_project.make_translated("es", origin="machine")
    run(small_project, journal, now)
    catalog = small_project.catalog("es")
    del catalog.metadata["X-Polyleaf-Origin"]
    small_project.save(catalog, "es")

    report = run(small_project, journal, now)

    assert fates(report) == [(Fate.TAKEN, Reason.RELABELLED)]
    assert "polyleaf: origin" not in in_file(small_project).tcomment
    assert fates(run(small_project, journal, now)) == []


def test_texts_of_the_journal_are_the_texts_of_the_files(project, journal, now):
    run(project, journal, now)
    project.change("es", DOSE, flags=["fuzzy"], tcomment="Per day?")
    project.edit("care.md", "dizziness {#diz", "giddiness {#diz")
    project.extract()
    project.update()
    run(project, journal, now)

    for domain in project.domains():
        with journal.reading() as connection:
            texts = last_texts(connection, "es", domain)
        for entry in project.catalog("es", domain):
            known = texts[key_of_message(domain, entry.msgctxt, entry.msgid)].wording
            assert read_entry(entry, Origin.HUMAN, known) == known


def test_texts_of_a_language_that_was_removed_come_back_with_it(project, journal, now):
    run(project, journal, now)
    before = in_file(project).msgstr
    shutil.rmtree(catalog_path(project.root, "es", "care").parents[1])
    run(project, journal, now)
    project.add_language("es")
    project.update()

    run(project, journal, now)

    assert in_file(project).msgstr == before


def test_a_text_that_got_another_address_says_which_it_was(project, journal, now):
    run(project, journal, now, "Ana")
    [line] = texts_of(journal, "care/dizziness")
    plan = plan_unit_name(project.root, "care/dizziness", "care/giddy", now)
    change(project, plan)

    run(project, journal, now, "Bea")

    [moved] = texts_of(journal, "care/giddy")
    assert moved.made.author == "Ana"
    assert (moved.carried_from, moved.wording.msgstr) == (line.id, line.wording.msgstr)


def test_texts_that_got_ids_or_another_document_say_which_they_were(project, journal, now):
    run(project, journal, now)
    survey = survey_documents(project.root, ["questions"])
    change(project, plan_ids(survey, {}, now).plan)
    change(project, plan_document_name(project.root, "questions", "answers", now))

    run(project, journal, now)

    with journal.reading() as connection:
        before = last_texts(connection, "es", "questions")
        after = last_texts(connection, "es", "answers")
    assert len(after) == len(before) == 3
    assert {row.carried_from for row in after.values()} == {row.id for row in before.values()}


def test_nothing_waits_after_a_sync_without_conflicts(project, journal, now):
    run(project, journal, now)

    with journal.reading() as connection:
        assert open_suggestions(connection) == ()


class Saver:
    """Somebody who saves a catalog each time that a sync has taken it in."""

    def __init__(self, project, times):
        self._project, self.left = project, times

    def __call__(self, connection):
        """Save it while the journal commits what was saved before."""
        if self.left and connection.get_execution_options().get("writes"):
            self.left -= 1
            self._project.change("es", DOSE, msgstr=f"Tome 5 mg, dijo ella {'.' * self.left}")


@pytest.fixture
def saved(project, journal, now):
    """A function: let somebody save a catalog after each of so many writes of a sync."""
    run(project, journal, now)
    project.change("es", "care/dizziness", msgstr="")

    def begin(times):
        saver = Saver(project, times)
        event.listen(journal.database.engine, "commit", saver)
        return saver

    return begin


def test_a_catalog_that_is_saved_during_a_sync_is_merged_anew(project, journal, now, saved):
    saver = saved(1)

    run(project, journal, now)

    assert saver.left == 0
    assert words(journal) == ("Tome 5 mg, dijo ella ",)
    assert in_file(project).msgstr == "Tome 5 mg, dijo ella "


def test_one_that_is_saved_over_and_over_is_told_and_what_came_in_stays(
    project, journal, now, saved
):
    saved(9)

    with pytest.raises(SavedMeanwhileError, match=r"care\.po: somebody saved it") as told:
        run(project, journal, now)

    assert not isinstance(told.value, InputError)
    assert "nothing was changed" not in str(told.value)
    assert "the journal has what the catalogs said before" in str(told.value)
    assert words(journal)[0].startswith("Tome 5 mg, dijo ella")


def test_the_next_sync_writes_what_a_stopped_one_could_not(project, journal, now, saved):
    saver = saved(9)
    with pytest.raises(SavedMeanwhileError):
        run(project, journal, now)
    saver.left = 0

    run(project, journal, now)

    entries = {entry.msgctxt: entry.msgstr for entry in project.catalog("es")}
    assert entries["care/dizziness"]
    assert (entries[DOSE],) == words(journal)


def test_an_emptied_message_is_named_in_the_report_and_its_text_comes_back(project, journal, now):
    run(project, journal, now)
    before = in_file(project).msgstr
    project.change("es", DOSE, msgstr="")

    report = run(project, journal, now)

    assert fates(report) == [(Fate.KEPT, Reason.EMPTIED)]
    assert in_file(project).msgstr == before


def test_a_message_that_is_marked_fuzzy_is_unfinished_from_then_on(project, journal, now):
    run(project, journal, now)
    project.change("es", DOSE, flags=["fuzzy"])

    report = run(project, journal, now)

    assert fates(report) == [(Fate.TAKEN, Reason.EDITED)]
    assert texts_of(journal, DOSE)[-1].wording.unfinished
    assert in_file(project).flags == ["fuzzy"]
