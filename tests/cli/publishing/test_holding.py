"""A document can keep the version that readers have until its translations are approved again."""

import json

import pytest

DOSE = ("Take 5 mg at most.", "Take 6 mg at most.")
HOLD = ("publish", "--document", "care", "--hold-until", "es")
PRECAUTIONS = "/v1/en/documents/care/sections/precautions.json"


@pytest.fixture
def held(clinic):
    """The English says another dose, and the document is held until the Spanish is approved."""
    clinic.change_source(*DOSE)
    clinic.do(*HOLD)
    return clinic


def parts_of(clinic):
    """The digest of each part of the document that readers have."""
    parts = clinic.store.manifest(clinic.store.live()).parts
    return {name: digest for name, digest in parts.items() if name.endswith("/care")}


def bring_up_to_date(clinic):
    """Translate the new dose, and clear the mark."""
    text = clinic.project.catalog("es")
    [entry] = [each for each in text if each.msgctxt == "care/dose"]
    clinic.project.change(
        "es", "care/dose", msgstr=entry.msgstr.replace("5", "6"), flags=[], previous_msgid=None
    )
    clinic.do("sync")


def approve_everything(clinic):
    clinic.approve("care", "Lin", "Cleo")


def test_a_held_document_stays_byte_for_byte_in_every_language(clinic):
    before = parts_of(clinic)
    clinic.change_source(*DOSE)

    ran = clinic.do(*HOLD)

    assert parts_of(clinic) == before
    assert set(before) == {"en/care", "es/care", "fr/care"}
    assert "care: held until approved in es." in ran.out
    assert "5 mg" in clinic.read(PRECAUTIONS)["body"]["text"]


def test_lists_and_kinds_show_the_version_that_is_held(clinic):
    kind = clinic.read("/v1/es/sections/precautions.json")
    listed = clinic.read("/v1/es/documents.json")["documents"][0]
    title = clinic.read("/v1/documents.json")["documents"][0]["title"]
    clinic.change_source(*DOSE)
    clinic.project.edit("care.md", "title: Care at home", "title: Caring at home")
    clinic.project.edit("care.md", "summary: What to do at home.", "summary: At home.")
    clinic.do("extract")
    clinic.do("update")

    clinic.do(*HOLD)

    assert clinic.read("/v1/es/sections/precautions.json") == kind
    assert clinic.read("/v1/es/documents.json")["documents"][0] == listed
    assert clinic.read("/v1/documents.json")["documents"][0]["title"] == title


def test_other_documents_go_on(held):
    held.project.edit("questions.md", "50% of patients ask this.", "60% of patients ask this.")

    held.do("publish")

    assert "60%" in held.section("how-many", "en", "questions")["body"]["text"]
    assert "5 mg" in held.read(PRECAUTIONS)["body"]["text"]


def test_a_hold_is_applied_by_later_publishes_and_says_what_it_waits_for(held):
    ran = held.do("publish")

    assert "is live already; nothing changed." in ran.out
    assert "until approved in es; it waits for es care/" in ran.out


def test_a_hold_is_listed_with_who_and_when(held):
    listed, status = (held.do(name).out.splitlines()[-1] for name in ("releases", "status"))

    assert listed == status
    assert listed.startswith("care: held since 20")
    assert f"by {held.people.id_of('Ana')[:8]} until approved in es." in listed


def test_a_hold_ends_by_itself_when_its_languages_are_approved(held):
    bring_up_to_date(held)
    approve_everything(held)

    ran = held.do("publish")

    assert "care: approved in es; its hold is over." in ran.out
    assert "6 mg" in held.read(PRECAUTIONS)["body"]["text"]
    assert held.section("precautions")["translation"]["status"] == "approved"
    assert "held" not in held.do("releases").out


def test_a_hold_can_be_ended_by_hand(held):
    ran = held.do("publish", "--release-hold", "care", "--accept-loss")

    assert "care: its hold is over." in ran.out
    assert "6 mg" in held.read(PRECAUTIONS)["body"]["text"]


def test_ending_a_hold_accepts_no_loss_by_itself(held):
    before = held.files()

    ran = held.run("publish", "--release-hold", "care")

    assert ran.code == 1
    assert "Readers would lose this approved section" in ran.err
    assert held.files() == before


