"""Who may decide what."""

from dataclasses import replace
from datetime import date

import pytest

from service.content.model import Level
from service.journal.accounts.model import Account, Actor, Role, Scope
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rules import Makers, Proposal, Subject, find_refusals
from service.journal.status import Status

TODAY = date(2026, 11, 22)
LIN = Account("1" * 32, (Role.LINGUIST,), ("es",))
ACTOR = Actor(LIN, (Scope.DECIDE,), 1)
SUBJECT = Subject(
    place="es care/dose",
    digest="a" * 64,
    level=Level.SAFETY,
    status=Status.TRANSLATED,
    roles=("linguist", "clinician"),
    makers=Makers(frozenset({"2" * 32}), True),
    blocking=frozenset(),
    decisions=(),
)
APPROVAL = Proposal(Kind.APPROVE, "es", "")
BLOCKED = replace(SUBJECT, status=Status.BLOCKED, blocking=frozenset({"numbers"}))
WAIVER = Proposal(Kind.WAIVE, "es", "It says the same.", rules=("numbers",))


def refusals(actor=ACTOR, proposal=APPROVAL, subject=SUBJECT):
    return [str(fault) for fault in find_refusals(actor, proposal, [subject], TODAY)]


def account(**fields):
    return replace(ACTOR, account=replace(LIN, **fields))


def test_a_person_of_the_role_and_language_may_approve():
    assert refusals() == []
    assert refusals(account(languages=("*",))) == []


@pytest.mark.parametrize(
    ("actor", "why"),
    [
        (replace(ACTOR, scopes=(Scope.WRITE,)), "machines make none"),
        (account(is_disabled=True), "disabled"),
        (account(languages=("fr",)), "no language of this account"),
        (account(qualified_until=date(2026, 11, 21)), "ran out on 2026-11-21"),
        (account(roles=(Role.TRANSLATOR, Role.ADMIN)), "asks for a clinician or linguist"),
        (account(id="2" * 32), "Nobody approves words that they wrote"),
    ],
)
def test_nobody_else_may_approve(actor, why):
    [told] = refusals(actor)

    assert why in told


@pytest.mark.parametrize("status", [Status.MISSING, Status.BLOCKED, Status.FUZZY, Status.STALE])
def test_what_is_not_finished_cannot_be_approved(status):
    [told] = refusals(subject=replace(SUBJECT, status=status))

    assert f"It is {status}." in told


def test_words_that_the_journal_does_not_have_cannot_be_approved():
    [told] = refusals(subject=replace(SUBJECT, makers=None))

    assert "polyleaf sync" in told


def test_a_qualification_counts_on_its_last_day():
    assert refusals(account(qualified_until=TODAY)) == []


def test_a_finding_is_waived_by_a_reviewer_with_a_reason():
    assert refusals(proposal=WAIVER, subject=BLOCKED) == []
    assert "needs a reason" in refusals(proposal=replace(WAIVER, reason=" "), subject=BLOCKED)[0]


def test_nobody_waives_findings_in_their_own_words():
    assert "words that they wrote" in refusals(account(id="2" * 32), WAIVER, BLOCKED)[0]


def test_only_what_blocks_is_waived():
    wider = replace(WAIVER, rules=("negation", "numbers"))

    assert "What blocks it is numbers" in refusals(proposal=wider, subject=BLOCKED)[0]
    assert "No check blocks it" in refusals(proposal=WAIVER)[0]


def test_a_publisher_withdraws_without_any_qualification():
    publisher = account(roles=(Role.PUBLISHER,), qualified_until=date(2020, 1, 1))

    assert refusals(publisher, Proposal(Kind.WITHDRAW, "es", "A wrong dose.")) == []


def test_an_approval_has_to_name_the_withdrawal():
    from_publisher = make_withdrawal()
    subject = replace(SUBJECT, status=Status.WITHDRAWN, decisions=(from_publisher,))

    [told] = refusals(subject=subject)

    assert f"--despite {from_publisher.id[:12]}" in told
    assert refusals(proposal=replace(APPROVAL, revokes=(from_publisher.id,)), subject=subject) == []


def make_withdrawal():
    return Decision(
        kind=Kind.WITHDRAW, language="es", account="3" * 32, roles=("publisher",), qualification="",
        reason="A wrong dose.", digests=(SUBJECT.digest,), created="2026-11-22T09:00:00.000000Z",
    )  # fmt: skip
