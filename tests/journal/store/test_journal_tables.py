"""The journal's tables: made by migrations, and only ever appended to."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from service.errors import JournalError
from service.journal.store.engine import open_database
from service.journal.store.journal import open_journal_at
from service.journal.store.tables import ERASABLE, METADATA


def test_migrations_make_the_tables_that_the_program_uses(journal):
    with journal.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert differences == []


def row_of(table):
    """Make a row that the database takes."""
    return {column.name: value_of(column) for column in table.columns}


def value_of(column):
    if column.nullable:
        return None
    if column.name == "kind":
        return "sync"
    return {int: 1, bool: True, str: "x"}[column.type.python_type]


@pytest.mark.parametrize("table", sorted(METADATA.tables.keys() - ERASABLE))
@pytest.mark.parametrize("change", ["UPDATE {} SET created = 'x'", "DELETE FROM {}"])
def test_no_row_is_changed_or_deleted(journal, table, change):
    with journal.writing() as connection:
        for each in METADATA.sorted_tables:
            if each.name != "instance":
                connection.execute(each.insert(), row_of(each))

    with pytest.raises(JournalError, match="only appends"), journal.writing() as connection:
        connection.execute(text(change.format(table)))


def test_a_journal_keeps_its_id(database_url, now):
    first = open_journal_at(database_url, now)

    second = open_journal_at(database_url, now)

    assert first.id == second.id


def test_a_journal_of_a_newer_program_is_refused(database_url, now):
    open_journal_at(database_url, now)
    with open_database(database_url).engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(JournalError, match=r"9999.*Install that version"):
        open_journal_at(database_url, now)


def test_a_database_of_another_kind_is_refused():
    with pytest.raises(JournalError, match="SQLite or PostgreSQL"):
        open_database("mysql://localhost/x")


@pytest.mark.parametrize("url", ["nonsense", "postgresql://me:secret@host:port/x"])
def test_an_address_that_is_no_url_is_refused_and_not_repeated(url):
    with pytest.raises(JournalError, match="no URL") as refused:
        open_database(url)

    assert "secret" not in str(refused.value)


def test_a_journal_in_memory_is_refused():
    with pytest.raises(JournalError, match="needs a file"):
        open_database("sqlite://")
