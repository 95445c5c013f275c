"""What people decided reaches readers, and nothing that they did not approve does so under strict."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.catalogs.template import merge_messages
from service.catalogs.texts import Origin
from service.content.model import Level
from service.journal.decisions.verdict import Approval, Attestation, Verdict
from service.journal.status import digest_text
from service.release.build import build, build_incrementally
from service.release.earlier import EarlierText, EarlierUnit
from service.release.gate import units_of
from service.release.memo.file import read_memo, write_memo
from service.release.memo.shelf import StoreShelf
from service.release.record import digest_source
from service.release.store import ReleaseStore

ROLES = ("linguist", "clinician")
DAYS = ("2026-11-20", "2026-11-21")
APPROVALS = st.lists(
    st.builds(
        Approval,
        st.sampled_from("ab"),
        st.sampled_from([frozenset(ROLES[:1]), frozenset(ROLES[1:]), frozenset(ROLES)]),
        st.sampled_from(DAYS),
    ),
    max_size=2,
    unique_by=lambda each: each.account,
)
VERDICTS = st.builds(
    Verdict,
    APPROVALS.map(tuple),
    is_withdrawn=st.booleans(),
    is_rejected=st.sampled_from([False, False, False, True]),
)
BOTH = Verdict(
    tuple(Approval(account, frozenset({role}), day)
          for account, role, day in zip("ab", ROLES, DAYS, strict=True))
)  # fmt: skip


@pytest.fixture(scope="module")
def inputs(small_project_in, tmp_path_factory):
    """The small project in Spanish, with few interface strings."""
    project = small_project_in(tmp_path_factory.mktemp("decided"))
    project.make_translated("es")
    loaded = project.inputs()
    return replace(loaded, interface=loaded.interface[:12])


def digests_of(inputs):
    """The Spanish texts of the document: the message of each digest."""
    [care] = [each for each in inputs.content.documents if each.id == "care"]
    messages = [message for message, _ in merge_messages(care.messages)]
    catalog = inputs.texts["es"]["care"]
    return {digest_text(each, catalog.find(each), "es"): each for each in messages}


def decide(inputs, verdicts):
    return replace(inputs, decisions={"es": verdicts})


def sections_of(release):
    """The sections for readers of Spanish, by id."""
    found = {}
    for part in release.parts:
        for path, response in part.responses.items():
            if path.startswith("/v1/es/documents/care/sections/") and path.endswith(".json"):
                section = json.loads(response.body)
                found[section["id"]] = section
    return found


def test_a_section_that_two_persons_approved_is_served_with_their_roles(inputs):
    verdicts = dict.fromkeys(digests_of(inputs), BOTH)

    sections = sections_of(build(decide(inputs, verdicts)))

    effects = sections["side-effects"]
    assert (effects["language"], effects["translation"]["status"]) == ("es", "approved")
    assert effects["review"] == {
        "roles": ["clinician", "linguist"], "last": "2026-11-21", "next_due": None,
        "attested": [],
    }  # fmt: skip
    assert sections["benefits"]["review"]["roles"] == ["linguist"]


def test_a_section_all_of_which_was_certified_says_by_whom_in_both_formats(inputs):
    certified = replace(BOTH, attested=(Attestation("Example <b> Agency", "f" * 64, "2026-11-20"),))
    verdicts = {
        digest: BOTH if message.context == "care/dizziness" else certified
        for digest, message in digests_of(inputs).items()
    }

    release = build(decide(inputs, verdicts))

    sections = sections_of(release)
    assert sections["side-effects"]["review"]["attested"] == []
    assert sections["precautions"]["review"]["attested"] == [
        {"by": "Example <b> Agency", "certificate": "f" * 64, "day": "2026-11-20"}
    ]
    [page] = [
        response.body.decode()
        for part in release.parts
        for path, response in part.responses.items()
        if path == "/v1/es/documents/care.html"
    ]
    assert page.count('data-notice="attested"') == sum(
        bool(section["review"]["attested"]) for section in sections.values()
    )
    assert "Example &lt;b&gt; Agency" in page


@pytest.mark.parametrize(("left_out", "status"), [(0, "approved"), (1, "draft")])
def test_the_list_of_documents_tells_how_the_source_of_each_stands(inputs, left_out, status):
    [care] = [each for each in inputs.content.documents if each.id == "care"]
    both = Verdict((
        Approval("a", frozenset({"editor"}), DAYS[0]),
        Approval("b", frozenset({"clinician"}), DAYS[1]),
    ))  # fmt: skip
    of_source = dict.fromkeys(map(digest_source, care.messages[left_out:]), both)

    release = build(replace(inputs, decisions={"en": of_source}))

    [listed] = [
        json.loads(part.responses["/v1/documents.json"].body)
        for part in release.parts
        if "/v1/documents.json" in part.responses
    ]
    assert {each["document"]: each["status"] for each in listed["documents"]} == {
        "care": status,
        "questions": "draft",
    }


def test_one_text_without_approval_makes_its_section_fall_back_whole(inputs):
    verdicts = {
        digest: BOTH
        for digest, message in digests_of(inputs).items()
        if message.context != "care/dizziness"
    }

    effects = sections_of(build(decide(inputs, verdicts)))["side-effects"]

    assert (effects["language"], effects["fallback"]["reason"]) == ("en", "draft")


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate, Phase.target],
)
@given(st.data())
def test_no_safety_text_is_served_that_two_persons_did_not_approve(inputs, data):
    digests = digests_of(inputs)
    verdicts = {digest: data.draw(VERDICTS) for digest in digests}

    sections = sections_of(build(decide(inputs, verdicts)))

    unsafe = {
        message.place
        for digest, message in digests.items()
        if message.level is Level.SAFETY
        and (verdicts[digest].is_rejected or not verdicts[digest].approves(ROLES))
    }
    for name, section in sections.items():
        if name in unsafe:
            assert (section["language"], section["review"]["roles"]) == ("en", [])
        if section["language"] == "es" and section["level"] == "safety":
            assert section["review"]["roles"] == ["clinician", "linguist"]


def reviewed_monthly(policy):
    levels = {level: replace(rules, review_every=30) for level, rules in policy.levels.items()}
    return replace(policy, levels=levels)


def earlier_of(inputs):
    """What readers would have had of each section, were all of another wording and approved."""
    [care] = [each for each in inputs.content.documents if each.id == "care"]
    units = {
        unit.id: EarlierUnit(
            tuple(
                EarlierText(each.context, f"{each.msgid} ", f"«es» {each.msgid}", Origin.HUMAN)
                for each in unit.messages
            ),
            "2026-11-01",
        )
        for unit in units_of(care)
    }
    return {"es": {"care": units}}


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate, Phase.target],
)
@given(data=st.data())
def test_an_incremental_build_sees_every_decision(inputs, tmp_path_factory, data):
    folder, digests = tmp_path_factory.mktemp("stores"), [*digests_of(inputs)]
    [care] = [each for each in inputs.content.documents if each.id == "care"]
    sources = [digest_source(message) for message in care.messages]
    store, anew = ReleaseStore(folder / "kept"), ReleaseStore(folder / "anew")

    for _ in range(3):
        verdicts = data.draw(st.dictionaries(st.sampled_from(digests), VERDICTS | st.just(BOTH)))
        of_source = data.draw(st.dictionaries(st.sampled_from(sources), VERDICTS, max_size=2))
        decided = replace(
            inputs,
            decisions={"es": verdicts, "en": of_source},
            policy=data.draw(st.sampled_from([inputs.policy, reviewed_monthly(inputs.policy)])),
            earlier=data.draw(st.sampled_from([{}, earlier_of(inputs)])),
            today=data.draw(st.sampled_from([None, date(2026, 11, 22), date(2027, 3, 1)])),
        )
        memo = read_memo(folder / "memo", "a" * 64)
        release = build_incrementally(decided, memo, StoreShelf(store, memo))

        assert store.put(release) == anew.put(build(decided))
        write_memo(folder / "memo", memo, "a" * 64)
