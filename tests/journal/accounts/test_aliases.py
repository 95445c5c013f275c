"""How people sign PO files, and whose account that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import JournalError
from service.journal.accounts.aliases import (
    add_alias,
    aliases_of,
    drop_alias,
    find_signer,
    keys_of,
)
from service.journal.accounts.model import Account
from service.journal.accounts.rows import add_account, erase_name


@pytest.fixture
def connection(journal):
    with journal.writing() as connection:
        yield connection


@pytest.fixture
def ana(connection, now):
    return add_account(connection, "Ana Pérez", Account("", (), ()), None, now).id


@pytest.fixture
def bob(connection, now):
    return add_account(connection, "Bob", Account("", (), ()), None, now).id


@pytest.mark.parametrize(
    ("signature", "keys"),
    [
        ("Ana Pérez <ANA@clinic.example>", ("ana@clinic.example", "ana pérez")),
        ("  Ana \t Pérez ", ("ana pérez",)),
        ("ana@clinic.example", ("ana@clinic.example",)),
        ("<ana@clinic.example>", ("ana@clinic.example",)),
        ("FULL NAME <EMAIL@ADDRESS>", ()),
        ("Automatically generated", ()),
        ("Anonymous <noreply@weblate.example>", ("noreply@weblate.example",)),
        ("", ()),
        ("Ana <no address>", ("ana <no address>",)),
    ],
)
def test_a_signature_is_known_by_its_address_then_by_its_name(signature, keys):
    assert keys_of(signature) == keys


@given(st.text(max_size=40))
def test_any_signature_can_be_read(signature):
    assert all(keys_of(signature))


def test_an_alias_finds_its_account_and_a_name_does_too(connection, ana, bob):
    add_alias(connection, ana, "Ana <ana@clinic.example>")
    add_alias(connection, bob, "Roberto")

    found = [
        find_signer(connection, signature)
        for signature in (
            "Anita <ana@CLINIC.example>", "ana pérez", "roberto <r@home.example>", "Zoe", "",
        )
    ]  # fmt: skip

    assert found == [ana, ana, bob, None, None]
    assert aliases_of(connection) == {ana: ["ana@clinic.example"], bob: ["roberto"]}


def test_a_name_that_two_accounts_have_but_for_its_case_is_nobodys(connection, ana, now):
    add_account(connection, "ANA PÉREZ", Account("", (), ()), None, now)

    assert find_signer(connection, "Ana Pérez") is None


def test_an_alias_is_added_once_and_to_one_account(connection, ana, bob):
    add_alias(connection, ana, "ana@clinic.example")
    add_alias(connection, ana, "Ana <ana@clinic.example>")

    with pytest.raises(JournalError, match="another account"):
        add_alias(connection, bob, "Bob <ana@clinic.example>")
    with pytest.raises(JournalError, match="another account"):
        add_alias(connection, bob, "ana pérez")
    assert aliases_of(connection) == {ana: ["ana@clinic.example"]}


@pytest.mark.parametrize(
    "signature", ["", "  ", "FULL NAME <EMAIL@ADDRESS>", "x" * 256, "a\x07", "a\u202e@b.example"]
)
def test_what_names_nobody_is_no_alias(connection, ana, signature):
    with pytest.raises(JournalError, match="no signature"):
        add_alias(connection, ana, signature)


def test_an_alias_can_be_dropped(connection, ana, bob):
    add_alias(connection, ana, "ana@clinic.example")

    with pytest.raises(JournalError, match="does not sign"):
        drop_alias(connection, bob, "ana@clinic.example")
    drop_alias(connection, ana, "Ana <ana@clinic.example>")

    assert find_signer(connection, "ana@clinic.example") is None


def test_an_erased_person_signs_as_nobody(connection, ana):
    add_alias(connection, ana, "ana@clinic.example")

    erase_name(connection, ana)

    assert find_signer(connection, "Ana Pérez <ana@clinic.example>") is None
    assert aliases_of(connection) == {}
