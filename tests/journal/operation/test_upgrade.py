"""Upgrade: a backup first, then the migrations, or nothing."""

import shutil

import pytest
from sqlalchemy import inspect, text

from service.errors import JournalError
from service.journal.operation.backup import verify_backup
from service.journal.operation.restore import restore
from service.journal.operation.upgrade import upgrade
from service.journal.store.engine import open_database, reading
from service.journal.store.schema import SCRIPTS, newest_schema, schema_of

NEXT = """\
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{newest}"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table("additions", sa.Column("id", sa.Integer, primary_key=True))
    {more}
"""


@pytest.fixture
def scripts(tmp_path):
    """A function: the migrations of a program that is one ahead of ours."""

    def make(more="pass"):
        shutil.copytree(SCRIPTS, tmp_path / "migrations")
        script = NEXT.format(newest=newest_schema(), more=more)
        (tmp_path / "migrations" / "versions" / "9001_additions.py").write_text(script)
        return tmp_path / "migrations"

    return make


def schema_at(url):
    with reading(open_database(url)) as connection:
        return schema_of(connection)


def test_an_upgrade_leaves_a_backup_of_what_was(filled, database_url, tmp_path, scripts, now):
    backup = tmp_path / "before.db"

    done = upgrade(database_url, backup, now, scripts())

    assert (done.before, done.after, done.backup) == (newest_schema(), "9001", backup)
    assert schema_at(database_url) == "9001"
    found = verify_backup(backup, now)
    assert (found.schema, found.id, found.broken) == (newest_schema(), filled.id, ())


@pytest.fixture
def earlier(filled, database_url, tmp_path, scripts, now):
    """A backup of an earlier schema, and the migrations of the program that it is restored with."""
    upgrade(database_url, tmp_path / "before.db", now, later := scripts())
    return tmp_path / "before.db", later


def test_a_backup_of_an_earlier_schema_is_upgraded_as_it_is_restored(
    earlier, filled, another_url, now
):
    backup, later = earlier

    found = verify_backup(backup, now, later)
    restored = restore(backup, another_url, now, later)

    assert found == restored
    assert (restored.schema, restored.id) == ("9001", filled.id)


def test_an_upgrade_that_fails_leaves_the_journal_as_it_was(
    filled, database_url, tmp_path, scripts, now
):
    with pytest.raises(ZeroDivisionError):
        upgrade(database_url, tmp_path / "before.db", now, scripts("1 / 0"))

    assert schema_at(database_url) == newest_schema()
    with filled.reading() as connection:
        assert not inspect(connection).has_table("additions")


def test_there_is_nothing_to_upgrade_twice(filled, database_url, tmp_path, now):
    done = upgrade(database_url, tmp_path / "before.db", now)

    assert done.backup is None
    assert not (tmp_path / "before.db").exists()


def test_a_journal_of_a_newer_program_is_not_upgraded(filled, database_url, tmp_path, now):
    with filled.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(JournalError, match="newer version"):
        upgrade(database_url, tmp_path / "before.db", now)

    assert schema_at(database_url) == "9999"
