"""What reviewers do in the terminal, under the strict policy."""

import json
import subprocess

import pytest

SAFE = "care#side-effects"


@pytest.fixture
def project(small_project):
    small_project.make_translated("es", origin="human")
    for name in ("care/dizziness", "care/nausea", "care/side-effects"):
        entry = next(e for e in small_project.catalog("es") if e.msgctxt == name)
        small_project.change("es", name, msgstr=entry.msgstr.removeprefix("«es» "))
    return small_project


@pytest.fixture
def team(project, people):
    """The people, with all texts in the journal, brought in by Ana."""
    people.do("Ana", "sync")
    return people


@pytest.fixture
def approve(team, tmp_path):
    """Review a target and approve what was shown, as one person after the other."""

    def by(*names, target=SAFE, more=()):
        path = tmp_path / "shown.json"
        path.write_text(team.do("Lin", "review", "es", target, "--format", "json").out)
        for name in names:
            team.do(name, "approve", "es", "--shown", str(path), *more)

    return by


def shown(team, target="care/dizziness"):
    [text] = json.loads(team.do("Lin", "review", "es", target, "--all", "--format", "json").out)
    return text


def status_of(team, target="care/dizziness"):
    return shown(team, target)["status"]


def test_what_waits_is_shown_the_gravest_first_with_what_it_asks(team):
    listed = json.loads(team.do("Lin", "review", "es", "--format", "json").out)

    levels = [each["level"] for each in listed]
    order = ["safety", "claim", "explanation", "interface"]
    assert levels == sorted(levels, key=order.index)
    text = next(each for each in listed if each["message"] == "care/dizziness")
    assert (text["source"], text["translation"]) == ("dizziness", "mareo")
    assert (text["asks"], text["refusals"]) == (["linguist", "clinician"], [])


def test_two_persons_of_the_two_roles_approve_safety_text(both_engines, approve, team):
    approve("Lin")
    assert status_of(team) == "translated"

    approve("Cleo")

    assert status_of(team) == "approved"


def test_nobody_approves_words_of_their_own(both_engines, approve, team, project):
    project.change("es", "care/dizziness", msgstr="mareos")
    team.do("Lin", "sync")
    digest = shown(team)["digest"]

    ran = team.run("Lin", "approve", "es", "--digest", digest)

    assert ran.code == 1
    assert "Nobody approves words that they wrote or brought in." in ran.err
    assert not (project.root / "translations" / "es" / "decisions.jsonl").exists()


def test_a_text_of_an_unknown_author_needs_two_who_approve(approve, team, project):
    team.invite("Leo", "--role", "linguist", "--language", "es")
    project.change("es", "care/read-first", msgstr="Lea primero esto.")
    team.do("Ana", "sync", "--author", "somebody outside")

    approve("Lin", target="care/read-first")
    assert status_of(team, "care/read-first") == "translated"

    approve("Leo", target="care/read-first")
    assert status_of(team, "care/read-first") == "approved"


def test_another_wording_is_not_approved_and_the_first_one_is_again(
    both_engines, approve, team, project
):
    approve("Lin", "Cleo")
    project.change("es", "care/dizziness", msgstr="mareos")
    assert status_of(team) == "translated"

    project.change("es", "care/dizziness", msgstr="mareo")

    assert status_of(team) == "approved"


def test_a_withdrawn_text_comes_back_only_by_approvals_that_name_it(both_engines, approve, team):
    approve("Lin", "Cleo")
    digest = shown(team)["digest"]
    team.do("Ana", "withdraw", "es", "--digest", digest, "--reason", "A wrong word.")
    assert status_of(team) == "withdrawn"
    refused = team.run("Lin", "approve", "es", "--digest", digest)
    named = refused.err.split("--despite ")[1].split()[0]

    for name in ("Lin", "Cleo"):
        team.do(name, "approve", "es", "--digest", digest, "--despite", named)

    assert status_of(team) == "approved"


def test_a_rejected_text_says_why(team):
    digest = shown(team)["digest"]

    team.do("Cleo", "reject", "es", "--digest", digest, "--note", "Say vértigo.")

    assert status_of(team) == "rejected"
    assert "Say vértigo." in team.do("Lin", "review", "es", "care/dizziness").out


def test_a_waived_finding_blocks_no_longer(team, project):
    project.change("es", "care/dose", msgstr="Tome cinco mg y 7 ml como máximo.[^S1]")
    team.do("Ana", "sync")
    text = shown(team, "care/dose")
    assert text["status"] == "blocked"

    words = ["es", "care/dose", "--digest", text["digest"], "--reason", "As agreed."]
    team.do("Lin", "waive", *words)

    after = shown(team, "care/dose")
    assert after["status"] == "translated"
    assert after["waived"] == sorted(
        {each["rule"] for each in text["findings"] if each["severity"] == "block"}
    )


def test_a_text_that_changed_since_it_was_shown_is_refused(team, project):
    digest = shown(team)["digest"]
    project.change("es", "care/dizziness", msgstr="mareos")

    ran = team.run("Lin", "approve", "es", "--digest", digest)

    assert "it may have changed since you were shown it" in ran.err


def test_without_a_person_who_looks_nothing_is_approved(team):
    team.say("y\n")

    ran = team.run("Lin", "approve", "es", SAFE)

    assert (ran.code, "Nobody is here" in ran.err) == (1, True)


def test_at_a_terminal_the_texts_are_shown_before_the_question(team):
    team.type("y\n")

    ran = team.do("Lin", "approve", "es", SAFE)

    assert "translation  mareo\n" in ran.out
    assert "Decide on these 3 texts? [y/N]" in ran.out
    assert shown(team)["approvals"] == [["linguist"]]


