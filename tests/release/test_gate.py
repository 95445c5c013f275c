"""What the gate lets through, and what readers get instead."""

from dataclasses import replace
from datetime import date

import pytest

from service.content.policy import Serving, make_demo, make_preview
from service.journal.decisions.verdict import Approval, Verdict
from service.journal.status import Status, digest_text
from service.release.decide import decide_document
from service.release.gate import SOURCE_STATUS, units_of


@pytest.fixture
def decide(small_project):
    """Decide every unit of a document as the files are now, under a policy."""

    def decide_all(document="care", make_policy=lambda policy: policy, **policy_fields):
        inputs = small_project.inputs(make_policy)
        inputs = replace(inputs, policy=replace(inputs.policy, **policy_fields))
        [found] = [item for item in inputs.content.documents if item.id == document]
        return {unit.id: inputs.gate.decide(unit, found) for unit in units_of(found)}

    return decide_all


def told(served):
    return (served.language, served.status, served.reason)


def test_draft_is_withheld_where_the_policy_says_so_and_labelled_where_it_does_not(
    small_project, decide
):
    small_project.make_translated("es")

    served = decide()

    assert told(served["precautions"]["es"]) == ("en", SOURCE_STATUS, "draft")
    assert told(served["intro"]["es"]) == ("es", Status.DRAFT, "")


def test_demo_labels_what_the_policy_withholds(small_project, decide):
    small_project.make_translated("es")

    served = decide(make_policy=make_demo)

    assert {told(unit["es"]) for unit in served.values()} == {("es", Status.DRAFT, "")}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"msgstr": ""}, "missing"),
        ({"flags": ["fuzzy"]}, "fuzzy"),
        ({"msgstr": "mareo <b>x</b>"}, "blocked"),
        ({"msgstr": "\u202emareo"}, "blocked"),
    ],
)
def test_one_text_that_is_never_served_makes_its_section_fall_back_whole(
    small_project, decide, fields, status
):
    small_project.make_translated("es")
    small_project.change("es", "care/dizziness", **fields)

    served = decide(make_policy=make_demo)

    assert told(served["side-effects"]["es"]) == ("en", SOURCE_STATUS, status)
    assert served["side-effects"]["es"].text == {}
    assert served["long-term-effects"]["es"].language == "es"


def test_title_belongs_to_its_section(small_project, decide):
    small_project.make_translated("es")
    small_project.change("es", "care/benefits", flags=["fuzzy"])

    assert told(decide(make_policy=make_demo)["benefits"]["es"])[::2] == ("en", "fuzzy")


def test_title_and_summary_of_a_document_belong_to_its_intro(small_project, decide):
    small_project.make_translated("es")
    small_project.change("es", "care/summary", flags=["fuzzy"])

    assert told(decide(make_policy=make_demo)["intro"]["es"])[::2] == ("en", "fuzzy")


def test_document_without_an_intro_has_a_unit_for_its_title(small_project, decide):
    small_project.make_translated("es")

    served = decide("questions", make_policy=make_demo)

    assert list(served) == ["intro", "how-many"]
    assert list(served["intro"]["es"].text.values()) == ["«es» Preguntas"]


def test_text_for_an_earlier_source_is_stale_and_served_where_policy_labels_it(
    small_project, decide
):
    small_project.make_translated("es", origin="human")
    small_project.edit("care.md", "Read this first.", "Read this before.")
    small_project.edit("care.md", "Take 5 mg at most.", "Take 4 mg at most.")

    served = decide()

    assert told(served["intro"]["es"]) == ("es", Status.STALE, "")
    assert told(served["precautions"]["es"])[::2] == ("en", "stale")


def test_stale_text_whose_number_changed_is_withheld_where_policy_shows_the_source(
    small_project, decide
):
    small_project.make_translated("es", origin="human")
    small_project.edit("care.md", "Read this first.", "Read these 2 pages first.")

    kept, withheld = decide(when_behind={}), decide(when_behind={"number": "source"})

    assert told(kept["intro"]["es"]) == ("es", Status.STALE, "")
    assert told(withheld["intro"]["es"]) == ("en", SOURCE_STATUS, "stale")


def test_human_text_without_the_approval_that_its_level_asks_is_withheld(small_project, decide):
    small_project.make_translated("es", origin="human")

    assert told(decide()["precautions"]["es"])[::2] == ("en", "translated")


def test_chain_is_followed_before_the_source(small_project, decide):
    small_project.make_translated("es", "es-MX")
    small_project.change("es-MX", "care/dose", msgstr="")

    served = decide(make_policy=make_demo, chains={"es-MX": ("es",)})

    assert told(served["precautions"]["es-MX"]) == ("es", Status.DRAFT, "missing")
    assert served["precautions"]["es-MX"].available == ("en", "es")


