"""Whatever people decided and whatever policy says, no body shows what it may not (promises P1, P2)."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.catalogs.template import merge_messages
from service.content.model import Level
from service.content.policy import LevelPolicy, Serving
from service.journal.decisions.verdict import NO_VERDICT, Approval, Verdict
from service.journal.status import digest_text
from service.release.build import build
from service.release.gate import units_of
from service.release.keeping import find_earlier
from service.release.record import read_record

TODAY = date(2026, 11, 22)
ROLES = (("linguist",), ("clinician",), ("editor",), ("translator",), ("linguist", "clinician"))
APPROVALS = st.lists(
    st.builds(
        Approval,
        st.sampled_from("abc"),
        st.sampled_from(ROLES).map(frozenset),
        st.sampled_from(["2026-11-20", "2026-09-01"]),
    ),
    max_size=3,
    unique_by=lambda each: each.account,
)
ANY_VERDICT = st.builds(
    Verdict,
    APPROVALS.map(tuple),
    is_withdrawn=st.booleans(),
    is_rejected=st.booleans(),
    needs_two=st.booleans(),
)


def approved_on(day):
    people = enumerate(("linguist", "clinician", "editor"))
    return Verdict(tuple(Approval(str(place), frozenset({role}), day) for place, role in people))


FULL, OLD = approved_on("2026-11-20"), approved_on("2026-09-01")
VERDICT = st.sampled_from([NO_VERDICT, OLD]) | ANY_VERDICT
MOST = st.sampled_from([FULL, FULL, OLD, NO_VERDICT])
SERVING = st.sampled_from([Serving.WITHHOLD, Serving.WITHHOLD, Serving.LABEL])
RULES = st.builds(
    LevelPolicy,
    st.sampled_from([(), ("linguist",), ("linguist", "clinician"), ("second-person",)]),
    SERVING,
    SERVING,
    SERVING,
    SERVING,
    review_every=st.sampled_from([None, None, 30]),
)
LABELS = {"draft": "machine-translation", "stale": "stale", "overdue": "review-overdue"}


@pytest.fixture(scope="module")
def project(small_project_in, tmp_path_factory):
    made = small_project_in(tmp_path_factory.mktemp("gate"))
    made.make_translated("es")
    return made


@pytest.fixture(scope="module")
def before(project):
    """The small project as readers have it."""
    return trim(project.inputs())


@pytest.fixture(scope="module")
def after(before, project):
    """The same once a text of its source has other words, and nobody has followed."""
    project.edit("care.md", "- dizziness", "- feeling dizzy")
    return trim(project.inputs())


def trim(inputs):
    return replace(inputs, interface=inputs.interface[:12], today=TODAY)


def care_of(inputs):
    return next(each for each in inputs.content.documents if each.id == "care")


def units_in(inputs):
    return {unit.id: unit for unit in units_of(care_of(inputs))}


def texts_in(inputs, language):
    """The digest of the text of each message of the document."""
    messages = [message for message, _ in merge_messages(care_of(inputs).messages)]
    return {
        each.message.key: digest_text(each.message, each.text, language)
        for each in inputs.gate.stand(messages, language)
        if each.text
    }


def sections_of(release, language="es"):
    """The sections of the document for the readers of a language, by id."""
    found = {}
    for part in release.parts:
        for path, response in part.responses.items():
            if path.startswith(f"/v1/{language}/documents/care/sections/") and ".json" in path:
                section = json.loads(response.body)
                found[section["id"]] = section
    return found


def run_out(verdict, rules, roles):
    since = verdict.since(roles)
    return bool(
        rules.review_every
        and since
        and date.fromisoformat(since) + timedelta(days=rules.review_every) <= TODAY
    )


def is_objected(verdict, roles):
    return verdict.is_rejected or (verdict.is_withdrawn and not verdict.approves(roles))


def may_show(verdict, rules, *, is_behind=False):
    """Say by hand what the gate may let through of a machine's text."""
    if is_objected(verdict, rules.roles):
        return False
    if is_behind:
        return rules.stale is Serving.LABEL
    if not verdict.approves(rules.roles):
        return rules.draft is Serving.LABEL
    return not run_out(verdict, rules, rules.roles) or rules.overdue is Serving.LABEL


def may_keep(verdict, rules):
    approved = verdict.approves(rules.roles) and not is_objected(verdict, rules.roles)
    return approved and not run_out(verdict, rules, rules.roles)


def hold_to_words(section):
    """No sentence of another language stands in a section's own text."""
    marked = ["«es»" in block["text"] for block in section["body"]["blocks"]]
    marked.append("«es»" in section["title"])
    assert set(marked) == {section["language"] == "es"}


