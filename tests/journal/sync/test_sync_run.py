"""Sync: catalogs and journal become alike, and nobody's work is lost."""

import pytest

from service.journal.merge import Fate, Reason
from service.journal.store.comments import NewComment, add_comment, comments_of
from service.journal.store.seals import find_broken
from service.journal.store.suggestions import open_suggestions
from service.journal.store.texts import last_texts
from service.journal.sync.run import Project, sync_project

DOSE = "care/dose"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    return small_project


def run(project, journal, now):
    synced = Project(project.root, project.settings.changes, project.domains())
    return sync_project(synced, journal, now)


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

    report = run(project, journal, now)

    assert fates(report) == [(Fate.TAKEN, Reason.EDITED)]
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


def test_nothing_waits_after_a_sync_without_conflicts(project, journal, now):
    run(project, journal, now)

    with journal.reading() as connection:
        assert open_suggestions(connection) == ()
