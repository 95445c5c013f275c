"""What people do after an import: take it back, accept, answer, look at the history."""

import pytest

from service.catalogs.po import load_po, save_po
from service.catalogs.readdress import plan_unit_name
from service.content.file_changes import change_files
from service.errors import JournalError
from service.journal.importing.accept import accept_suggestion, dismiss_suggestion
from service.journal.importing.answer import answer_question, open_questions
from service.journal.importing.history import trace_history
from service.journal.importing.undo import undo_import
from service.journal.store.records import Address, Hands
from service.journal.store.seals import find_broken
from service.journal.store.suggestions import open_suggestions


def undo(exchange, number, author="Eva"):
    return undo_import(exchange.project, exchange.journal, number, Hands(author), exchange.now)


def history(exchange, unit):
    with exchange.journal.reading() as connection:
        return trace_history(connection, Address("es", "care", f"care/{unit}"))


def waiting(exchange):
    with exchange.journal.reading() as connection:
        return open_suggestions(connection)


def test_an_undo_brings_the_earlier_texts_back_with_their_authors(exchange):
    first = exchange.upload(exchange.edited(dizziness="mareos"), author="Ana")
    second = exchange.upload(exchange.edited(dizziness="vértigo"), author="Bea")

    report = undo(exchange, second.import_id)

    assert [each.is_undone for each in report.texts] == [True]
    assert exchange.in_file("dizziness").msgstr == "mareos"
    assert exchange.last("dizziness").made.author == "Ana"
    assert [row.wording.msgstr[0] for row in history(exchange, "dizziness")][1:] == [
        "mareos", "vértigo", "mareos",
    ]  # fmt: skip
    assert first.import_id != second.import_id


def test_an_undo_leaves_what_somebody_changed_since(exchange):
    imported = exchange.upload(exchange.edited(dizziness="mareos", nausea="náuseas"))
    exchange.files.change("es", "care/nausea", msgstr="ganas de vomitar")

    report = undo(exchange, imported.import_id)

    undone = {each.text.address.key: each.is_undone for each in report.texts}
    assert undone == {"care/dizziness": True, "care/nausea": False}
    assert exchange.in_file("nausea").msgstr == "ganas de vomitar"


def test_what_was_empty_before_an_import_is_empty_after_its_undo(small_project, exchange):
    exchange.files.write("new.md", "---\ntitle: New\n---\n## Care {#care kind=benefits}\n")
    exchange.files.extract()
    exchange.files.update()
    exchange.files.change("es", "New", "new", msgstr="Nuevo")
    imported = exchange.sync()

    undo(exchange, imported.import_id)

    [entry] = [each for each in exchange.files.catalog("es", "new") if each.msgid == "New"]
    assert entry.msgstr == ""
    assert exchange.sync().catalogs == ()


def test_an_import_is_undone_once(exchange):
    imported = exchange.upload(exchange.edited(dizziness="mareos"))
    undone = undo(exchange, imported.import_id)

    with pytest.raises(JournalError, match=f"undone already, by import {undone.import_id}"):
        undo(exchange, imported.import_id)
    with pytest.raises(JournalError, match="no import 99"):
        undo(exchange, 99)


def test_an_undone_import_comes_back_by_nobodys_file(exchange):
    path = exchange.edited(dizziness="mareos")
    undo(exchange, exchange.upload(path).import_id)

    again = exchange.upload(path)

    assert again.import_id is None
    assert exchange.in_file("dizziness").msgstr != "mareos"


def test_a_history_goes_on_under_another_address(exchange):
    before = history(exchange, "dizziness")
    plan = plan_unit_name(exchange.files.root, "care/dizziness", "care/giddy", exchange.now)
    change_files(exchange.files.root, exchange.files.settings.changes, "rename", plan.changes)
    exchange.sync()

    after = history(exchange, "giddy")

    assert after[: len(before)] == before
    assert after[-1].wording.msgctxt == "care/giddy"


def make_suggestion(exchange):
    path = exchange.edited(dizziness="mareos")
    exchange.files.change("es", "care/dizziness", msgstr="vahídos")
    exchange.upload(path, author="Ana")
    [suggestion] = waiting(exchange)
    return suggestion.id


