"""The commands of an operator: doctor, backup, verify, restore, upgrade, releases prune."""

import json
import sqlite3
from contextlib import closing

import pytest

from service.release.store import ReleaseStore


@pytest.fixture
def installed(small_project, run):
    """A project with a journal and a live release."""
    small_project.make_translated("es", origin="human")
    assert run("publish", "--demo").code == 0
    return small_project


def database_of(project):
    return project.settings.instance / "journal.db"


def examine(run):
    done = run("doctor", "--format", "json")
    return done.code, {each["name"]: each for each in json.loads(done.out)}


def grades(found):
    return {name: each["grade"] for name, each in found.items() if each["grade"] != "ok"}


def test_a_sound_installation_lacks_only_a_backup(installed, run):
    code, found = examine(run)

    assert (code, grades(found)) == (0, {"backup": "warning"})
    assert {"versions", "database", "schema", "integrity", "writing", "disk", "release"} <= set(
        found
    )


def test_after_a_backup_all_is_good(installed, run):
    run("backup")

    done = run("doctor")

    assert done.code == 0
    assert done.out.splitlines()[-1].startswith("All ")


def test_an_empty_folder_is_no_fault(small_project, run):
    code, found = examine(run)

    assert (code, grades(found)) == (0, {"backup": "warning", "release": "warning"})
    assert not database_of(small_project).exists()


def write_over(path, place, content):
    data = bytearray(path.read_bytes())
    data[place : place + len(content)] = content
    path.write_bytes(data)


def damage_pages(project):
    path = database_of(project)
    with closing(sqlite3.connect(path)) as file:
        [(size,)] = file.execute("PRAGMA page_size")
        wanted = "SELECT rootpage FROM sqlite_master WHERE name = 'texts_by_message'"
        [(page,)] = file.execute(wanted)
    write_over(path, (page - 1) * size, b"\xff" * size)


def damage_header(project):
    write_over(database_of(project), 0, b"This is no database")


def alter_row(project):
    with closing(sqlite3.connect(database_of(project))) as file:
        file.execute("DROP TRIGGER texts_no_update")
        file.execute("UPDATE texts SET msgstr = '[\"Tome 50 mg\"]' WHERE id = 1")
        file.commit()


def make_newer(project):
    with closing(sqlite3.connect(database_of(project))) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()


def bar_the_lock(project):
    lock = database_of(project).with_name("journal.db.lock")
    lock.unlink()
    lock.mkdir()


def damage_release(project):
    store = ReleaseStore(project.settings.releases)
    part = next(iter(store.manifest(store.live()).parts.values()))
    (project.settings.releases / "parts" / part[:2] / part).write_bytes(b"x")


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        (damage_pages, "integrity"),
        (damage_header, "journal"),
        (alter_row, "integrity"),
        (make_newer, "schema"),
        (bar_the_lock, "writing"),
        (damage_release, "release"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(installed, run, damage, name):
    run("backup")
    damage(installed)

    done = run("doctor")

    assert done.code == 1
    assert f"! {name}" in done.out
    assert "Traceback" not in done.err


def test_a_backup_brings_a_lost_journal_back(installed, run, tmp_path):
    backup = tmp_path / "backup.db"
    assert run("backup", str(backup)).code == 0
    database_of(installed).unlink()

    restored = run("restore", str(backup))

    assert restored.code == 0, restored.err
    assert run("journal", "verify").code == 0
    again = run("publish", "--demo")
    assert "is live already" in again.out


def test_verify_tells_what_a_backup_holds(installed, run, tmp_path):
    backup = tmp_path / "backup.db"
    run("backup", str(backup))

    done = run("verify", str(backup))

    assert done.code == 0
    assert " texts" in done.out
    assert done.out.endswith("Every chain is whole.\n")


def test_an_altered_backup_does_not_verify(installed, run, tmp_path):
    backup = tmp_path / "backup.db"
    alter_row(installed)
    run("backup", str(backup))

    done = run("verify", str(backup))

    assert done.code == 1
    assert "Row 1 of texts" in done.err


def test_a_journal_with_work_is_not_restored_over(installed, run, tmp_path):
    backup = tmp_path / "backup.db"
    run("backup", str(backup))

    done = run("restore", str(backup))

    assert done.code == 1
    assert "rows already" in done.err


def test_there_is_nothing_to_upgrade(installed, run):
    done = run("upgrade")

    assert (done.code, done.out.split()[-2:]) == (0, ["nothing", "changed."])


def publish_twice(project, run):
    for old, new in (("first.", "now."), ("now.", "today.")):
        project.edit("care.md", f"Read this {old}", f"Read this {new}")
        project.extract()
        project.update()
        assert run("publish", "--demo").code == 0


def test_old_releases_are_pruned_and_shown_as_removed(installed, run):
    publish_twice(installed, run)

    done = run("releases", "prune", "--keep-days", "0")

    assert done.code == 0, done.err
    assert "1 releases" in done.out
    assert [line.split()[-1] for line in run("releases").out.splitlines()] == [
        "removed",
        "demo",
        "demo",
    ]
    assert run("rollback").code == 0
    assert examine(run)[1]["release"]["grade"] == "ok"


def test_what_evidence_names_is_not_pruned(installed, run):
    store = ReleaseStore(installed.settings.releases)
    first = store.live()
    evidence = installed.settings.evidence
    evidence.mkdir()
    (evidence / f"{first}.json").write_text("{}")
    publish_twice(installed, run)

    run("releases", "prune", "--keep-days", "0")

    assert first in store.ids()