def hold_to_silence(section):
    """What was taken back keeps its place, without a word of it, and says so."""
    assert (section["title"], section["citations"]) == ("", [])
    assert not any(section["body"].values())
    assert section["notices"][0]["id"] == "withdrawn"
    assert section["fallback"] == {"reason": "withdrawn", "available": []}
    assert section["translation"]["status"] == "draft"
    assert section["review"]["roles"] == []


def hold_to_labels(section):
    status, notices = section["translation"]["status"], {each["id"] for each in section["notices"]}
    if section["language"] == "es" and status in LABELS:
        label = "kept" if section["translation"]["kept_since"] else LABELS[status]
        assert label in notices
    if status == "approved":
        assert section["review"]["roles"]
    if section["translation"]["source_status"] == "draft":
        assert "source-not-reviewed" in notices
    if section["language"] != "es":
        assert "fallback" in notices


def hold_to_policy(section, unit, inputs, texts, moved):
    """Own text is what policy lets through, or an earlier version that it lets be kept."""
    verdicts, levels = inputs.decisions["es"], inputs.policy.levels
    about = [
        (verdicts.get(texts[each.key], NO_VERDICT), levels[each.level], each.context in moved)
        for each in unit.messages
    ]
    if section["language"] != "es":
        return
    if section["translation"]["kept_since"]:
        assert inputs.policy.when_behind["wording"] == "keep"
        assert all(may_keep(verdict, rules) for verdict, rules, _ in about)
        return
    assert all(may_show(verdict, rules, is_behind=late) for verdict, rules, late in about)
    approves = all(verdict.approves(rules.roles) and not late for verdict, rules, late in about)
    over = any(run_out(verdict, rules, rules.roles) for verdict, rules, _ in about)
    assert (section["translation"]["status"] == "approved") == (approves and not over)


def is_taken(unit, inputs, sources):
    verdicts, levels = inputs.decisions["en"], inputs.policy.levels
    return any(
        is_objected(verdicts.get(sources[each.key], NO_VERDICT), levels[each.level].source)
        for each in unit.messages
    )


def drawn(inputs, data, texts, sources):
    """Let people decide anything under any policy; the source is mostly left in peace."""
    levels = {level: data.draw(RULES, label=str(level)) for level in Level}
    behind = {"wording": data.draw(st.sampled_from(["keep", "source"]))}
    others = st.dictionaries(st.sampled_from(sorted(texts.values())), VERDICT, max_size=4)
    changing = [digest for (context, _), digest in texts.items() if context == "care/dizziness"]
    few = st.dictionaries(st.sampled_from(sorted(sources.values())), ANY_VERDICT, max_size=1)
    decisions = {
        "es": dict.fromkeys(texts.values(), data.draw(MOST))
        | data.draw(others)
        | {digest: data.draw(MOST | VERDICT) for digest in changing},
        "en": dict.fromkeys(sources.values(), FULL) | data.draw(few),
    }
    policy = replace(inputs.policy, levels=levels, when_behind=behind)
    return replace(inputs, policy=policy, decisions=decisions)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.generate, Phase.target],
)
@given(data=st.data())
def test_no_body_shows_what_policy_withholds_or_hides_that_it_is_not_approved(before, after, data):
    moved = data.draw(st.booleans(), label="moved")
    earlier = replace(
        before, decisions={"es": dict.fromkeys(texts_in(before, "es").values(), FULL)}
    )
    present = after if moved else before
    texts, sources = texts_in(present, "es"), texts_in(present, "en")
    inputs = drawn(present, data, texts, sources)
    if moved:
        records = [read_record(part.record) for part in build(earlier).parts if part.record
                   and part.name.startswith("es/") and part.name != "es/index"]  # fmt: skip
        inputs = replace(inputs, earlier=find_earlier(records, {}, TODAY))

    sections = sections_of(build(inputs))

    units = units_in(present)
    taken = {name for name, unit in units.items() if is_taken(unit, inputs, sources)}
    gone = {name for name, section in sections.items() if not section["title"]}
    assert taken & {*sections} <= gone
    if "intro" in taken:
        assert gone == {*sections}
    if taken & {"side-effects", "precautions"}:
        assert "benefits" in gone
    for name, section in sections.items():
        if name in gone:
            hold_to_silence(section)
            continue
        hold_to_words(section)
        hold_to_labels(section)
        hold_to_policy(section, units[name], inputs, texts, {"care/dizziness"} if moved else ())
        companions = {each["id"] for each in section["companions"]}
        if name == "benefits":
            assert companions == {"side-effects", "precautions"}
