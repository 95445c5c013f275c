"""What the record of a text comes to: as of when its release went live, and since."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.journal.decisions.model import ChangeClass
from service.journal.decisions.rules import Makers
from service.release.evidence.model import Period, SecondPerson
from service.release.store.recalls import Recall

LIVE = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
BEFORE, LATER = "2026-11-22T11:00:00.000000Z", "2026-11-22T13:00:00.000000Z"
PEOPLE = {"Lin": "1" * 32, "Cleo": "2" * 32, "Mia": "3" * 32}


def kinds(decided):
    return [each.kind for each in decided]


def test_decisions_before_and_after_the_release_went_live_are_told_apart(recorded):
    recorded.add(
        recorded.decide("approve", "Lin"),
        recorded.decide("withdraw", "Cleo", LATER, reason="Wrong."),
    )

    dose = recorded.dose

    assert (kinds(dose.decisions), kinds(dose.since)) == (["approve"], ["withdraw"])
    assert dose.shows.reviewers == (PEOPLE["Lin"],)
    assert dose.shows.later == "withdrawn"


def test_an_approval_after_the_release_went_live_shows_no_review_of_it(recorded):
    recorded.add(recorded.decide("approve", "Lin", LATER))

    shows = recorded.dose.shows

    assert (shows.is_reviewed, shows.later) == (False, "approved")
    assert "Approved only after the release went live" in recorded.spanish.statements[-1]


@pytest.mark.parametrize(
    ("made", "is_before"),
    [
        ("2026-11-22T12:00:00.999999Z", True),
        ("2026-11-22T12:00:01.000000Z", False),
    ],
)
def test_what_was_decided_in_the_second_of_the_publish_counts_as_before(recorded, made, is_before):
    recorded.add(recorded.decide("approve", "Lin", made))

    assert recorded.dose.shows.is_reviewed is is_before


def test_the_first_time_that_a_release_was_live_counts(recorded):
    again = Period(LIVE.replace(hour=14), None, "rollback")
    recorded.live = (again, Period(LIVE, LIVE.replace(hour=13), "publish"))
    recorded.add(recorded.decide("approve", "Lin", LATER))

    assert not recorded.dose.shows.is_reviewed


def test_of_a_release_that_was_never_live_every_decision_counts(recorded):
    recorded.live = ()
    recorded.add(recorded.decide("approve", "Lin", LATER))

    assert (recorded.evidence().as_of, recorded.dose.shows.is_reviewed) == (None, True)


@pytest.mark.parametrize(
    ("makers", "approvers", "second"),
    [
        (Makers(frozenset({PEOPLE["Mia"]}), True), (), SecondPerson.NO),
        (Makers(frozenset({PEOPLE["Mia"]}), True), ("Lin",), SecondPerson.YES),
        (Makers(frozenset({PEOPLE["Lin"]}), True), ("Lin",), SecondPerson.NO),
        (Makers(frozenset(), False), ("Lin",), SecondPerson.UNSURE),
        (Makers(frozenset(), False), ("Lin", "Cleo"), SecondPerson.YES),
    ],
)
def test_a_second_person_is_shown_only_where_the_record_shows_one(
    recorded, makers, approvers, second
):
    recorded.makers = makers
    recorded.add(*(recorded.decide("approve", name) for name in approvers))

    assert recorded.dose.shows.second_person is second


def test_an_approval_of_words_of_ones_own_is_listed_and_does_not_count(recorded):
    recorded.add(recorded.decide("approve", "Mia"))

    [decided] = recorded.dose.decisions

    assert (decided.kind, decided.counts) == ("approve", False)


def test_a_waived_finding_says_so(recorded):
    recorded.change(msgstr="Tome 7 mg como máximo.")
    blocked = {each.rule: each.waived for each in recorded.dose.findings}
    recorded.add(recorded.decide("waive", "Lin", rules=("quantity",), reason="As agreed."))

    waived = {each.rule: each.waived for each in recorded.dose.findings}

    assert (blocked["quantity"], waived["quantity"]) == (False, True)


def test_a_text_is_checked_by_the_words_that_it_was_written_for(recorded):
    recorded.change(msgid="Take 6 mg at most.")

    assert not [each for each in recorded.dose.findings if each.rule == "quantity"]
    assert recorded.dose.written_for == "Take 5 mg at most."


def test_a_carried_approval_names_the_class_of_the_change(recorded):
    earlier = "c" * 64
    first = recorded.decide("approve", "Lin", digests=(earlier,))
    carry = recorded.decide(
        "carry", "Cleo", earlier=(earlier,), carries=(first.id,), change=ChangeClass.TYPO
    )
    recorded.add(first, carry)

    decided = {each.kind: each for each in recorded.dose.decisions}

    assert decided["approve"].on_earlier_words
    assert decided["carry"].change == "typo"
    assert recorded.dose.shows.reviewers == (PEOPLE["Lin"],)


@pytest.mark.parametrize(("said", "counts"), [(BEFORE, False), (LATER, True)])
def test_a_carry_over_a_change_that_was_called_grave_is_void_from_then_on(recorded, said, counts):
    earlier, was = "c" * 64, "d" * 64
    harmless, grave = (
        recorded.decide("class", name, made, language="en", earlier=(was,), change=change)
        for name, made, change in (
            ("Cleo", BEFORE, ChangeClass.TYPO),
            ("Cleo", said, ChangeClass.CLINICAL),
        )
    )
    first = recorded.decide("approve", "Lin", digests=(earlier,))
    carry = recorded.decide(
        "carry",
        "Cleo",
        earlier=(earlier,),
        carries=(first.id, harmless.id),
        change=ChangeClass.TYPO,
    )
    recorded.add(first, carry)
    recorded.classing = (harmless, grave)

    dose = recorded.dose

    assert {each.kind: each.counts for each in dose.decisions} == {
        "approve": counts,
        "carry": counts,
    }
    assert dose.shows.is_reviewed is counts


def test_a_certificate_is_shown_and_approves_nothing(recorded):
    recorded.add(
        recorded.decide("attest", "Cleo", certificate="f" * 64, by="Agency", reason="Seen.")
    )

    dose = recorded.dose

    assert (dose.shows.attested, dose.shows.is_reviewed) == (True, False)
    assert dose.decisions[0].by == "Agency"


def test_a_recalled_text_says_when_and_why(recorded):
    at = datetime(2026, 11, 23, tzinfo=UTC)
    recorded.recalls = (
        Recall(at, None, "Wrong dose.", "es", "care", None, (recorded.text.digest,)),
    )

    dose = recorded.dose

    assert [(each.at, each.reason) for each in dose.recalls] == [(at, "Wrong dose.")]
    assert dose.shows.later == "recalled"


def test_words_that_the_journal_does_not_have_have_no_provenance(recorded):
    recorded.change(digest="b" * 64)
    recorded.provenance = None

    assert recorded.dose.provenance is None


def test_a_section_that_fell_back_is_no_text_of_the_language(recorded):
    [away] = recorded.spanish.withheld

    assert (away.section, away.language, away.reason) == ("care/benefits", "en", "stale")
    assert len(recorded.spanish.texts) == 1


def test_machine_drafts_are_counted_by_level_with_the_roles_that_reviewed_them(recorded):
    recorded.add(recorded.decide("approve", "Lin"), recorded.decide("approve", "Cleo"))

    [count] = recorded.spanish.counts

    assert (count.level, count.origin, count.texts, count.reviewed) == ("safety", "machine", 1, 1)
    assert count.by_role == {"clinician": 1, "linguist": 1}
    assert (
        "1 machine draft of level safety: 1 approved by at least one person;"
        " 1 by a clinician, 1 by a linguist."
    ) in recorded.spanish.statements


def test_without_any_review_that_is_the_first_statement(recorded):
    assert recorded.spanish.statements == (
        "NOTHING in Spanish was reviewed: for none of its 1 text is the approval of any person recorded.",
        "Served without any recorded review: 1 of level safety.",
        "1 machine draft of level safety: NONE was reviewed by a person.",
        "Not served in Spanish, but in another language or, taken back, in none: 1 section.",
    )


def test_the_order_in_which_decisions_came_changes_nothing(recorded):
    decisions = [
        recorded.decide("approve", "Lin"),
        recorded.decide("approve", "Cleo"),
        recorded.decide("reject", "Lin", LATER),
    ]
    recorded.decisions = decisions
    first = recorded.dose.shows
    recorded.decisions = decisions[::-1]

    assert recorded.dose.shows == first == replace(first, later="rejected")


def test_a_time_is_kept_as_it_was_signed(recorded):
    recorded.add(recorded.decide("approve", "Lin"))

    assert recorded.dose.decisions[0].made == BEFORE
