"""What editors say of changes of the source, and what becomes of what was approved."""

import json

import pytest

from service.release.store import ReleaseStore

SAFE = "care#side-effects"
OLD, NEW = "- dizziness {#dizziness}", "- feeling dizzy {#dizziness}"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    for name in ("care/dizziness", "care/nausea", "care/side-effects"):
        entry = entry_of(small_project, name)
        small_project.change("es", name, msgstr=entry.msgstr.removeprefix("«es» "))
    return small_project


def entry_of(project, name):
    return next(each for each in project.catalog("es") if each.msgctxt == name)


@pytest.fixture
def team(project, people):
    """The people, with all texts in the journal, brought in by Ana; Edda and Dora look after the source."""
    people.invite("Edda", "--role", "editor", "--language", "en")
    people.invite("Dora", "--role", "clinician", "--language", "en")
    people.do("Ana", "sync")
    return people


@pytest.fixture
def approve(team, tmp_path):
    """Approve a target in Spanish, as one person after the other."""

    def by(*names, target=SAFE):
        path = tmp_path / "shown.json"
        path.write_text(team.do("Lin", "review", "es", target, "--format", "json").out)
        for name in names:
            team.do(name, "approve", "es", "--shown", str(path))

    return by


def edit(project, team, old=OLD, new=NEW):
    """Change the source as an author does, and bring the catalogs up to it."""
    project.edit("care.md", old, new)
    project.extract()
    project.update()
    team.do("Ana", "sync")


def changes(team):
    return json.loads(team.do("nobody", "source", "changes", "--format", "json").out)


def shown(team, target="care/dizziness"):
    [text] = json.loads(team.do("Lin", "review", "es", target, "--all", "--format", "json").out)
    return text


def status_of(team, target="care/dizziness"):
    return shown(team, target)["status"]


TYPO = ("source", "class", "typo", "care/dizziness", "--reason", "It says the same.")


def test_a_change_is_listed_with_its_words_and_what_is_at_stake(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)

    [change] = changes(team)

    assert (change["before"], change["after"]) == ("dizziness", "feeling dizzy")
    assert (change["kind"], change["grave"], change["class"]) == ("wording", [], None)
    assert (change["message"], change["at_stake"]) == ("care/dizziness", ["es"])
    told = team.do("nobody", "source", "changes", "care").out
    assert "[-dizziness-]{+feeling dizzy+}" in told


def test_an_approved_text_stays_approved_over_a_typo(both_engines, approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)
    assert status_of(team) == "fuzzy"

    told = team.do("Dora", *TYPO).out

    assert "approvals were carried in es" in told
    text = shown(team)
    assert (text["status"], text["source"]) == ("approved", "feeling dizzy")
    assert sorted(text["approvals"]) == [["clinician"], ["linguist"]]
    entry = entry_of(project, "care/dizziness")
    assert (entry.msgid, entry.msgstr, entry.flags) == ("feeling dizzy", "mareo", [])
    assert changes(team) == []


@pytest.mark.parametrize("name", ["Edda", "Lin", "Ana"])
def test_safety_text_asks_a_clinician_to_call_its_change_harmless(name, approve, team, project):
    team.do("Ana", "account", "change", "Lin", "--language", "es", "--language", "en")
    approve("Lin", "Cleo")
    edit(project, team)

    ran = team.run(name, *TYPO)

    assert (ran.code, "asks for a clinician" in ran.err) == (1, True)
    assert status_of(team) == "fuzzy"


def test_an_editor_carries_what_a_linguist_approved_of_other_text(approve, team, project):
    project.change("es", "care/read-first", msgstr="Lea primero esto.")
    team.do("Ana", "sync")
    approve("Lin", target="care/read-first")
    edit(project, team, "Read this first.", "Read this first!")

    team.do("Edda", *TYPO[:3], "care/read-first", "--reason", "A mark.")

    assert status_of(team, "care/read-first") == "approved"


@pytest.mark.parametrize("name", ["editorial", "typo"])
def test_a_changed_number_cannot_be_called_harmless(name, approve, team, project):
    edit(project, team, "Take 5 mg at most.", "Take 50 mg at most.")

    ran = team.run("Dora", "source", "class", name, "care/dose", "--reason", "A slip.")

    assert (ran.code, "The checks call this change number" in ran.err) == (1, True)
    assert changes(team)[0]["class"] is None


def test_a_clinical_change_is_recorded_and_leaves_the_text_behind(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)

    team.do("Edda", "source", "class", "clinical", "care/dizziness", "--reason", "Another thing.")

    assert status_of(team) == "fuzzy"
    assert changes(team)[0]["class"] == "clinical"


def test_what_was_called_clinical_can_be_called_a_typo_after_all(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)
    team.do("Edda", "source", "class", "clinical", "care/dizziness", "--reason", "Another thing.")

    team.do("Dora", *TYPO)

    assert status_of(team) == "approved"


