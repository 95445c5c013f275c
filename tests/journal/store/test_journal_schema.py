"""Which schema a journal has is told without Alembic, as Alembic tells it."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from service.journal.store.engine import open_database, reading
from service.journal.store.schema import SCRIPTS, newest_schema, schema_of


def test_each_migration_stands_in_a_file_whose_name_begins_with_its_revision():
    revisions = [script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()]

    files = sorted(path.name for path in (SCRIPTS / "versions").glob("[0-9]*.py"))

    assert [name.partition("_")[0] for name in files] == sorted(revisions)


def test_the_newest_schema_is_the_head_of_the_migrations():
    assert newest_schema() == ScriptDirectory(str(SCRIPTS)).get_current_head()


def test_a_journal_has_the_schema_that_alembic_notes_down(journal):
    with journal.reading() as connection:
        noted = MigrationContext.configure(connection).get_current_revision()

        assert schema_of(connection) == noted == newest_schema()


def test_an_empty_database_has_no_schema(database_url):
    with reading(open_database(database_url)) as connection:
        assert schema_of(connection) == ""