def test_chain_stops_at_the_source_where_it_names_it(small_project, decide):
    small_project.make_translated("ar", "es")
    small_project.change("es", "care/dose", msgstr="")

    served = decide(make_policy=make_demo, chains={"es": ("en", "ar")})

    assert served["precautions"]["es"].language == "en"


def test_text_shared_with_a_safety_section_is_withheld_as_safety_text(small_project, decide):
    small_project.edit("care.md", "Take 5 mg", "Ask your team.\n\nTake 5 mg")
    small_project.edit("care.md", "Read this first.", "Ask your team.\n\nRead this first.")
    small_project.make_translated("es")

    assert told(decide()["intro"]["es"])[::2] == ("en", "draft")


def test_equal_contexts_of_two_texts_do_not_mix_their_translations(small_project, decide):
    small_project.write(
        "questions.md",
        "---\ntitle: Questions\n---\n## How {#how}\n\n"
        "<!-- context: menu -->\nOpen.\n\n<!-- context: menu -->\nClose.\n",
    )
    small_project.make_translated("es")

    text = decide("questions", make_policy=make_demo)["how"]["es"].text

    assert text["menu", "Open."] == "«es» Abrir."
    assert text["menu", "Close."] == "«es» Cerrar."


def test_translations_that_join_to_another_structure_are_blocked(small_project, decide):
    small_project.edit("care.md", "Take 5 mg at most.[^S1]", "Take 5 mg  \nat most.[^S1]")
    small_project.make_translated("es")
    small_project.change("es", "care/dose", msgstr="a | b[^S1]\n--- | ---\nc | d")

    assert told(decide(make_policy=make_demo)["precautions"]["es"])[::2] == ("en", "blocked")


def test_translation_that_uses_a_definition_of_the_document_to_link_is_blocked(
    small_project, decide
):
    small_project.edit("care.md", "- dizziness", "- [dizziness]")
    small_project.edit("care.md", "### Long", "[nausea]: https://clinic.example/nausea\n\n### Long")
    small_project.edit("care.md", "(nausea) {", "(nausea) [a][nausea] {")
    small_project.make_translated("es")
    assert decide(make_policy=make_demo)["side-effects"]["es"].language == "es"

    small_project.change("es", "care/dizziness", msgstr="«es» [nausea]")

    assert told(decide(make_policy=make_demo)["side-effects"]["es"])[::2] == ("en", "blocked")


def test_preview_shows_what_is_fuzzy_or_blocked_and_nothing_that_is_missing(small_project, decide):
    small_project.make_translated("es")
    small_project.change("es", "care/dizziness", flags=["fuzzy"])
    small_project.change("es", "care/dose", msgstr="# x")
    small_project.change("es", "care/driving", msgstr="")

    served = decide(make_policy=make_preview)

    assert told(served["side-effects"]["es"]) == ("es", Status.FUZZY, "")
    assert told(served["precautions"]["es"]) == ("es", Status.BLOCKED, "")
    assert told(served["long-term-effects"]["es"])[::2] == ("en", "missing")


def test_source_is_a_draft_while_nobody_can_approve_it(small_project, decide):
    small_project.make_translated("es")

    assert {told(unit["en"]) for unit in decide().values()} == {("en", Status.DRAFT, "")}


def test_language_without_any_catalog_reads_the_source(small_project, decide):
    small_project.add_language("es")

    assert {told(unit["es"])[::2] for unit in decide().values()} == {("en", "missing")}


LINGUIST, CLINICIAN, EDITOR = "linguist", "clinician", "editor"


def verdict(*roles, day="2026-01-10", **more):
    """What several persons decided, one for each role."""
    accounts = enumerate(roles)
    given = (Approval(f"{place}", frozenset({role}), day) for place, role in accounts)
    return Verdict(tuple(given), **more)


def digests_in(inputs, language, verdict_of_text, section=None):
    """Decide the same on every text of a document, or of one section of it."""
    [care] = [item for item in inputs.content.documents if item.id == "care"]
    units = [unit for unit in units_of(care) if section in {None, unit.id}]
    standings = inputs.gate.stand([each for unit in units for each in unit.messages], language)
    return {
        digest_text(each.message, each.text, language): verdict_of_text
        for each in standings
        if each.text
    }


@pytest.fixture
def decided(small_project):
    """Decide every unit of a document on a day, with what people decided by language."""

    def decide_all(decisions, today=None, **policy_fields):
        inputs = small_project.inputs()
        policy = replace(inputs.policy, **policy_fields)
        inputs = replace(inputs, policy=policy, today=today, decisions=decisions(inputs))
        [care] = [item for item in inputs.content.documents if item.id == "care"]
        return decide_document(care, inputs.gate, inputs.content.kinds)

    return decide_all


