"""What people say of one change comes to the same in any order, and the gravest word counts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.journal.changes.classes import leave_out_void, read_classes
from service.journal.decisions.model import ChangeClass, Decision, Kind

BEFORE, AFTER = "a" * 64, "b" * 64
PAIR = (BEFORE, AFTER)
EDDA, DORA = "1" * 32, "2" * 32


def say(change, account=EDDA, role="editor", second=0, **more):
    return Decision(
        kind=Kind.CLASS, language="en", account=account, roles=(role,), qualification="",
        reason="", digests=(AFTER,), created=f"2026-11-22T09:00:{second:02}.000000Z",
        earlier=(BEFORE,), change=change, **more,
    )  # fmt: skip


def carry(classed):
    return replace(classed, kind=Kind.CARRY, language="es", carries=(classed.id, "c" * 64))


@st.composite
def sayings(draw):
    made = []
    for second in range(draw(st.integers(0, 6))):
        ids = st.sets(st.sampled_from([each.id for each in made])) if made else st.just(set())
        role = draw(st.sampled_from(["editor", "clinician", "linguist"]))
        change = draw(st.sampled_from([*ChangeClass]))
        made.append(say(change, role=role, second=second, revokes=tuple(sorted(draw(ids)))))
    return made


@given(sayings(), st.randoms())
def test_classes_in_any_order_come_to_the_same(made, random):
    shuffled = [*made, *made]
    random.shuffle(shuffled)

    assert read_classes(shuffled) == read_classes(made)


def test_of_two_that_do_not_know_of_each_other_the_graver_counts():
    typo, safety = say(ChangeClass.TYPO), say(ChangeClass.SAFETY, DORA, "clinician")

    assert read_classes([safety, typo]) == {PAIR: ChangeClass.SAFETY}


def test_a_later_word_takes_the_earlier_one_back():
    clinical = say(ChangeClass.CLINICAL)
    typo = say(ChangeClass.TYPO, DORA, "clinician", revokes=(clinical.id,))

    assert read_classes([typo, clinical]) == {PAIR: ChangeClass.TYPO}


def test_nobody_else_than_editors_and_clinicians_class():
    assert read_classes([say(ChangeClass.TYPO, role="linguist")]) == {}


def test_what_is_carried_over_a_change_that_another_ledger_calls_grave_is_void():
    typo, safety = say(ChangeClass.TYPO), say(ChangeClass.SAFETY, DORA, "clinician")
    carried = carry(typo)

    assert leave_out_void([carried], [typo]) == (carried,)
    assert leave_out_void([carried], [typo, safety]) == ()
