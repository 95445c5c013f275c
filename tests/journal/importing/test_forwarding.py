"""A file that was downloaded before its document or its messages got other names still comes in."""

import pytest

from service.catalogs.po import load_po, save_po
from service.catalogs.readdress import (
    plan_document_name,
    plan_ids,
    plan_unit_name,
    survey_documents,
)
from service.content.file_changes import change_files
from service.journal.importing.export import export_catalog
from service.journal.merge import Fate, Reason
from service.journal.store.suggestions import open_suggestions
from service.journal.store.texts import last_texts
from service.journal.sync.base import Reference


@pytest.fixture
def sent(exchange):
    """A catalog without ids, downloaded, in which every text was edited."""
    path = exchange.files.root / "sent.po"
    reference = Reference(exchange.journal.id, exchange.sync().sequence)
    path.write_bytes(export_catalog(exchange.files.root, "es", "questions", reference))
    catalog = load_po(path, path.parent)
    for entry in catalog:
        entry.msgstr += " (mejor)"
    save_po(catalog, path)
    return path


def change(exchange, plan):
    change_files(exchange.files.root, exchange.files.settings.changes, "test", plan.changes)
    exchange.sync()


def fates(report):
    return {(line.fate, line.reason) for line in report.files[0].lines}


def texts_of(exchange, domain):
    with exchange.journal.reading() as connection:
        return [row.wording.msgstr[0] for row in last_texts(connection, "es", domain).values()]


def test_texts_that_got_ids_and_another_document_meanwhile_take_their_edits(exchange, sent, now):
    survey = survey_documents(exchange.files.root, ["questions"])
    change(exchange, plan_ids(survey, {}, now).plan)
    change(exchange, plan_document_name(exchange.files.root, "questions", "answers", now))

    report = exchange.upload(sent)

    assert report.files[0].domain == "answers"
    assert fates(report) == {(Fate.TAKEN, Reason.EDITED)}
    assert all(text.endswith(" (mejor)") for text in texts_of(exchange, "answers"))


def test_a_text_that_was_edited_and_moved_here_stays_and_the_files_is_a_suggestion(exchange, now):
    path = exchange.edited(dizziness="mareos")
    exchange.files.change("es", "care/dizziness", msgstr="vahídos")
    change(exchange, plan_unit_name(exchange.files.root, "care/dizziness", "care/giddy", now))

    report = exchange.upload(path)

    line = next(line for line in report.files[0].lines if line.msgctxt == "care/giddy")
    assert (line.fate, line.reason) == (Fate.SUGGESTION, Reason.BOTH_CHANGED)
    assert exchange.in_file("giddy").msgstr == "vahídos"
    with exchange.journal.reading() as connection:
        [waiting] = open_suggestions(connection)
    assert waiting.wording.msgstr == ("mareos",)


def test_a_moved_text_that_nobody_edited_there_stays_as_it_is(exchange, now):
    path = exchange.edited()
    change(exchange, plan_unit_name(exchange.files.root, "care/dizziness", "care/giddy", now))
    exchange.files.change("es", "care/giddy", msgstr="vahídos")

    report = exchange.upload(path)

    line = next(line for line in report.files[0].lines if line.msgctxt == "care/giddy")
    assert (line.fate, line.reason) == (Fate.KEPT, Reason.UNTOUCHED)