def test_approved_source_is_served_as_approved_and_labels_its_translations(small_project, decided):
    small_project.make_translated("es")
    approved = verdict(EDITOR, CLINICIAN)

    served = decided(lambda inputs: {"en": digests_in(inputs, "en", approved, "intro")}).served

    assert told(served["intro"]["en"]) == ("en", Status.APPROVED, "")
    assert served["intro"]["en"].review.roles == (CLINICIAN, EDITOR)
    assert served["intro"]["es"].source_status is Status.APPROVED
    assert served["benefits"]["en"].status is Status.DRAFT


@pytest.mark.parametrize("taken", [{"is_withdrawn": True}, {"is_rejected": True}])
def test_a_source_that_was_taken_back_takes_parts_and_those_it_accompanies_with_it(
    small_project, decided, taken
):
    small_project.make_translated("es")

    done = decided(
        lambda inputs: {"en": digests_in(inputs, "en", verdict(**taken), "side-effects")}
    )

    left = [unit for unit, served in done.served.items() if not served["es"].is_gone]
    assert left == ["intro", "precautions"]
    for served in (
        done.served[unit][tag] for unit in {*done.served} - {*left} for tag in ("en", "es")
    ):
        assert told(served) == ("en", Status.DRAFT, "withdrawn")
        assert (served.text, served.texts, served.available) == ({}, (), ())


def test_a_part_that_was_taken_back_leaves_the_section_that_it_stood_in(small_project, decided):
    small_project.make_translated("es")
    back = verdict(is_withdrawn=True)

    done = decided(lambda inputs: {"en": digests_in(inputs, "en", back, "long-term-effects")})

    assert not done.served["side-effects"]["en"].is_gone
    assert done.served["long-term-effects"]["en"].is_gone


def test_without_its_title_all_of_a_document_is_empty(small_project, decided):
    small_project.make_translated("es")
    back = verdict(is_withdrawn=True)

    done = decided(lambda inputs: {"en": digests_in(inputs, "en", back, "intro")})

    assert all(served["en"].is_gone for served in done.served.values())
    assert not done.shows_unreviewed_safety


def yearly(policy, overdue):
    levels = {
        level: replace(rules, review_every=365, overdue=overdue)
        for level, rules in policy.levels.items()
    }
    return {"levels": levels}


@pytest.mark.parametrize(
    ("day", "overdue", "expected"),
    [
        ("2027-01-09", Serving.WITHHOLD, ("es", Status.APPROVED, "")),
        ("2027-01-10", Serving.WITHHOLD, ("en", Status.DRAFT, "overdue")),
        ("2027-01-10", Serving.LABEL, ("es", Status.OVERDUE, "")),
    ],
)
def test_a_review_runs_out_on_its_day_and_then_policy_says_what_readers_get(
    small_project, decided, day, overdue, expected
):
    small_project.make_translated("es")
    policy = yearly(small_project.inputs().policy, overdue)
    approved = verdict(LINGUIST, CLINICIAN)

    served = decided(
        lambda inputs: {"es": digests_in(inputs, "es", approved)}, date.fromisoformat(day), **policy
    ).served

    assert told(served["side-effects"]["es"]) == expected


def test_an_overdue_source_stays_and_says_so(small_project, decided):
    small_project.make_translated("es")
    policy = yearly(small_project.inputs().policy, Serving.WITHHOLD)
    approved = verdict(EDITOR, CLINICIAN)

    served = decided(
        lambda inputs: {"en": digests_in(inputs, "en", approved)}, date(2027, 3, 1), **policy
    ).served

    assert told(served["side-effects"]["en"]) == ("en", Status.OVERDUE, "")
    assert served["side-effects"]["es"].language == "en"


def test_the_last_of_enough_approvals_counts_for_when_a_review_runs_out():
    early, late = (Approval(name, frozenset({role}), day)
                   for name, role, day in (("a", LINGUIST, "2026-01-01"), ("b", LINGUIST, "2026-06-01")))  # fmt: skip
    clinician = Approval("c", frozenset({CLINICIAN}), "2026-03-01")

    assert Verdict((early, late, clinician)).since((LINGUIST, CLINICIAN)) == "2026-03-01"
    assert Verdict((early, late)).since((LINGUIST,)) == "2026-06-01"
    assert Verdict((early, late), needs_two=True).since((LINGUIST,)) == "2026-01-01"
    assert Verdict((early,)).since((LINGUIST, CLINICIAN)) == ""
