"""Decisions over HTTP: by persons, on exactly the texts that they were shown."""

from service.journal.accounts.model import PERSONAL, Role

DECISIONS = "/api/1/languages/es/decisions"
DOSE = "care/dose"


def digest_of(office, address=DOSE, name="tia"):
    return office.message(address, name=name)[0]["digest"]


def decide(office, name, kind, *digests, **more):
    return office.post(name, DECISIONS, {"kind": kind, "digests": [*digests], **more})


def test_two_persons_approve_a_safety_text(any_office):
    digest = digest_of(any_office)

    first = decide(any_office, "lin", "approve", digest)
    between = any_office.message(DOSE)[0]["status"]
    second = decide(any_office, "cleo", "approve", digest, reason="Read on paper.")

    assert (first.status_code, second.status_code) == (201, 201)
    assert between == "translated"
    shown, _ = any_office.message(DOSE)
    assert shown["status"] == "approved"
    assert shown["approvals"] == [["clinician"], ["linguist"]] or shown["approvals"] == [
        ["linguist"],
        ["clinician"],
    ]
    ledger = any_office.root / "translations/es/decisions.jsonl"
    assert len(ledger.read_text("utf-8").splitlines()) == 2


def test_what_changed_since_it_was_shown_is_not_decided(any_office):
    shown, tag = any_office.message(DOSE)
    any_office.write("tia", DOSE, "5 mg, no más.[^S1]", tag)

    refused = decide(any_office, "lin", "approve", shown["digest"])

    assert (refused.status_code, refused.json["gone"]) == (409, [shown["digest"]])
    assert any_office.message(DOSE)[0]["decisions"] == []


def test_one_text_that_is_not_there_stops_all_of_a_decision(office):
    refused = decide(office, "lin", "approve", digest_of(office), "0" * 64)

    assert (refused.status_code, refused.json["gone"]) == (409, ["0" * 64])
    assert office.message(DOSE)[0]["decisions"] == []


def test_nobody_approves_their_own_words(office):
    _, tag = office.message(DOSE)
    written = office.write("lin", DOSE, "5 mg, no más.[^S1]", tag).json

    refused = decide(office, "lin", "approve", written["digest"])

    assert refused.status_code == 403
    assert refused.json["type"] == "urn:polyleaf:problem:forbidden"
    assert "wrote" in refused.json["faults"][0]["message"]
    assert written["refusals"]


def test_machines_decide_nothing(office):
    refused = decide(office, "bot", "reject", digest_of(office), reason="No.")

    assert refused.status_code == 403
    assert refused.json["type"] == "urn:polyleaf:problem:wrong-scope"


def test_a_digest_of_another_language_looks_like_none(office):
    digest = office.message(DOSE, "ar", "amir")[0]["digest"]

    refused = decide(office, "lin", "approve", digest)

    assert (refused.status_code, refused.json["gone"]) == (409, [digest])


def test_a_withdrawn_text_comes_back_only_by_approvals_that_name_it(office):
    digest = digest_of(office)
    withdrawn = decide(office, "lin", "withdraw", digest, reason="It reads as a diagnosis.").json

    without = decide(office, "lin", "approve", digest)
    naming = [
        decide(office, each, "approve", digest, revokes=[withdrawn["id"]])
        for each in ("lin", "cleo")
    ]

    assert without.status_code == 403
    assert [each.status_code for each in naming] == [201, 201]
    assert office.message(DOSE)[0]["status"] == "approved"


def test_what_checks_find_is_waived_by_naming_it(office):
    _, tag = office.message(DOSE)
    blocked = office.write("tia", DOSE, "Tome 50 mg como máximo.[^S1]", tag).json
    rules = sorted({each["rule"] for each in blocked["findings"] if each["severity"] == "block"})

    silent = decide(office, "lin", "waive", blocked["digest"], reason="So says the clinic.")
    waived = decide(
        office, "lin", "waive", blocked["digest"], reason="So says the clinic.", rules=rules
    )

    assert (blocked["status"], silent.status_code, waived.status_code) == ("blocked", 403, 201)
    assert office.message(DOSE)[0]["status"] == "translated"


def test_a_qualification_that_ran_out_approves_nothing(office):
    yesterday = office.now.date().replace(day=office.now.day - 1)
    office.join("old", (Role.LINGUIST,), ("es",), qualification="MA", qualified_until=yesterday)

    refused = decide(office, "old", "approve", digest_of(office))

    assert refused.status_code == 403
    assert "ran out" in refused.json["faults"][0]["message"]


def test_a_token_revoked_a_moment_ago_decides_nothing(office):
    digest = digest_of(office)
    office.tokens["late"] = office.give("lin", PERSONAL, until=office.now)

    refused = decide(office, "late", "approve", digest)

    assert refused.status_code == 401
    assert office.message(DOSE)[0]["decisions"] == []


def test_a_ledger_that_cannot_be_read_stops_a_decision_before_it_is_made(office):
    digest = digest_of(office)
    office.root.joinpath("translations/es/decisions.jsonl").write_text("{\n", "utf-8")

    refused = decide(office, "lin", "approve", digest)

    assert refused.status_code == 422
    assert refused.json["faults"][0]["path"] == "translations/es/decisions.jsonl"
    lines = office.get("ana", "/api/1/audit?limit=200").json["items"]
    assert not [each for each in lines if each["table"] == "decisions"]


def test_a_decision_counts_where_its_ledger_cannot_be_written(office):
    digest = digest_of(office)
    office.root.joinpath("translations/es/decisions.jsonl").mkdir()

    decided = decide(office, "lin", "approve", digest)

    assert decided.status_code == 201, decided.text