def test_an_accepted_suggestion_is_the_text_and_stays_its_authors(exchange):
    number = make_suggestion(exchange)

    accept_suggestion(exchange.project, exchange.journal, number, Hands("Eva"), exchange.now)

    assert exchange.in_file("dizziness").msgstr == "mareos"
    assert exchange.last("dizziness").made.author == "Ana"
    assert waiting(exchange) == ()
    with exchange.journal.reading() as connection:
        assert list(find_broken(connection)) == []


def test_a_fuzzy_suggestion_that_is_accepted_stays_fuzzy(exchange):
    path = exchange.edited(dizziness="mareos")
    catalog = load_po(path, path.parent)
    next(entry for entry in catalog if entry.msgctxt == "care/dizziness").flags = ["fuzzy"]
    save_po(catalog, path)
    exchange.files.change("es", "care/dizziness", msgstr="vahídos")
    exchange.upload(path)
    [suggestion] = waiting(exchange)

    accept_suggestion(exchange.project, exchange.journal, suggestion.id, Hands("Eva"), exchange.now)

    assert suggestion.wording.unfinished
    assert exchange.last("dizziness").wording.unfinished
    entry = exchange.in_file("dizziness")
    assert (entry.msgstr, entry.flags, entry.previous_msgid) == ("mareos", ["fuzzy"], None)
    with exchange.journal.reading() as connection:
        assert list(find_broken(connection)) == []


def test_a_finished_suggestion_is_kept_beside_a_fuzzy_one_of_the_same_words(exchange):
    path = exchange.edited(dizziness="mareos")
    exchange.files.change("es", "care/dizziness", msgstr="vahídos")
    exchange.upload(path)
    catalog = load_po(path, path.parent)
    next(entry for entry in catalog if entry.msgctxt == "care/dizziness").flags = ["fuzzy"]
    save_po(catalog, path)

    exchange.upload(path)
    exchange.upload(path)

    assert [each.wording.unfinished for each in waiting(exchange)] == [False, True]


def test_a_dismissed_suggestion_changes_nothing_and_is_settled(exchange):
    number = make_suggestion(exchange)

    dismiss_suggestion(exchange.journal, number, "Eva", exchange.now)

    assert exchange.in_file("dizziness").msgstr == "vahídos"
    assert waiting(exchange) == ()
    with pytest.raises(JournalError, match="already"):
        accept_suggestion(exchange.project, exchange.journal, number, Hands("Eva"), exchange.now)


def test_an_answer_stands_in_the_catalog_also_after_an_update(exchange):
    exchange.files.change("es", "care/dose", tcomment="Per day?")
    exchange.sync()
    with exchange.journal.reading() as connection:
        [question] = open_questions(connection, "es")

    answer_question(
        exchange.project, exchange.journal, question.id, "Yes, a day.", Hands("Eva"), exchange.now
    )
    exchange.files.update()

    assert "answer: Yes, a day." in exchange.in_file("dose").comment.split("\n")
    with exchange.journal.reading() as connection:
        assert open_questions(connection) == ()
    with pytest.raises(JournalError, match="answered already"):
        answer_question(
            exchange.project, exchange.journal, question.id, "No.", Hands("Eva"), exchange.now
        )


@pytest.mark.parametrize(
    "body", ["a\x07b", "a\u202eb", "a\u2067b", "a\x1b[2Jb", "tab\tb", "a\u2028b"]
)
def test_an_answer_that_does_something_to_a_terminal_or_turns_text_is_refused(exchange, body):
    exchange.files.change("es", "care/dose", tcomment="Per day?")
    exchange.sync()

    with pytest.raises(JournalError, match=r"U\+[0-9A-F]{4} has no place"):
        answer_question(exchange.project, exchange.journal, 1, body, Hands("Eva"), exchange.now)

    with exchange.journal.reading() as connection:
        assert [each.id for each in open_questions(connection)] == [1]
    assert "answer" not in exchange.in_file("dose").comment


def test_an_answer_of_several_lines_in_another_script_is_one_comment(exchange):
    exchange.files.change("es", "care/dose", tcomment="Per day?")
    exchange.sync()

    answer_question(
        exchange.project, exchange.journal, 1, "نعم\u200f.\nEn un día.", Hands("Eva"), exchange.now
    )

    assert "answer: نعم\u200f. En un día." in exchange.in_file("dose").comment.split("\n")
