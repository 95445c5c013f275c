"""What carried approvals come to: in any order, never more than was approved, never for one's own words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.content.model import Level
from service.journal.decisions.judging import judge
from service.journal.decisions.ledger import Signed, read_ledger, write_ledger
from service.journal.decisions.model import HARMLESS, ChangeClass, Decision, Kind
from service.journal.decisions.verdict import NO_VERDICT

DIGESTS = tuple(character * 64 for character in "abcd")
OLD, NEW, NEWER, _ = DIGESTS
ACCOUNTS = tuple(f"{number:032x}" for number in range(5))
LIN, CLEO, EDDA, DORA, BEN = ACCOUNTS
SAFETY = ("linguist", "clinician")
ROLES = [SAFETY[:1], SAFETY[1:], SAFETY, ("editor",), ("editor", "linguist")]


def make(kind, account, *roles, digests=(OLD,), second=0, **more):
    created = f"2026-11-22T09:00:{second:02}.000000Z"
    fields = {"qualification": "", "reason": "", "digests": digests, "created": created, **more}
    return Decision(kind=kind, language="es", account=account, roles=roles, **fields)


def carry(account, *roles, carries=(), before=OLD, after=NEW, **more):
    fields = {"earlier": (before,), "change": ChangeClass.TYPO, "second": 30, **more}
    return make(Kind.CARRY, account, *roles, digests=(after,), carries=carries, **fields)


@st.composite
def ledgers(draw):
    """Decisions of a few people on a few texts, carried to and fro, in circles too."""
    made = []
    for second in range(draw(st.integers(0, 9))):
        ids = st.sets(st.sampled_from([each.id for each in made])) if made else st.just(set())
        kind = draw(st.sampled_from([Kind.APPROVE, Kind.APPROVE, Kind.CARRY, Kind.CARRY,
                                     Kind.REJECT, Kind.WITHDRAW, Kind.WAIVE, Kind.ATTEST]))  # fmt: skip
        digests = tuple(sorted(draw(st.sets(st.sampled_from(DIGESTS), min_size=1, max_size=2))))
        more = {}
        if kind is Kind.CARRY:
            before = st.tuples(*[st.sampled_from(DIGESTS)] * len(digests))
            more = {"carries": tuple(sorted(draw(ids))), "earlier": draw(before),
                    "change": draw(st.sampled_from([*ChangeClass]))}  # fmt: skip
        if kind is Kind.ATTEST:
            more = {"certificate": "e" * 64, "by": "Agency"}
        made.append(
            make(
                kind,
                draw(st.sampled_from(ACCOUNTS)),
                *draw(st.sampled_from(ROLES)),
                second=second,
                digests=digests,
                rules=("numbers",) if kind is Kind.WAIVE else (),
                revokes=tuple(sorted(draw(ids))) if draw(st.booleans()) else (),
                unknown=draw(st.sampled_from([(), (OLD,)])),
                **more,
            )
        )
    return made


@given(ledgers(), st.randoms())
def test_carried_decisions_in_any_order_come_to_the_same(made, random):
    shuffled = [*made, *made]
    random.shuffle(shuffled)

    assert judge(shuffled) == judge(made)


@given(ledgers())
def test_a_ledger_with_carries_is_read_as_it_was_written(made):
    signed = frozenset(Signed(each, "0" * 64, "0" * 128) for each in made)

    assert read_ledger(write_ledger(signed), "decisions.jsonl") == signed


@given(ledgers(), st.sets(st.sampled_from(ACCOUNTS)))
def test_nobody_gets_words_of_their_own_approved_by_a_carry(made, makers):
    verdicts = judge(made, dict.fromkeys(DIGESTS, frozenset(makers)))

    for verdict in verdicts.values():
        for level in Level:
            assert {each.account for each in verdict.at(level).approvals}.isdisjoint(makers)


@given(ledgers())
def test_every_approval_that_counts_was_given_to_words_that_lead_here(made):
    back = {}
    for each in made:
        if each.kind is Kind.CARRY and each.change in HARMLESS:
            for later, before in zip(each.digests, each.earlier, strict=True):
                back.setdefault(later, set()).add(before)

    for digest, verdict in judge(made).items():
        family, size = {digest}, 0
        while len(family) > size:
            size = len(family)
            family |= {before for each in family for before in back.get(each, ())}
        for approval in verdict.at(Level.CLAIM).approvals:
            assert any(
                each.kind is Kind.APPROVE
                and each.account == approval.account
                and not family.isdisjoint(each.digests)
                for each in made
            )


@given(ledgers())
def test_without_an_editor_or_clinician_a_carry_does_nothing(made):
    carries = [each for each in made if each.kind is Kind.CARRY]
    without = [replace(each, revokes=()) for each in made if each.kind is not Kind.CARRY]
    idle = {"roles": ("linguist",), "revokes": (), "unknown": ()}
    bare = [*without, *(replace(each, **idle) for each in carries)]

    with_them = {digest: each for digest, each in judge(bare).items() if each != NO_VERDICT}

    assert with_them == {
        digest: each for digest, each in judge(without).items() if each != NO_VERDICT
    }


@given(ledgers())
def test_safety_text_is_never_more_approved_than_text_of_another_level(made):
    for verdict in judge(made).values():
        safe, other = verdict.at(Level.SAFETY), verdict.at(Level.EXPLANATION)
        assert {each.account for each in safe.approvals} <= {
            each.account for each in other.approvals
        }
        assert safe.waived <= other.waived


LINGUIST = make(Kind.APPROVE, LIN, "linguist")
CLINICIAN = make(Kind.APPROVE, CLEO, "clinician", second=1)
BOTH = (LINGUIST.id, CLINICIAN.id)
BY_EDITOR = carry(EDDA, "editor", carries=BOTH)
BY_CLINICIAN = carry(DORA, "clinician", carries=BOTH)


def verdict_of(*decisions, digest=NEW, level=Level.SAFETY, makers=None):
    return judge(decisions, makers).get(digest, NO_VERDICT).at(level)


def test_carried_approvals_keep_who_when_and_as_what():
    verdict = verdict_of(LINGUIST, CLINICIAN, BY_CLINICIAN)

    assert verdict.approves(SAFETY)
    assert verdict.approvals == verdict_of(LINGUIST, CLINICIAN, digest=OLD).approvals


def test_over_safety_text_only_a_clinician_carries():
    assert not verdict_of(LINGUIST, CLINICIAN, BY_EDITOR).approves(SAFETY)
    assert verdict_of(LINGUIST, CLINICIAN, BY_EDITOR, level=Level.CLAIM).approves(["linguist"])


def test_what_is_not_named_is_not_carried():
    only = carry(DORA, "clinician", carries=(LINGUIST.id,))

    assert [each.account for each in verdict_of(LINGUIST, CLINICIAN, only).approvals] == [LIN]


def test_a_revoked_approval_is_not_carried():
    rejects = make(Kind.REJECT, CLEO, "clinician", second=2, revokes=(CLINICIAN.id,))

    verdict = verdict_of(LINGUIST, CLINICIAN, rejects, BY_CLINICIAN)

    assert verdict.is_rejected
    assert [each.account for each in verdict.approvals] == [LIN]


def test_a_withdrawal_of_the_earlier_words_holds_for_the_later_ones():
    withdrawal = make(Kind.WITHDRAW, BEN, "publisher", second=40)

    verdict = verdict_of(LINGUIST, CLINICIAN, BY_CLINICIAN, withdrawal)

    assert verdict.is_withdrawn
    assert not verdict.approves(SAFETY)


def test_approvals_are_carried_step_by_step_only_where_each_step_names_them():
    named = carry(DORA, "clinician", carries=BOTH, before=NEW, after=NEWER)
    silent = carry(DORA, "clinician", before=NEW, after=NEWER)
    held = (LINGUIST, CLINICIAN, BY_CLINICIAN)

    assert verdict_of(*held, named, digest=NEWER).approves(SAFETY)
    assert not verdict_of(*held, silent, digest=NEWER).approves(SAFETY)


def test_a_carry_that_an_editor_takes_back_carries_nothing():
    back = carry(EDDA, "editor", revokes=(BY_CLINICIAN.id,), change=ChangeClass.CLINICAL)

    assert verdict_of(LINGUIST, CLINICIAN, BY_CLINICIAN, back).approvals == ()


def test_a_text_whose_author_nobody_knew_needs_two_after_a_carry_too():
    unknown = replace(LINGUIST, unknown=(OLD,))
    carried = carry(EDDA, "editor", carries=(unknown.id,))

    assert not verdict_of(unknown, carried, level=Level.CLAIM).approves(["linguist"])


def test_a_waiver_is_carried_where_it_is_named():
    waiver = make(Kind.WAIVE, CLEO, "clinician", second=2, rules=("numbers",))
    carried = carry(DORA, "clinician", carries=(waiver.id,))

    assert verdict_of(waiver, carried).waived == {"numbers"}
    assert verdict_of(waiver, BY_CLINICIAN).waived == frozenset()


def test_an_attestation_is_of_exactly_its_words_and_approves_nothing():
    attested = make(Kind.ATTEST, BEN, "publisher", certificate="e" * 64, by="Agency")

    here = verdict_of(attested, LINGUIST, CLINICIAN, BY_CLINICIAN, digest=OLD)
    there = verdict_of(attested, LINGUIST, CLINICIAN, BY_CLINICIAN)

    assert [each.by for each in here.attested] == ["Agency"]
    assert there.attested == ()
    assert not verdict_of(attested, digest=OLD).approves(["linguist"])
