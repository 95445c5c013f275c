"""Texts in the journal: chains, conflicts, and what was before."""

import multiprocessing
from dataclasses import replace

import pytest
from sqlalchemy import text

from service.errors import ConflictError
from service.journal.store.imports import ImportKind, add_import
from service.journal.store.journal import open_journal_at
from service.journal.store.records import (
    NOBODY,
    Address,
    NewSuggestion,
    NewText,
    Wording,
    digest_of,
    key_of_message,
)
from service.journal.store.seals import Broken, find_broken
from service.journal.store.suggestions import add_suggestions, open_suggestions, settle
from service.journal.store.texts import (
    add_texts,
    history_of,
    last_number,
    last_texts,
)

HERE = Address("es", "care", "care/dose")
FIRST = Wording("care/dose", "Take 5 mg.", None, ("Tome 5 mg.",))
SECOND = replace(FIRST, msgstr=("Tome usted 5 mg.",))


def add(journal, now, wording=FIRST, parent=None, address=HERE):
    with journal.writing() as connection:
        number = add_import(connection, ImportKind.EDIT, [], {}, NOBODY, now)
        return add_texts(connection, [NewText(address, wording, parent)], number, now)[0]


def test_a_text_is_found_again_as_it_was_written(journal, now):
    written = add(journal, now)

    with journal.reading() as connection:
        found = last_texts(connection, "es", "care")

    assert found == {"care/dose": written}
    assert written.digest == digest_of(HERE, FIRST)


def test_history_outlives_a_change_of_wording(journal, now):
    first = add(journal, now)
    second = add(journal, now, SECOND, first)

    with journal.reading() as connection:
        history = history_of(connection, HERE)
        earlier = last_texts(connection, "es", "care", sequence=first.id)

    assert history == (first, second)
    assert earlier == {"care/dose": first}


@pytest.mark.parametrize("second", [SECOND, FIRST])
def test_an_edit_of_a_text_that_is_no_longer_the_last_is_a_conflict(journal, now, second):
    first = add(journal, now)
    add(journal, now, SECOND, first)

    with pytest.raises(ConflictError):
        add(journal, now, second, first)

    with journal.reading() as connection:
        assert last_number(connection) == 2


def test_a_message_has_one_first_text(journal, now):
    add(journal, now)

    with pytest.raises(ConflictError):
        add(journal, now, SECOND)


def test_a_block_that_fails_writes_nothing(journal, now):
    with pytest.raises(ZeroDivisionError), journal.writing() as connection:  # noqa: PT012 - what came before the failure is the point
        number = add_import(connection, ImportKind.EDIT, [], {}, NOBODY, now)
        add_texts(connection, [NewText(HERE, FIRST, None)], number, now)
        _ = 1 / 0

    with journal.reading() as connection:
        assert last_number(connection) == 0


def test_an_altered_row_is_found(journal, now):
    first = add(journal, now)
    add(journal, now, SECOND, first)
    alter(journal, "UPDATE texts SET msgstr = '[\"Tome 50 mg.\"]' WHERE id = 1")

    with journal.reading() as connection:
        broken = list(find_broken(connection))

    assert Broken("texts", 1) in broken


def test_a_row_that_was_taken_out_is_found(journal, now):
    add(journal, now)
    add(journal, now, SECOND, address=replace(HERE, key="care/other"))
    alter(journal, "DELETE FROM texts WHERE id = 1")

    with journal.reading() as connection:
        assert list(find_broken(connection)) == [Broken("texts", 2)]


def test_a_journal_that_nobody_altered_verifies(journal, now):
    first = add(journal, now)
    add(journal, now, SECOND, first)

    with journal.reading() as connection:
        assert list(find_broken(connection)) == []


def alter(journal, statement):
    """Alter rows as somebody could who owns the database and takes the triggers away."""
    with journal.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER texts_no_update"))
            connection.execute(text("DROP TRIGGER texts_no_delete"))
        else:
            connection.execute(text("DROP TRIGGER texts_only_appends ON texts"))
        connection.execute(text(statement))


def test_the_same_suggestion_is_kept_once(journal, now):
    text_now = add(journal, now)
    new = NewSuggestion(HERE, SECOND, text_now, "both-changed")
    with journal.writing() as connection:
        add_suggestions(connection, [new, new], 1, now)
        add_suggestions(connection, [new], 1, now)

    with journal.reading() as connection:
        [kept] = open_suggestions(connection, "es")
        assert list(find_broken(connection)) == []

    assert (kept.wording, kept.base) == (SECOND, text_now.id)


def test_a_suggestion_is_settled_once(journal, now):
    add(journal, now)
    with journal.writing() as connection:
        add_suggestions(connection, [NewSuggestion(HERE, SECOND, None, "no-base")], 1, now)
        settle(connection, 1, None, "someone", now)

    with pytest.raises(ConflictError), journal.writing() as connection:
        settle(connection, 1, 1, "another", now)

    with journal.reading() as connection:
        assert open_suggestions(connection) == ()


def test_a_key_is_the_address_where_there_is_one():
    assert key_of_message("care", "care/dose", "Take 5 mg.") == "care/dose"
    assert key_of_message("care", None, "Take.") != key_of_message("care", "verb", "Take.")
    assert len(key_of_message("care", None, "x" * 65_536)) == 65


WRITERS, EDITS = 8, 10


def _edit_often(url, writer, results, now):
    journal = open_journal_at(url, now)
    conflicts = 0
    for number in range(EDITS):
        with journal.reading() as connection:
            seen = last_texts(connection, "es", "care")["care/dose"]
        wording = replace(FIRST, msgstr=(f"{writer} {number}",))
        try:
            add(journal, now, wording, seen)
        except ConflictError:
            conflicts += 1
    results.put(conflicts)
    journal.database.engine.dispose()


def test_eight_writers_at_once_lose_nothing_and_fork_nothing(journal, database_url, now):
    add(journal, now)
    # One process imports this module and each writer is forked from it: to spawn one costs a second.
    fresh = multiprocessing.get_context("forkserver")
    fresh.set_forkserver_preload([__name__])
    results = fresh.Queue()
    writers = [
        fresh.Process(target=_edit_often, args=(database_url, writer, results, now))
        for writer in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    conflicts = sum(results.get(timeout=100) for _ in writers)
    for writer in writers:
        writer.join()

    with journal.reading() as connection:
        history = history_of(connection, HERE)
        assert list(find_broken(connection)) == []
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    assert len(history) == 1 + WRITERS * EDITS - conflicts
    assert [row.parent for row in history] == [None, *(row.id for row in history[:-1])]
