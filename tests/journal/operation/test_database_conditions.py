"""What `doctor` says of the journal's database, on both engines."""

from pathlib import Path

from sqlalchemy import text

from service.journal.operation.condition import Condition, Grade, summarize
from service.journal.operation.database import look_at_database

NO_KEY = Path("/nowhere/signing-key")


def examine(url):
    return {condition.name: condition for condition in look_at_database(url, NO_KEY)}


def test_a_sound_journal_is_told_row_by_row(filled, database_url):
    found = examine(database_url)

    assert found["integrity"].grade is Grade.OK
    assert found["schema"].grade is found["writing"].grade is Grade.OK


def test_a_postgresql_that_does_not_wait_for_its_disk_is_a_fault(filled, database_url):
    """The test server runs without fsync, as a site's must not."""
    with filled.reading() as connection:
        is_careless = (
            connection.dialect.name == "postgresql"
            and connection.execute(text("SHOW fsync")).scalar_one() == "off"
        )

    found = examine(database_url)["database"]

    assert (found.grade is Grade.FAULT) == is_careless
    assert ("fsync" in found.message) == is_careless


def test_triggers_that_are_gone_are_told(filled, database_url):
    with filled.writing() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        name = "texts_no_delete" if is_sqlite else "texts_only_appends ON texts"
        connection.execute(text(f"DROP TRIGGER {name}"))

    found = examine(database_url)["integrity"]

    assert found.grade is Grade.FAULT
    assert "texts are only added" in found.message


def test_a_journal_that_is_being_written_to_is_no_fault(filled, database_url):
    with filled.writing():
        found = examine(database_url)

    assert found["integrity"].grade is Grade.OK
    assert found["writing"].grade is Grade.WARNING


def test_a_summary_counts_what_is_not_good():
    grades = (Grade.OK, Grade.WARNING, Grade.FAULT, Grade.FAULT)

    assert summarize(Condition("x", grade, "") for grade in grades) == (
        "2 faults and 1 warning in 4 conditions."
    )
