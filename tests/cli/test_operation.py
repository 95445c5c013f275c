"""The commands of an operator: doctor, backup, verify, restore, upgrade, releases prune."""

import json
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from service.journal.decisions.signing import make_key
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


@pytest.fixture
def signed(small_project, people, tmp_path):
    """A project in which a linguist approved a text; its people."""
    small_project.make_translated("es", origin="human")
    people.do("Ana", "sync")
    path = tmp_path / "shown.json"
    path.write_text(people.do("Lin", "review", "es", "care/ease", "--format", "json").out)
    people.do("Lin", "approve", "es", "--shown", str(path))
    return people


def lose_instance(project):
    """Lose all that lies in the instance folder."""
    shutil.rmtree(project.settings.instance)


def test_a_restored_instance_with_its_key_signs_and_knows_its_own_ledger(
    small_project, signed, tmp_path
):
    backup = tmp_path / "backup.db"
    kept = signed.do("Ana", "backup", str(backup), "--with-key")
    small_project.change("es", "care/read-first", msgstr="Lea primero esto.")
    signed.do("Ana", "sync")
    later = json.loads(signed.do("Lin", "review", "es", "care/read-first", "--format", "json").out)
    signed.do("Lin", "approve", "es", "--digest", later[0]["digest"])
    database_of(small_project).unlink()
    small_project.settings.signing_key.unlink()

    restored = signed.do("nobody", "restore", str(backup))

    key = small_project.settings.signing_key
    assert "Whoever has it can sign for you." in kept.out
    assert f"{key}: the key that signs decisions." in restored.out
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    synced = signed.do("Ana", "sync")
    assert "only claimed" not in synced.err
    [text] = json.loads(
        signed.do("Lin", "review", "es", "care/read-first", "--all", "--format", "json").out
    )
    assert text["digest"] == later[0]["digest"]
    assert text["status"] == "approved"
    signed.do(
        "Lin", "withdraw", "es", "care/ease", "--digest", shown_digest(signed), "--reason", "x"
    )


def shown_digest(team):
    told = team.do("Lin", "review", "es", "care/ease", "--all", "--format", "json").out
    return json.loads(told)[0]["digest"]


def test_a_restored_instance_without_its_key_says_what_it_lacks(small_project, signed, tmp_path):
    backup = tmp_path / "backup.db"
    told = signed.do("Ana", "backup", str(backup))
    lose_instance(small_project)

    restored = signed.do("nobody", "restore", str(backup))
    examined = signed.run("nobody", "doctor")

    assert "is not in it" in told.out
    assert "Put the key that signed its decisions into its instance folder" in restored.out
    assert examined.code == 1
    assert "! signing" in examined.out
    assert "Put its copy back there" in examined.out


def test_doctor_tells_a_key_that_others_can_read(small_project, signed):
    small_project.settings.signing_key.chmod(0o644)

    examined = signed.run("nobody", "doctor")

    assert examined.code == 1
    assert "! signing" in examined.out
    assert "chmod 600" in examined.out


def test_verify_tells_whether_the_key_beside_a_backup_signed_it(signed, tmp_path):
    backup = tmp_path / "backup.db"
    signed.do("Ana", "backup", str(backup), "--with-key")
    good = signed.do("nobody", "verify", str(backup))
    (tmp_path / "backup.db.key").chmod(0o644)

    open_to_others = signed.run("nobody", "verify", str(backup))

    assert "1 of 1 decisions are its own" in good.out
    assert open_to_others.code == 1
    assert "chmod 600" in open_to_others.out


def test_a_backup_with_a_key_of_an_instance_without_one_is_refused(installed, run, tmp_path):
    done = run("backup", str(tmp_path / "backup.db"), "--with-key")

    assert done.code == 1
    assert "no signing key yet" in done.err
    assert not (tmp_path / "backup.db").exists()


def test_a_restore_does_not_take_another_key_away(small_project, signed, tmp_path):
    backup = tmp_path / "backup.db"
    signed.do("Ana", "backup", str(backup), "--with-key")
    lose_instance(small_project)
    make_key(small_project.settings.signing_key)

    done = signed.run("nobody", "restore", str(backup))

    assert done.code == 1
    assert "Another key is there" in done.err
    assert not database_of(small_project).exists()


def test_a_key_beside_a_backup_stays_there_when_another_journal_is_filled(
    small_project, signed, tmp_path
):
    backup = tmp_path / "backup.db"
    signed.do("Ana", "backup", str(backup), "--with-key")
    lose_instance(small_project)

    signed.do("nobody", "restore", str(backup), "--to", f"sqlite:///{tmp_path}/copy/journal.db")

    assert not small_project.settings.signing_key.exists()


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