def test_a_source_that_is_changed_back_has_its_approved_text_again(
    both_engines, approve, team, project
):
    approve("Lin", "Cleo")
    before = shown(team)["digest"]
    edit(project, team)
    team.do("Dora", *TYPO)

    edit(project, team, NEW, OLD)

    text = shown(team)
    assert (text["status"], text["digest"]) == ("approved", before)
    assert entry_of(project, "care/dizziness").flags == []


def test_a_rejected_text_stays_behind(approve, team, project):
    approve("Lin", "Cleo")
    team.do("Cleo", "reject", "es", "--digest", shown(team)["digest"], "--note", "Say vértigo.")
    edit(project, team)

    told = team.do("Dora", *TYPO).out

    assert "es care/dizziness stays behind" in told
    assert status_of(team) != "approved"


def test_a_withdrawal_after_a_carry_holds(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)
    team.do("Dora", *TYPO)

    team.do("Ana", "withdraw", "es", "--digest", shown(team)["digest"], "--reason", "Wrong.")

    assert status_of(team) == "withdrawn"


def test_whoever_carries_approves_nothing_by_it(approve, team, project):
    approve("Lin")
    edit(project, team)

    team.do("Dora", *TYPO)

    assert shown(team)["approvals"] == [["linguist"]]
    assert status_of(team) == "translated"


def test_a_text_without_approvals_comes_forward_without_any(team, project):
    edit(project, team)

    told = team.do("Dora", *TYPO).out

    assert "1 texts stand for the new words; approvals were carried in no language." in told
    assert status_of(team) == "translated"


def test_a_message_without_an_id_is_classed_by_its_short_name(both_engines, approve, team, project):
    project.change("es", "50% of patients ask this.", "questions", msgstr="El 50 % pregunta esto.")
    team.do("Ana", "sync")
    approve("Lin", target="questions")
    project.edit("questions.md", "patients ask this.", "patients do ask this.")
    project.extract()
    project.update()
    team.do("Ana", "sync")
    [change] = changes(team)

    team.do("Edda", "source", "class", "editorial", change["id"], "--reason", "Clearer.")

    entry = next(each for each in project.catalog("es", "questions") if "do ask" in each.msgid)
    assert "fuzzy" not in entry.flags
    texts = json.loads(team.do("Lin", "review", "es", "questions", "--all", "--format", "json").out)
    assert {each["status"] for each in texts if each["level"] == "explanation"} == {"approved"}


def test_a_whole_document_is_classed_at_once(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)
    edit(project, team, "feeling sick (nausea)", "feeling ill (nausea)")

    team.do("Dora", "source", "class", "editorial", "--document", "care", "--reason", "Plainer.")

    assert (status_of(team), status_of(team, "care/nausea")) == ("approved", "approved")


def test_each_change_is_asked_about_at_a_terminal(approve, team, project):
    edit(project, team)
    edit(project, team, "feeling sick (nausea)", "feeling ill (nausea)")
    team.type("y\nn\n")

    told = team.do("Dora", "source", "class", "typo", "--interactive", "--reason", "Slips.").out

    assert told.count("Is this typo? [y/N]") == 2
    assert len(changes(team)) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("care/dizzy",), "No change is called so."),
        ((), "Say which changes you mean."),
        (("--document", "cars"), "There is no such document."),
        (("--interactive",), "Nobody is here"),
    ],
)
def test_what_cannot_be_meant_is_refused(words, why, team, project):
    edit(project, team)
    team.say("y\n")

    ran = team.run("Dora", "source", "class", "typo", *words, "--reason", "A slip.")

    assert (ran.code, why in ran.err) == (1, True)


def test_a_change_is_classed_once_the_catalogs_have_it(approve, team, project):
    project.edit("care.md", OLD, NEW)

    ran = team.run("Dora", *TYPO)

    assert "are behind the source" in ran.err
    assert "polyleaf update" in ran.err


def forge(project, language, change):
    path = project.root / "translations" / language / "decisions.jsonl"
    path.write_text("".join(map(change, path.read_text().splitlines(keepends=True))))


def test_an_empty_journal_and_the_key_give_carried_approvals_back(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)
    team.do("Dora", *TYPO)
    (project.root / "instance" / "journal.db").unlink()

    team.do("nobody", "sync")

    status = json.loads(team.do("nobody", "status", "--format", "json").out)
    care = next(row for row in status if row["domain"] == "care" and row["language"] == "es")
    assert care["messages"]["approved"] == 3


