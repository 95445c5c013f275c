"""Accounts and tokens in the journal."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.errors import ConflictError, JournalError
from service.journal.accounts.model import PERSONAL, Account, Role, Scope
from service.journal.accounts.rows import (
    add_account,
    change_account,
    erase_name,
    find_account,
    list_accounts,
    names_of,
)
from service.journal.accounts.tokens import (
    change_invitation,
    find_actor,
    give_token,
    list_tokens,
    revoke_token,
)
from service.journal.store.seals import find_broken
from service.journal.store.tables import TOKENS

DAY = timedelta(days=1)
LINGUIST = Account("", (Role.LINGUIST,), ("es",))


@pytest.fixture
def connection(journal):
    with journal.writing() as opened:
        yield opened


@pytest.fixture
def lin(connection, now):
    return add_account(connection, "Lin", LINGUIST, None, now)


def test_an_account_is_found_by_name_and_by_id(connection, lin):
    assert find_account(connection, "Lin") == find_account(connection, lin.id) == lin


def test_two_accounts_of_one_name_are_refused(connection, lin, now):
    with pytest.raises(JournalError, match="already"):
        add_account(connection, "Lin", LINGUIST, None, now)


def test_an_erased_name_is_gone_and_the_account_stays(connection, lin):
    erase_name(connection, lin.id)

    assert names_of(connection) == {}
    assert list_accounts(connection) == (lin,)


def test_a_token_tells_who_shows_it_and_is_kept_as_a_digest(connection, lin, now):
    token = give_token(connection, lin.id, PERSONAL, "x", now + DAY, now)

    assert find_actor(connection, token, now).account == lin
    assert token not in str(connection.execute(select(TOKENS)).all())
    assert [*find_broken(connection)] == []


def test_every_token_that_does_not_count_is_refused_alike(connection, lin, now):
    late = give_token(connection, lin.id, PERSONAL, "", now, now)
    revoked = give_token(connection, lin.id, PERSONAL, "", now + DAY, now)
    revoke_token(connection, 2, lin.id, now)
    gone = add_account(connection, "Gone", Account("", (), (), is_disabled=True), None, now)
    disabled = give_token(connection, gone.id, PERSONAL, "", now + DAY, now)

    told = set()
    for token in (late, revoked, disabled, "polyleaf_x", "", "x" * 10_000):
        with pytest.raises(JournalError) as refused:
            find_actor(connection, token, now)
        told.add(str(refused.value))

    assert len(told) == 1


def test_an_invitation_is_used_once(connection, lin, now):
    invitation = give_token(connection, lin.id, (Scope.INVITE,), "", now + DAY, now)
    own = change_invitation(connection, find_actor(connection, invitation, now), now + DAY, now)

    assert find_actor(connection, own, now).scopes == PERSONAL
    assert [each.is_revoked for each in list_tokens(connection)] == [True, False]
    with pytest.raises(JournalError):
        find_actor(connection, invitation, now)


def test_a_token_is_revoked_once(journal, now):
    with journal.writing() as connection:
        lin = add_account(connection, "Lin", LINGUIST, None, now)
        give_token(connection, lin.id, PERSONAL, "", now + DAY, now)
        revoke_token(connection, 1, lin.id, now)

    with pytest.raises(ConflictError), journal.writing() as connection:
        revoke_token(connection, 1, lin.id, now)


def test_how_an_account_stood_stays_in_the_journal(connection, lin, now):
    changed = Account(lin.id, (Role.CLINICIAN,), ("fr",))
    change_account(connection, changed, None, now)

    assert find_account(connection, "Lin") == changed
    assert [*find_broken(connection)] == []
