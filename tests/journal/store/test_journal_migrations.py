"""The way of a journal through the migrations, with the work of an earlier program in it.

`fixtures/journal-0002.json` has the rows that the program of schema 0002 wrote, seals included.
"""

import json
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from service.journal.decisions.rows import makers_in
from service.journal.operation.soundness import inspect_journal
from service.journal.operation.upgrade import upgrade
from service.journal.store.engine import open_database, reading, writing
from service.journal.store.journal import open_journal_at
from service.journal.store.records import Address
from service.journal.store.schema import SCRIPTS, lay_schema, migrate, newest_schema
from service.journal.store.seals import find_broken
from service.journal.store.suggestions import open_suggestions
from service.journal.store.tables import ERASABLE, METADATA
from service.journal.store.texts import history_of

ROWS = json.loads(Path(__file__).with_name("fixtures").joinpath("journal-0002.json").read_text())
PEOPLE = {"accounts", "names", "tokens", "revocations", "decisions", "keys"}
"""The tables that schema 0002 added."""
REVISIONS = sorted(each.revision for each in ScriptDirectory(str(SCRIPTS)).walk_revisions())


def lay_rows(connection, names):
    """Write rows of an earlier program, as they were, into the tables that there are."""
    for table in METADATA.sorted_tables:
        if table.name in names:
            then = Table(table.name, MetaData(), autoload_with=connection)
            connection.execute(then.insert(), ROWS[table.name])


def lay_earlier(connection):
    """Make a journal as two earlier programs left it, one after the other."""
    lay_schema(connection, "0001")
    lay_rows(connection, ROWS.keys() - PEOPLE)
    lay_schema(connection, "0002")
    lay_rows(connection, PEOPLE)


def refused(connection, statement):
    try:
        with connection.begin_nested():
            connection.execute(text(statement))
    except DBAPIError as error:
        return "only appends" in str(error.orig)
    return False


def test_the_migrations_follow_each_other_by_number():
    downs = {
        each.revision: each.down_revision for each in ScriptDirectory(str(SCRIPTS)).walk_revisions()
    }

    assert downs == dict(zip(REVISIONS, [None, *REVISIONS], strict=False))


@pytest.mark.parametrize("until", REVISIONS)
def test_after_each_migration_no_row_can_be_changed_or_deleted(database_url, until):
    with writing(open_database(database_url)) as connection:
        lay_schema(connection, "0001")
        lay_rows(connection, ROWS.keys() - PEOPLE)
        for revision in REVISIONS[1 : REVISIONS.index(until) + 1]:
            lay_schema(connection, revision)
        tables = {*inspect(connection).get_table_names()} - ERASABLE - {"alembic_version"}
        free = [
            (table, change)
            for table in sorted(tables)
            for change in ("UPDATE {} SET created = 'x'", "DELETE FROM {}")
            if rows_in(connection, table) and not refused(connection, change.format(table))
        ]

    assert len(tables) >= len(ROWS.keys() - PEOPLE)
    assert free == []


def rows_in(connection, table):
    return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - a table of ours


def test_a_journal_of_each_earlier_schema_keeps_every_row_and_seal(database_url, now):
    with writing(open_database(database_url)) as connection:
        lay_earlier(connection)
        migrate(connection, now)

    with open_journal_at(database_url, now).reading() as connection:
        found = inspect_journal(connection)
        kept = {
            name: connection.execute(
                select(func.count()).select_from(METADATA.tables[name])
            ).scalar_one()
            for name in ROWS
        }
    assert (found.schema, found.broken) == (newest_schema(), ())
    assert kept == {name: len(rows) for name, rows in ROWS.items()}


def test_an_earlier_journal_is_upgraded_by_the_command_and_goes_on(database_url, tmp_path, now):
    database = open_database(database_url)
    with writing(database) as connection:
        lay_earlier(connection)

    done = upgrade(database_url, tmp_path / "before.db", now)

    assert (done.before, done.after) == ("0002", newest_schema())
    with reading(database) as connection:
        assert [*find_broken(connection)] == []
        texts = history_of(connection, Address("es", "care", "care/dose"))
        [waits] = open_suggestions(connection)
        makers = makers_in(connection, "es")[texts[0].digest]
    assert [row.wording.msgstr[0] for row in texts] == [
        "Tome 5 mg.", "Tome 5 mg — «como máximo».", "Tome 5 mg.",
    ]  # fmt: skip
    assert not waits.wording.unfinished
    assert makers.is_author_known
    assert makers.accounts == {ROWS["accounts"][0]["account"]}


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE imports SET importer = 'somebody' WHERE id = 1", ("imports", 1)),
        ("UPDATE suggestions SET unfinished = true WHERE id = 2", ("suggestions", 2)),
    ],
)
def test_what_earlier_rows_leave_empty_cannot_be_filled_later(database_url, now, change, broken):
    with writing(open_database(database_url)) as connection:
        lay_earlier(connection)
        migrate(connection, now)
        take_guards_away(connection, broken[0])
        connection.execute(text(change))

    with reading(open_database(database_url)) as connection:
        assert broken in [(each.table, each.row) for each in find_broken(connection)]


def take_guards_away(connection, table):
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DROP TRIGGER {table}_no_update"))
    else:
        connection.execute(text(f"DROP TRIGGER {table}_only_appends ON {table}"))
