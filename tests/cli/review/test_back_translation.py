"""How a clinician who does not read a language decides on what a text says."""

import json

import pytest

DOSE = "care/dose"
WORDS = "At most, take 5 mg."


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    small_project.change("es", DOSE, msgstr="Tome 5 mg como máximo.[^S1]")
    small_project.write("policy.yaml", "name: back-translation\n")
    return small_project


@pytest.fixture
def team(project, people):
    """The people; Mia is a clinician who reads English only, Tia a translator of Spanish."""
    people.invite("Mia", "--role", "clinician", "--language", "en")
    people.invite("Tia", "--role", "translator", "--language", "es")
    people.do("Ana", "sync")
    return people


@pytest.fixture
def approve(team, tmp_path):
    """Let somebody approve what a review shows."""

    def by(name, run=team.do):
        path = tmp_path / "shown.json"
        path.write_text(team.do(name, "review", "es", DOSE, "--all", "--format", "json").out)
        return run(name, "approve", "es", DOSE, "--shown", str(path))

    return by


def shown(team, name="Lin"):
    [text] = json.loads(team.do(name, "review", "es", DOSE, "--all", "--format", "json").out)
    return text


def test_a_back_translation_has_no_characters_that_turn_or_hide_what_stands_beside_it(team):
    ran = team.run("Tia", "back-translate", "es", DOSE, "--text", "At most\u202e, take 5 mg.")

    assert (ran.code, "has no place in words" in ran.err) == (2, True)
    assert shown(team)["back_translations"] == []


def test_a_clinician_who_does_not_read_the_language_approves_what_it_was_translated_back_to(
    both_engines, team, approve
):
    team.do("Tia", "back-translate", "es", DOSE, "--text", WORDS)
    assert [each["text"] for each in shown(team)["back_translations"]] == [WORDS]

    approve("Mia")
    approve("Lin")

    text = shown(team)
    assert text["status"] == "approved"
    assert sorted(text["approvals"]) == [["clinician-by-back-translation"], ["linguist"]]


def test_without_a_back_translation_that_clinician_approves_nothing(team, approve):
    ran = approve("Mia", run=team.run)

    assert (ran.code, "Nobody has translated it back yet." in ran.err) == (1, True)


def test_a_back_translation_that_was_not_shown_is_no_ground_to_approve(team):
    team.do("Tia", "back-translate", "es", DOSE, "--text", WORDS)

    ran = team.run("Mia", "approve", "es", "--digest", shown(team)["digest"])

    assert "Its back-translation was not shown to you." in ran.err


def test_nobody_translates_their_own_words_back(team, project):
    project.change("es", DOSE, msgstr="Tome como máximo 5 mg.[^S1]")
    team.do("Tia", "sync")

    ran = team.run("Tia", "back-translate", "es", DOSE, "--text", WORDS)

    assert "Nobody translates back words that they wrote or brought in." in ran.err


def test_a_back_translation_is_of_one_wording(both_engines, team, approve, project):
    team.do("Tia", "back-translate", "es", DOSE, "--text", WORDS)
    project.change("es", DOSE, msgstr="Tome como máximo 5 mg.[^S1]")
    team.do("Ana", "sync")

    ran = approve("Mia", run=team.run)

    assert "Nobody has translated it back yet." in ran.err
    assert shown(team)["back_translations"] == []


def test_under_strict_an_approval_by_back_translation_is_none_of_a_clinician(
    team, approve, project
):
    team.do("Tia", "back-translate", "es", DOSE, "--text", WORDS)
    approve("Mia")
    approve("Lin")

    project.write("policy.yaml", "name: strict\n")

    assert shown(team)["status"] == "translated"
    assert "es is no language of this account." in approve("Mia", run=team.run).err


def test_a_lost_journal_gets_back_translations_from_the_ledger(team, approve, project):
    team.do("Tia", "back-translate", "es", DOSE, "--text", WORDS)
    approve("Mia")
    approve("Lin")
    (project.root / "instance" / "journal.db").unlink()

    team.do("nobody", "sync")

    assert shown(team, "nobody")["status"] == "approved"


def test_a_file_may_hold_the_back_translation(team, tmp_path):
    path = tmp_path / "back.txt"
    path.write_text(f"{WORDS}\n")

    team.do("Tia", "back-translate", "es", DOSE, "--file", str(path))

    assert f"back         {WORDS}\n" in team.do("Lin", "review", "es", DOSE).out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--text", " "], "This needs a reason."),
        ([], "What does the text say?"),
        (["--text", "a", "--file", "b"], "What does the text say?"),
        (["--file", "missing.txt"], "It cannot be read"),
        (["--text", "x" * 2001], "It has more than 2000 characters."),
        (["--text", "At most\u202e 5 mg."], "U+202E has no place in words"),
    ],
)
def test_what_is_no_back_translation_is_refused(team, words, message):
    ran = team.run("Tia", "back-translate", "es", DOSE, *words)

    assert ran.code in {1, 2}
    assert message in ran.err


def test_under_second_person_another_translator_approves_safety_text(team, approve, project):
    project.write("policy.yaml", "name: second-person\n")
    assert shown(team)["asks"] == ["second-person"]

    approve("Tia")

    assert shown(team)["status"] == "approved"
