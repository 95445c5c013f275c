"""The signing key: whether it is there, whose decisions it signed, and its way with a backup."""

import stat

import pytest

from service.errors import InputError, JournalError
from service.journal.decisions.ledger import Signed
from service.journal.decisions.model import Decision, Kind, write_body
from service.journal.decisions.rows import add_decisions, trust_key
from service.journal.decisions.signing import load_key, make_key
from service.journal.operation.condition import Grade
from service.journal.operation.signing import (
    bring_key_back,
    check_keepable,
    check_key,
    keep_key,
    key_beside,
    look_at_signing,
)
from service.journal.store.chain import write_time

LIN = "a" * 32


@pytest.fixture
def key(tmp_path):
    """Where the key of the instance lies."""
    path = tmp_path / "signing-key"
    make_key(path)
    return path


def decide(journal, key, now, digest="0"):
    """Let the owner of a key approve a text."""
    signing = load_key(key)
    decision = Decision(
        Kind.APPROVE, "es", LIN, ("linguist",), "", "", (digest * 64,), write_time(now)
    )
    with journal.writing() as connection:
        signed = Signed(decision, signing.public, signing.sign(write_body(decision)))
        add_decisions(connection, [signed], now)
    return signing.public


def look(journal, key):
    with journal.reading() as connection:
        [condition] = look_at_signing(connection, key)
    return condition


def test_a_journal_without_decisions_needs_no_key(journal, tmp_path):
    condition = look(journal, tmp_path / "signing-key")

    assert (condition.grade, condition.message) == (
        Grade.OK, "no key yet; `polyleaf init` makes it",
    )  # fmt: skip


def test_the_key_that_signed_the_decisions_is_good(journal, key, now):
    public = decide(journal, key, now)

    condition = look(journal, key)

    assert condition.grade is Grade.OK
    assert public[:12] in condition.message
    assert "1 of 1 decisions" in condition.message


def test_a_key_that_is_gone_is_a_fault_and_its_decisions_are_told(journal, key, now):
    public = decide(journal, key, now)
    key.unlink()

    condition = look(journal, key)

    assert condition.grade is Grade.FAULT
    assert public[:12] in condition.message
    assert "mode 600" in condition.advice


def test_a_key_that_others_can_read_is_a_fault(journal, key):
    key.chmod(0o640)

    condition = look(journal, key)

    assert condition.grade is Grade.FAULT
    assert f"chmod 600 {key}" in condition.message


def test_decisions_of_a_key_that_nobody_trusts_deserve_a_look(journal, key, tmp_path, now):
    make_key(tmp_path / "another")
    public = decide(journal, tmp_path / "another", now)

    condition = look(journal, key)

    assert condition.grade is Grade.WARNING
    assert public in condition.message
    assert "polyleaf trust" in condition.advice


def test_decisions_of_a_trusted_key_are_good_with_a_key_of_ones_own_or_none(
    journal, key, tmp_path, now
):
    make_key(tmp_path / "another")
    public = decide(journal, tmp_path / "another", now)
    with journal.writing() as connection:
        trust_key(connection, public, LIN, now)

    with_own, without = look(journal, key), look(journal, tmp_path / "none")

    assert with_own.grade is without.grade is Grade.OK
    assert "0 of 1 decisions" in with_own.message


def test_a_decision_that_its_key_did_not_sign_is_a_fault(journal, key, now):
    decide(journal, key, now)
    signing = load_key(key)
    with journal.writing() as connection:
        forged = Decision(
            Kind.APPROVE, "es", LIN, ("clinician",), "", "", ("1" * 64,), write_time(now)
        )
        add_decisions(connection, [Signed(forged, signing.public, "0" * 128)], now)

    condition = look(journal, key)

    assert condition.grade is Grade.FAULT
    assert "1 decisions are not signed by the key that they name" in condition.message


def test_a_kept_key_comes_back_for_its_owner_only(key, tmp_path):
    backup, elsewhere = tmp_path / "journal.db", tmp_path / "instance" / "signing-key"

    kept = keep_key(key, backup)
    check_key(backup, elsewhere)
    is_there = bring_key_back(backup, elsewhere)

    assert kept == key_beside(backup) == tmp_path / "journal.db.key"
    assert stat.S_IMODE(kept.stat().st_mode) == stat.S_IMODE(elsewhere.stat().st_mode) == 0o600
    assert is_there
    assert load_key(elsewhere).public == load_key(key).public


def test_a_key_that_is_there_already_is_not_overwritten(key, tmp_path):
    backup, another = tmp_path / "journal.db", tmp_path / "another"
    keep_key(key, backup)
    before = make_key(another).public

    with pytest.raises(InputError, match="Another key is there"):
        check_key(backup, another)

    assert bring_key_back(backup, another)
    assert load_key(another).public == before


def test_without_a_key_beside_it_a_backup_brings_none_back(tmp_path):
    assert not bring_key_back(tmp_path / "journal.db", tmp_path / "signing-key")
    assert not (tmp_path / "signing-key").exists()


def test_a_key_is_kept_only_where_there_is_one_and_no_file_in_its_way(key, tmp_path):
    with pytest.raises(InputError, match="no signing key yet"):
        check_keepable(tmp_path / "none", tmp_path / "journal.db")
    key_beside(tmp_path / "journal.db").write_text("a file")
    with pytest.raises(InputError, match="there already"):
        check_keepable(key, tmp_path / "journal.db")
    key.write_text("no key")
    with pytest.raises(JournalError, match="no signing key"):
        check_keepable(key, tmp_path / "another.db")
