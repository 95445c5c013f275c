"""Backup and restore: every row, from either engine to either."""

import sqlite3
import stat
from contextlib import closing

import pytest
from sqlalchemy import text

from service.errors import InputError, JournalError
from service.journal.operation.backup import back_up, verify_backup
from service.journal.operation.restore import restore
from service.journal.operation.rows import count_rows, find_differing
from service.journal.operation.soundness import inspect_journal
from service.journal.store.engine import open_file, reading
from service.journal.store.journal import open_journal_at
from service.journal.store.tables import METADATA


@pytest.fixture
def backup(filled, tmp_path):
    path = tmp_path / "journal-backup.db"
    back_up(filled.database, path)
    return path


def change_file(path, statement):
    """Alter a backup as somebody could who takes the triggers away."""
    with closing(sqlite3.connect(path)) as file:
        for table in METADATA.tables:
            file.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        file.execute(statement)
        file.commit()


def test_a_backup_holds_every_row_of_the_journal(filled, backup, now):
    found = verify_backup(backup, now)

    with filled.reading() as ours, reading(open_file(backup, mode="ro")) as theirs:
        assert found == inspect_journal(ours)
        assert [*find_differing(ours, theirs)] == []
    assert found.broken == ()
    assert all(found.rows[name] for name in ("texts", "suggestions", "outcomes", "comments"))


def test_nobody_else_on_the_machine_can_read_a_journal_or_a_backup(tmp_path, now):
    journal = open_journal_at(f"sqlite:///{tmp_path}/journal.db", now)
    with journal.writing():
        back_up(journal.database, tmp_path / "backup.db")

    made = [path for path in tmp_path.iterdir() if ".lock" not in path.name]
    assert {path.name for path in made} >= {"journal.db", "backup.db"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}


def test_a_backup_is_one_file(backup):
    assert [path.name for path in backup.parent.glob("*journal-backup*")] == [backup.name]


def test_a_restored_journal_is_the_same_journal(filled, backup, another_url, now):
    restore(backup, another_url, now)

    again = open_journal_at(another_url, now)
    with filled.reading() as ours, again.reading() as theirs:
        assert [*find_differing(ours, theirs)] == []
        assert inspect_journal(theirs).broken == ()
    assert again.id == filled.id


def test_a_restored_journal_takes_work_and_only_appends(backup, another_url, now):
    restore(backup, another_url, now)
    journal = open_journal_at(another_url, now)

    with pytest.raises(JournalError, match="only appends"), journal.writing() as connection:
        connection.execute(text("DELETE FROM texts"))


def test_an_empty_journal_makes_room_for_a_backup(filled, backup, another_url, now):
    before = open_journal_at(another_url, now)

    restore(backup, another_url, now)

    assert before.id != open_journal_at(another_url, now).id == filled.id


def test_a_journal_with_work_in_it_is_not_overwritten(filled, backup, database_url, now):
    with filled.reading() as connection:
        before = count_rows(connection)

    with pytest.raises(JournalError, match="rows already"):
        restore(backup, database_url, now)

    with filled.reading() as connection:
        assert count_rows(connection) == before


def test_a_backup_is_never_written_over_a_file(filled, backup):
    before = backup.read_bytes()

    with pytest.raises(InputError, match="there already"):
        back_up(filled.database, backup)

    assert backup.read_bytes() == before


def test_writers_go_on_while_a_backup_is_read(filled, backup, now):
    with reading(open_file(backup, mode="ro")), filled.writing() as connection:
        assert count_rows(connection)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE texts SET msgstr = '[\"50 mg\"]' WHERE id = 3", "Row 3 of texts"),
        ("UPDATE texts SET import_id = 99 WHERE id = 3", "refers to a row"),
    ],
)
def test_an_altered_backup_is_found_and_not_restored(backup, another_url, now, statement, told):
    change_file(backup, statement)

    assert any(told in each for each in verify_backup(backup, now).broken)
    with pytest.raises(InputError, match=told):
        restore(backup, another_url, now)


def test_a_backup_that_lost_its_guards_says_so(backup, now):
    change_file(backup, "SELECT 1")

    assert any("only added" in each for each in verify_backup(backup, now).broken)


@pytest.mark.parametrize("cut", [0, 1, 4096, -4096])
def test_a_backup_that_was_cut_short_is_refused(backup, now, cut):
    content = backup.read_bytes()
    backup.write_bytes(content[:cut])

    try:
        broken = verify_backup(backup, now).broken
    except InputError as error:
        broken = error.faults

    assert broken


def test_a_file_that_is_no_backup_is_refused(tmp_path, now):
    path = tmp_path / "notes.txt"
    path.write_text("This is not a backup." * 100)

    with pytest.raises(InputError, match="no sound backup"):
        verify_backup(path, now)


def test_a_backup_of_a_newer_program_is_refused(backup, now):
    change_file(backup, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(InputError, match="9999"):
        verify_backup(backup, now)
