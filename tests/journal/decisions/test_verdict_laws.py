"""What decisions come to: in any order, from any union of ledgers, and never for one's own words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.journal.decisions.judging import judge
from service.journal.decisions.ledger import Signed, read_ledger, write_ledger
from service.journal.decisions.model import Decision, Kind, read_body, write_body
from service.journal.decisions.verdict import NO_VERDICT

DIGESTS = tuple(character * 64 for character in "abc")
ACCOUNTS = tuple(f"{number:032x}" for number in range(4))
SAFETY = ("linguist", "clinician")


def make(kind, account, *roles, digest=DIGESTS[0], second=0, **more):
    created = f"2026-11-22T09:00:{second:02}.000000Z"
    fields = {"qualification": "", "reason": "", "digests": (digest,), "created": created, **more}
    return Decision(kind=kind, language="es", account=account, roles=roles, **fields)


@st.composite
def ledgers(draw):
    """Decisions of a few people on a few texts, which name earlier ones here and there."""
    made = []
    for second in range(draw(st.integers(0, 8))):
        digests = draw(st.sets(st.sampled_from(DIGESTS), min_size=1))
        earlier = st.sets(st.sampled_from([each.id for each in made])) if made else st.just(set())
        made.append(
            make(
                draw(st.sampled_from([Kind.APPROVE, Kind.REJECT, Kind.WITHDRAW, Kind.WAIVE])),
                draw(st.sampled_from(ACCOUNTS)),
                *draw(st.sampled_from([SAFETY[:1], SAFETY[1:], SAFETY, ("editor",)])),
                second=second,
                digests=tuple(sorted(digests)),
                rules=draw(st.sampled_from([(), ("numbers",)])),
                revokes=tuple(sorted(draw(earlier))),
                unknown=draw(st.sampled_from([(), DIGESTS[:1]])),
            )
        )
    return made


@given(ledgers(), st.randoms())
def test_decisions_in_any_order_come_to_the_same(made, random):
    shuffled = [*made, *made]
    random.shuffle(shuffled)

    assert judge(shuffled) == judge(made)


@given(ledgers(), st.data())
def test_two_ledgers_put_together_in_either_order_are_the_ledger_of_both(made, data):
    signed = [Signed(each, "0" * 64, "0" * 128) for each in made]
    some = data.draw(st.sets(st.sampled_from(signed))) if signed else set()
    ours, theirs = write_ledger(some), write_ledger(set(signed) - some)

    read = read_ledger(ours + theirs, "decisions.jsonl")

    assert read == read_ledger(theirs + ours + ours, "decisions.jsonl") == frozenset(signed)
    assert write_ledger(read) == write_ledger(signed)


@given(ledgers(), st.sets(st.sampled_from(ACCOUNTS)))
def test_nobody_approves_words_of_their_own_whatever_a_ledger_says(made, makers):
    verdicts = judge(made, dict.fromkeys(DIGESTS, frozenset(makers)))

    approving = {each.account for verdict in verdicts.values() for each in verdict.approvals}
    assert approving.isdisjoint(makers)


@given(ledgers())
def test_no_text_is_approved_without_a_person_for_each_role(made):
    for digest, verdict in judge(made).items():
        if verdict.approves(SAFETY):
            approvals = [
                each for each in made if each.kind is Kind.APPROVE and digest in each.digests
            ]
            assert {role for each in approvals for role in each.roles} >= {*SAFETY}
            assert len({each.account for each in approvals}) >= 2


@given(ledgers())
def test_a_withdrawn_text_is_approved_only_by_those_who_name_the_withdrawal(made):
    for digest, verdict in judge(made).items():
        if verdict.is_withdrawn and verdict.approves(SAFETY):
            about = [each for each in made if digest in each.digests]
            withdrawals = {each.id for each in about if each.kind is Kind.WITHDRAW}
            naming = [
                each
                for each in about
                if each.kind is Kind.APPROVE and withdrawals <= set(each.revokes)
            ]
            assert len({each.account for each in naming}) >= 2


@given(ledgers())
def test_a_body_that_is_written_is_read_as_it_was(made):
    for each in made:
        assert read_body(write_body(each)) == each


LINGUIST = make(Kind.APPROVE, ACCOUNTS[0], "linguist")
CLINICIAN = make(Kind.APPROVE, ACCOUNTS[1], "clinician", second=1)


def verdict_of(*decisions):
    return judge(decisions).get(DIGESTS[0], NO_VERDICT)


def test_a_linguist_and_a_clinician_approve_safety_text():
    assert verdict_of(LINGUIST, CLINICIAN).approves(SAFETY)
    assert not verdict_of(LINGUIST).approves(SAFETY)


def test_one_person_of_both_roles_is_one_person():
    both = make(Kind.APPROVE, ACCOUNTS[2], *SAFETY)

    assert not verdict_of(both).approves(SAFETY)
    assert verdict_of(both, LINGUIST).approves(SAFETY)


def test_a_text_of_an_unknown_author_needs_two():
    unknown = replace(LINGUIST, unknown=DIGESTS[:1])
    another = replace(unknown, account=ACCOUNTS[2])

    assert verdict_of(LINGUIST).approves(["linguist"])
    assert not verdict_of(unknown).approves(["linguist"])
    assert verdict_of(unknown, another).approves(["linguist"])


def test_whoever_rejects_a_text_approves_it_no_longer():
    rejects = make(Kind.REJECT, ACCOUNTS[1], "clinician", second=2)
    again = make(Kind.APPROVE, ACCOUNTS[3], "clinician", second=3, revokes=(rejects.id,))

    verdict = verdict_of(LINGUIST, CLINICIAN, rejects, again)

    assert verdict_of(LINGUIST, CLINICIAN, rejects).is_rejected
    assert not verdict.is_rejected
    assert [each.account for each in verdict.approvals] == [ACCOUNTS[0], ACCOUNTS[3]]


def test_only_the_same_role_takes_a_rejection_back():
    rejects = make(Kind.REJECT, ACCOUNTS[1], "clinician")
    overrules = make(Kind.APPROVE, ACCOUNTS[0], "linguist", second=1, revokes=(rejects.id,))

    assert verdict_of(rejects, overrules).is_rejected


def test_an_earlier_approval_does_not_bring_a_withdrawn_text_back():
    withdrawal = make(Kind.WITHDRAW, ACCOUNTS[2], "publisher", second=2)
    anew = [
        replace(each, created="2026-11-23T09:00:00.000000Z", revokes=(withdrawal.id,))
        for each in (LINGUIST, CLINICIAN)
    ]

    assert not verdict_of(LINGUIST, CLINICIAN, withdrawal).approves(SAFETY)
    assert not verdict_of(LINGUIST, CLINICIAN, withdrawal, anew[0]).approves(SAFETY)
    assert verdict_of(LINGUIST, CLINICIAN, withdrawal, *anew).approves(SAFETY)
