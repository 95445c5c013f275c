"""A publish never takes an approved section from readers in passing."""

import json

import pytest

DOSE = ("Take 5 mg at most.", "Take 6 mg at most.")


@pytest.fixture
def changed(clinic):
    """The English says another dose; nobody has classed that."""
    clinic.change_source(*DOSE)
    return clinic


def test_publish_stops_where_an_approved_section_would_fall_back(both_engines, changed):
    before = changed.files()

    ran = changed.run("publish")

    assert ran.code == 1
    assert "care/precautions: Readers would lose this approved section: es (then en: " in ran.err
    assert "care/dose: Take [-5-]{+6+} mg at most." in ran.err
    assert "polyleaf source class CLASS care/dose --reason" in ran.err
    assert "polyleaf publish --document care --hold-until es" in ran.err
    assert changed.files() == before


def test_publish_prints_what_readers_would_gain_and_lose_before_it_stops(changed):
    ran = changed.run("publish")

    assert "es  care/precautions: lost: readers get en (" in ran.out


def test_accepted_loss_is_published(changed):
    ran = changed.do("publish", "--accept-loss")

    assert "is live, policy strict." in ran.out
    assert changed.section("precautions")["language"] == "en"


def test_publish_does_not_stop_where_nothing_approved_is_lost(clinic):
    clinic.change_source("- dizziness {#dizziness}", "- feeling dizzy {#dizziness}")

    assert "is live, policy strict." in clinic.do("publish").out


def test_publish_does_not_stop_over_what_a_person_withdrew(clinic):
    digest = approved_digest(clinic, "care/dose")
    clinic.people.do("Cleo", "withdraw", "es", "--digest", digest, "--reason", "Wrong.")

    ran = clinic.do("publish")

    assert "es  care/precautions: lost: readers get en (withdrawn)" in ran.out


def test_stopped_publish_says_what_was_withdrawn_and_is_still_shown(clinic):
    clinic.approve("care#side-effects", "Lin", "Cleo")
    clinic.do("publish")
    digest = approved_digest(clinic, "care/nausea")
    clinic.people.do("Cleo", "withdraw", "es", "--digest", digest, "--reason", "Wrong.")
    clinic.change_source(*DOSE)

    ran = clinic.run("publish")

    assert ran.code == 1
    assert "es care/side-effects" in ran.err
    assert "`polyleaf recall` takes it off at once." in ran.err


def test_demo_does_not_stop(changed):
    assert "is live, policy demo." in changed.do("publish", "--demo").out


def test_a_first_publish_does_not_stop(small_project, run):
    small_project.make_translated("es", origin="human")

    assert run("publish").code == 0


def test_new_message_of_an_approved_section_is_told(clinic):
    clinic.change_source(
        "Take 5 mg at most.[^S1] {#dose}",
        "Take 5 mg at most.[^S1] {#dose}\n\nDo not drive after it. {#no-car}",
    )

    ran = clinic.run("publish")

    assert ran.code == 1
    assert "care/no-car: new: Do not drive after it." in ran.err


def test_a_change_that_people_classed_stops_nothing(both_engines, changed):
    changed.people.invite("Cora", "--role", "clinician", "--role", "editor", "--language", "en")
    changed.people.do(
        "Cora", "source", "class", "clinical", "care/dose", "--reason", "Another dose."
    )

    ran = changed.do("publish")

    assert "is live, policy strict." in ran.out
    assert changed.section("precautions")["language"] == "en"


def test_a_typo_that_people_classed_keeps_the_section(clinic):
    clinic.change_source("Take 5 mg at most.", "Take 5 mg at the most.")
    clinic.people.invite("Cora", "--role", "clinician", "--role", "editor", "--language", "en")
    clinic.people.do("Cora", "source", "class", "typo", "care/dose", "--reason", "The article.")

    clinic.do("publish")

    assert clinic.section("precautions")["language"] == "es"


def test_a_cycle_accepts_no_loss_and_says_so(changed):
    before = changed.files()

    ran = changed.run("cycle")

    assert ran.code == 1
    assert "publish: care/precautions: Readers would lose this approved section" in ran.err
    assert "Failed: publish. The next cycle tries again." in ran.err
    assert changed.files() == before


def approved_digest(clinic, place):
    shown = clinic.people.do("Lin", "review", "es", place, "--all", "--format", "json").out
    return json.loads(shown)[0]["digest"]