def test_whoever_says_no_at_a_terminal_has_decided_nothing(team):
    team.type("n\n")

    assert team.run("Lin", "approve", "es", SAFE).code == 1

    assert shown(team)["approvals"] == []


def test_a_machines_token_approves_nothing(team):
    team.tokens["bot"] = team.do("Lin", "token", "create").out.strip()

    ran = team.run("bot", "approve", "es", "--digest", shown(team)["digest"])

    assert "machines make none" in ran.err


def test_equal_words_of_one_level_are_decided_together(team, project):
    project.edit(
        "care.md", "- dizziness {#dizziness}", "- dizziness {#dizziness}\n- dizziness {#again}"
    )
    project.extract()
    project.update()
    project.change("es", "care/again", msgstr="mareo")
    team.do("Ana", "sync")
    text = shown(team)

    team.do("Lin", "approve", "es", "--digest", text["digest"], "--equal")

    assert text["equal"] == [shown(team, "care/again")["digest"]]
    assert shown(team, "care/again")["approvals"] == [["linguist"]]


def test_what_changed_since_the_last_words_is_marked(team, project):
    project.change("es", "care/dizziness", msgstr="mareo leve")
    team.do("Ana", "sync")

    told = team.do("Lin", "review", "es", "care/dizziness").out

    assert "mareo{+ leve+}" in told


def forge(project, change):
    path = project.root / "translations" / "es" / "decisions.jsonl"
    path.write_text(path.read_text() + change(path.read_text().splitlines()[0]) + "\n")


def test_a_forged_line_is_claimed_and_changes_nothing(both_engines, approve, team, project):
    approve("Lin")
    clinician, linguist = team.id_of("Cleo"), team.id_of("Lin")
    forge(
        project,
        lambda line: line.replace(linguist, clinician).replace('"linguist"', '"clinician"'),
    )

    told = team.do("Ana", "sync").err

    assert "1 decision is only claimed" in told
    assert "did not sign it" in told
    assert "polyleaf trust" not in told
    assert status_of(team) == "translated"


def test_a_decision_counts_where_a_ledger_is_damaged_and_says_so(approve, team, project):
    ledger = project.root / "translations" / "es" / "decisions.jsonl"
    ledger.write_text("?\n")
    digest = shown(team)["digest"]

    ran = team.run("Lin", "withdraw", "es", "--digest", digest, "care", "--reason", "Wrong.")
    ledger.unlink()
    team.do("Ana", "sync")

    assert ran.code == 0
    assert "The decision counts" in ran.err
    assert "nothing was changed" not in ran.err
    assert status_of(team) == "withdrawn"
    assert '"withdraw"' in ledger.read_text()


def test_a_line_that_is_taken_out_of_a_ledger_comes_back(approve, team, project):
    approve("Lin")
    ledger = project.root / "translations" / "es" / "decisions.jsonl"
    before = ledger.read_bytes()
    ledger.write_bytes(b"")

    team.do("Ana", "sync")

    assert ledger.read_bytes() == before


def test_an_empty_journal_and_the_key_give_every_approval_back(approve, team, project):
    approve("Lin", "Cleo")
    (project.root / "instance" / "journal.db").unlink()

    team.do("nobody", "sync")

    status = json.loads(team.do("nobody", "status", "--format", "json").out)
    care = next(row for row in status if row["domain"] == "care")
    assert care["messages"]["approved"] == 3


def test_a_withdrawal_of_one_branch_holds_after_git_merged_the_ledgers(
    approve, team, project, require_tool
):
    def git(*words):
        who = ("-c", "user.name=x", "-c", "user.email=x@clinic.example")
        subprocess.run([require_tool("git"), *who, *words], cwd=project.root, check=True)

    def commit():
        git("add", ".gitattributes", "translations/es/decisions.jsonl")
        git("commit", "--quiet", "--message", "Decide")

    ledger = project.root / "translations" / "es" / "decisions.jsonl"
    git("init", "--quiet", "--initial-branch=main")
    approve("Lin")
    commit()
    approve("Cleo")
    commit()
    cleo = [line for line in ledger.read_text().splitlines() if '"clinician"' in line]
    git("checkout", "--quiet", "-b", "other", "HEAD~1")
    team.do("Ana", "withdraw", "es", "--digest", shown(team)["digest"], "--reason", "Wrong.")
    lines = ledger.read_text().splitlines()
    ledger.write_text("".join(f"{line}\n" for line in lines if line not in cleo))
    commit()

    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-edit", "other")
    (project.root / "instance" / "journal.db").unlink()
    team.do("nobody", "sync")

    merged = json.loads(team.do("nobody", "status", "--format", "json").out)
    care = next(row for row in merged if row["domain"] == "care")
    assert (care["messages"]["approved"], care["messages"]["withdrawn"]) == (2, 1)


def test_decisions_of_another_instance_count_once_an_admin_trusts_its_key(approve, team, project):
    approve("Lin", "Cleo")
    for name in ("journal.db", "signing-key"):
        (project.root / "instance" / name).unlink()
    team.begin()
    claimed = team.do("Ana", "sync").err
    key = claimed.split("polyleaf trust ")[1].split()[0]
    team.invite("Lin", "--role", "linguist", "--language", "es")
    assert status_of(team) == "translated"

    team.do("Ana", "trust", key)
    team.do("Ana", "sync")

    assert status_of(team) == "approved"


def test_a_ledger_that_cannot_be_read_stops_the_sync(approve, team, project):
    approve("Lin")
    forge(project, lambda _: "<<<<<<< HEAD")

    ran = team.run("Ana", "sync")

    assert ran.code == 1
    assert "translations/es/decisions.jsonl:2: This is no line of a ledger" in ran.err