def test_what_is_withdrawn_falls_back_in_its_language_within_the_version_that_is_held(held):
    shown = held.people.do("Lin", "review", "es", "care/precautions", "--all", "--format", "json")
    [title] = json.loads(shown.out)
    words = ("--digest", title["digest"], "--reason", "Wrong.")
    held.people.do("Cleo", "withdraw", "es", *words)

    ran = held.do("publish")

    assert "es  care/precautions: lost: readers get en (withdrawn)" in ran.out
    assert held.section("precautions")["fallback"] == {"reason": "withdrawn", "available": ["en"]}
    assert held.section("precautions")["body"]["text"].startswith("Take 5 mg")
    assert held.section("intro")["language"] == "es"
    assert "until approved in es" in held.do("releases").out


def test_a_source_text_that_is_withdrawn_goes_from_the_version_that_is_held(held):
    shown = held.people.do("Ana", "review", "en", "care/precautions", "--all", "--format", "json")
    [title] = json.loads(shown.out)
    held.people.do("Ana", "withdraw", "en", "--digest", title["digest"], "--reason", "Wrong.")

    held.do("publish")

    for tag in ("en", "es"):
        assert held.section("precautions", tag)["body"]["text"] == ""
        assert held.section("benefits", tag)["notices"][0]["id"] == "withdrawn"
        assert held.section("side-effects", tag)["body"]["text"]
    assert "until approved in es" in held.do("releases").out


def test_a_text_that_is_rejected_outranks_a_hold(held):
    shown = held.people.do("Lin", "review", "es", "care/precautions", "--all", "--format", "json")
    [title] = json.loads(shown.out)
    held.people.do("Cleo", "reject", "es", "--digest", title["digest"], "--note", "Wrong.")

    ran = held.do("publish", "--accept-loss")

    assert "care: a text of the version that was held may not be shown any more" in ran.out
    assert held.section("precautions")["fallback"]["reason"] == "rejected"


def test_a_hold_does_not_outlive_a_stricter_policy(held):
    held.project.edit("policy.yaml", "explanation: {roles: [linguist],            stale: label,    draft: label,    translated: label}",
                      "explanation: {roles: [linguist], stale: withhold, draft: withhold, translated: withhold}")  # fmt: skip

    ran = held.do("publish", "--accept-loss")

    assert "its hold is over" in ran.out
    assert held.section("intro")["language"] == "en"


def test_a_document_that_is_gone_is_held_no_longer(held):
    (held.project.root / "content" / "care.md").unlink()

    ran = held.do("publish", "--accept-loss")

    assert "care: the content has it no longer; its hold is over." in ran.out
    assert parts_of(held) == {}


def test_a_new_language_waits_for_the_hold(held):
    held.project.make_translated("pt-BR", origin="human")

    waits = held.do("publish")
    held.do("publish", "--release-hold", "care", "--accept-loss")

    assert "pt-BR  new language: it waits" in waits.out
    assert "pt-BR" in held.store.manifest(held.store.live()).tags


def test_another_policy_cannot_keep_what_was_published_under_this_one(held):
    before = held.files()

    ran = held.run("publish", "--demo")

    assert ran.code == 1
    assert "under the policy strict; this is demo" in ran.err
    assert held.files() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--document", "nothing", "--hold-until", "es"), "The content has no such document."),
        (("--document", "care", "--hold-until", "xx-"), "xx-"),
        (("--document", "care", "--hold-until", "it"), "does not have this language"),
        (("--document", "care", "--hold-until", " , "), "Name the languages to wait for."),
        (("--release-hold", "care"), "No hold stands on this document."),
        (("--document", "care"), "go together"),
        (("--hold-until", "es"), "go together"),
    ],
)
def test_what_cannot_be_held_is_told_and_changes_nothing(clinic, words, told):
    before = clinic.files()

    ran = clinic.run("publish", *words)

    assert ran.code != 0
    assert told in ran.err
    assert clinic.files() == before


def test_nothing_can_be_held_before_the_first_publish(small_project, run):
    small_project.make_translated("es", origin="human")

    ran = run(*HOLD)

    assert (ran.code, "no version of this document that could be kept" in ran.err) == (1, True)


def test_a_damaged_log_of_holds_stops_a_publish(held):
    log = held.project.settings.releases / "holds.jsonl"
    log.write_bytes(b"{}\n" + log.read_bytes())
    before = held.files()

    ran = held.run("publish")

    assert (ran.code, "holds.jsonl:1" in ran.err) == (1, True)
    assert held.files() == before


def test_a_recall_outranks_a_hold(held):
    held.do("recall", "es", "care/precautions", "--reason", "A wrong word.")

    ran = held.do("publish")

    assert held.section("precautions")["fallback"]["reason"] == "withdrawn"
    assert held.section("precautions", "en")["body"]["text"].startswith("Take 5 mg")
    assert "until approved in es" in ran.out
