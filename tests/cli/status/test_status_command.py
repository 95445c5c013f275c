"""What people are told of languages, sections, missing persons, and reviews that run out."""

import json
from datetime import UTC, datetime, timedelta

import pytest

TODAY = datetime.now(UTC).date()
YEARLY = "name: strict\nlevels: {safety: {review_every: 365d}, claim: {review_every: 30d}}\n"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    return small_project


@pytest.fixture
def approve(people, tmp_path):
    def by(*names, target):
        path = tmp_path / "shown.json"
        path.write_text(people.do(names[0], "review", "es", target, "--format", "json").out)
        for name in names:
            people.do(name, "approve", "es", "--shown", str(path))

    return by


def lines_of(ran):
    return [line for line in ran.out.splitlines() if line.strip()]


def test_without_any_account_nothing_can_be_approved(run, project):
    ran = run("status")

    assert (
        lines_of(ran)[-1] == "Nobody has an account yet, so nothing can be approved: polyleaf init"
    )


def test_a_rule_that_nobody_can_meet_is_named_with_what_waits_for_it(project, people):
    people.do("Ana", "account", "disable", "Cleo")

    told = people.do("Ana", "status").out

    assert (
        "es  safety asks for linguist and clinician, so: no clinician; 7 messages cannot be approved"
        in told
    )
    assert "en  safety asks for editor and clinician, so: no editor and no clinician" in told
    assert "es  claim" not in told


def test_one_person_of_both_roles_is_too_few(project, people):
    for name in ("Cleo", "Lin"):
        people.do("Ana", "account", "disable", name)
    people.invite("Bo", "--role", "linguist", "--role", "clinician", "--language", "es")

    told = people.do("Ana", "status").out

    assert "so: too few persons for each role to have its own; 7 messages" in told


def test_a_clinician_of_no_language_meets_back_translation(project, people):
    people.do("Ana", "account", "disable", "Cleo")
    people.invite("Mia", "--role", "clinician", "--language", "en")
    project.write("policy.yaml", "name: back-translation\n")

    assert "es  safety" not in people.do("Ana", "status").out


def test_each_section_says_what_readers_get_and_what_it_waits_for(project, people):
    project.change("es", "care/dose", msgstr="Tome 7 mg como máximo.[^S1]")

    told = lines_of(people.do("Ana", "status", "es"))

    at = told.index("care#precautions: safety, readers get en, draft, for it is blocked")
    assert told[at + 1].split() == ["blocked", "1", "care/dose", "(quantity)"]
    assert told[at + 2].split() == ["translated", "1", "care/precautions"]


def test_sections_of_the_source_are_told_too(project, people):
    rows = json.loads(people.do("Ana", "status", "en", "--format", "json").out)

    row = next(each for each in rows if each["place"] == "care#side-effects")
    assert (row["shown"], row["status"], row["reason"]) == ("en", "draft", None)
    assert list(row["waiting"]) == ["draft"]


def test_reviews_that_run_out_are_listed_by_their_day(project, people, approve):
    project.write("policy.yaml", YEARLY)
    people.do("Ana", "sync")
    approve("Lin", "Cleo", target="care#precautions")
    approve("Lin", target="care#benefits")

    told = lines_of(people.do("Ana", "status", "--due", "60"))
    later = json.loads(people.do("Ana", "status", "es", "--due", "365", "--format", "json").out)

    due = TODAY + timedelta(days=30)
    assert told == [
        f"{due}  runs out  es  care#benefits: reviewed {TODAY}",
        "1 reviews run out within 60 days, or have.",
    ]
    assert [each["place"] for each in later] == ["care#benefits", "care#precautions"]


def test_a_language_that_the_project_does_not_have_is_refused(project, people):
    ran = people.run("Ana", "status", "fr")

    assert (ran.code, "The project does not have this language." in ran.err) == (1, True)