def test_a_forged_carry_is_claimed_and_changes_nothing(both_engines, approve, team, project):
    approve("Lin", "Cleo")
    before, after = NEW, OLD
    edit(project, team, after, before)
    team.do("Dora", *TYPO)
    digest = shown(team)["digest"]
    edit(project, team, NEW, "- being dizzy {#dizziness}")
    project.change("es", "care/dizziness", flags=[], previous_msgid=None)
    team.do("Ana", "sync")
    now = shown(team)["digest"]

    forge(project, "es", lambda line: line + line.replace(digest, now) * ('"carry"' in line))
    told = team.do("Ana", "sync").err

    assert "1 decision is only claimed" in told
    assert status_of(team) == "translated"


def test_a_safety_change_takes_what_stood_there_off_the_air_in_every_language(
    approve, team, project
):
    approve("Lin", "Cleo")
    team.do("Ana", "publish")
    edit(project, team, "Take 5 mg at most.", "Take 4 mg at most.")

    told = team.do("Edda", "source", "class", "safety", "care/dose", "--reason", "Too much.").out

    assert "1 texts are off the air in every release." in told
    assert changes(team)[0]["class"] == "safety"
    assert "5 mg" not in served(project, "en", "precautions")
    team.run("Ana", "rollback")
    assert "5 mg" not in served(project, "en", "precautions")
    team.do("Ana", "publish")
    assert "4 mg" in served(project, "en", "precautions")


def served(project, language, section):
    """The body of a section as the live release has it."""
    store = ReleaseStore(project.settings.releases)
    opened = store.open(store.live())
    path = f"/v1/{language}/documents/care/sections/{section}.json"
    return opened.read(opened.find(path)).decode()


def test_a_typo_that_was_none_can_be_called_clinical_after_all(
    both_engines, approve, team, project
):
    approve("Lin", "Cleo")
    edit(project, team)
    team.do("Dora", *TYPO)

    told = team.do(
        "Edda", "source", "class", "clinical", "care/dizziness", "--reason", "It is another thing."
    ).out

    assert "What was carried over them is taken back in es." in told
    team.do("Ana", "sync")
    assert status_of(team) == "fuzzy"
    project.change("es", "care/dizziness", flags=[], previous_msgid=None)
    team.do("Ana", "sync")
    assert status_of(team) == "translated"
    assert changes(team) == []


def test_a_class_of_a_whole_document_takes_nothing_back(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)
    team.do("Dora", *TYPO)
    edit(project, team, "feeling sick (nausea)", "feeling ill (nausea)")

    more = ("--document", "care", "--reason", "It is another thing.")
    team.do("Edda", "source", "class", "clinical", *more)

    assert (status_of(team), status_of(team, "care/nausea")) == ("approved", "fuzzy")


def test_a_source_that_goes_to_and_fro_has_its_texts_each_time(approve, team, project):
    approve("Lin", "Cleo")
    edit(project, team)
    team.do("Dora", *TYPO)
    edit(project, team, NEW, OLD)

    edit(project, team)

    assert status_of(team) == "approved"


def test_what_people_approved_of_the_source_itself_is_carried_too(team, project, tmp_path):
    path = tmp_path / "shown.json"
    path.write_text(team.do("Dora", "review", "en", "care/dizziness", "--format", "json").out)
    for name in ("Edda", "Dora"):
        team.do(name, "approve", "en", "--shown", str(path))
    edit(project, team)
    [change] = changes(team)

    team.do("Dora", *TYPO)

    [text] = json.loads(
        team.do("Dora", "review", "en", "care/dizziness", "--all", "--format", "json").out
    )
    assert change["at_stake"] == ["en"]
    assert (text["source"], text["status"]) == ("feeling dizzy", "approved")


def test_what_was_called_dangerous_is_no_typo_any_more(team, project):
    edit(project, team)
    more = ("care/dizziness", "--reason", "It was wrong.")
    team.do("Edda", "source", "class", "safety", *more)

    ran = team.run("Dora", *TYPO)

    assert (ran.code, "was taken off the air" in ran.err) == (1, True)


def test_a_damaged_ledger_stops_a_class_before_anything_is_changed(approve, team, project):
    edit(project, team)
    project.change("es", "care/nausea", msgstr="náuseas")
    ledger = project.root / "translations" / "es" / "decisions.jsonl"
    ledger.write_text("?\n")

    ran = team.run("Dora", *TYPO)
    ledger.unlink()

    assert (ran.code, "nothing was changed" in ran.err) == (1, True)
    assert [each["class"] for each in changes(team)] == [None]
    assert json.loads(team.do("Ana", "sync", "--format", "json").out)["import"] is not None


def test_a_class_counts_where_its_ledger_cannot_be_written_and_says_so(team, project):
    edit(project, team)
    ledger = project.root / "translations" / "en" / "decisions.jsonl"
    ledger.mkdir(parents=True)

    ran = team.run("Dora", *TYPO)
    ledger.rmdir()
    team.do("Ana", "sync")

    assert ran.code == 0
    assert "The class counts" in ran.err
    assert "nothing was changed" not in ran.err
    assert status_of(team) == "translated"
    assert '"class"' in ledger.read_text()
