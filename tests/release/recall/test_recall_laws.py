"""A derived release is the one that would be built, and no body of it holds a recalled word."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.content.policy import make_demo
from service.journal.decisions.verdict import Approval, Attestation, Verdict
from service.release.build import build
from service.release.recall.going_live import apply_recalls
from service.release.record import read_record
from service.release.store import ReleaseStore
from service.release.store.pack import write_pack
from service.release.store.recalls import Recall

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TAKEN_BACK = Verdict(is_withdrawn=True)
BOTH = Verdict((
    Approval("a", frozenset({"linguist", "editor"}), "2026-11-20"),
    Approval("b", frozenset({"clinician"}), "2026-11-21"),
), attested=(Attestation("Example Agency", "a" * 64, "2026-11-19"),))  # fmt: skip
LANGUAGES = ("ar", "es", "es-MX")
FEW = settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@pytest.fixture(scope="module")
def labelled(small_project_in, tmp_path_factory):
    """The small project in three languages, one of which falls back to another; all of it labelled."""
    project = small_project_in(tmp_path_factory.mktemp("recalled"))
    project.write("policy.yaml", (project.root / "content/policy.yaml").read_text() + CHAINS)
    project.make_translated(*LANGUAGES, origin="human")
    project.change("es-MX", "care/dose", msgstr="")
    project.change("es-MX", "care/nausea", flags=["fuzzy"])
    loaded = project.inputs()
    return replace(loaded, interface=loaded.interface[:12], policy=make_demo(loaded.policy))


@pytest.fixture(scope="module", params=["labelled", "approved"])
def inputs(request, labelled, tmp_path_factory):
    """The same as it is, and under strict when two persons have approved all of it, the source too."""
    if request.param == "labelled":
        return labelled
    store = ReleaseStore(tmp_path_factory.mktemp("approved"))
    identifier = store.put(build(labelled))
    decisions = {
        tag: {
            text.digest: BOTH
            for document in ("care", "questions")
            for text in texts_of(store, identifier, tag, document)
        }
        for tag in ("en", *LANGUAGES)
    }
    policy = replace(labelled.content.policy, chains=labelled.policy.chains)
    return replace(labelled, policy=policy, decisions=decisions)


CHAINS = "chains: {es-MX: [es], ar: [es-MX, es]}\n"


@pytest.fixture(scope="module")
def built(inputs):
    return build(inputs)


@pytest.fixture
def store_in(tmp_path_factory):
    return lambda: ReleaseStore(tmp_path_factory.mktemp("stores") / "releases")


def texts_of(store, identifier, language, document):
    record = read_record(store.record(identifier, language, document))
    return [text for unit in record.units for text in unit.texts if unit.language == language]


def packs_of(store, identifier):
    opened = store.open(identifier)
    return {name: write_pack(opened.part(name)) for name in opened.manifest.parts}


def recall(language, digests, document="care", hour=12):
    at = NOON.replace(hour=hour)
    return Recall(at, None, "It is wrong.", language, document, None, tuple(sorted(digests)))


@FEW
@given(st.data())
def test_deriving_gives_what_building_with_the_withdrawals_gives(inputs, built, store_in, data):
    store = store_in()
    identifier = store.put(built)
    withdrawn = {tag: {**verdicts} for tag, verdicts in inputs.decisions.items()}
    for language in data.draw(st.sets(st.sampled_from(LANGUAGES), min_size=1), label="languages"):
        held = texts_of(store, identifier, language, "care")
        drawn = data.draw(st.sets(st.sampled_from([text.digest for text in held]), min_size=1))
        store.add_recall(recall(language, drawn))
        withdrawn[language] = withdrawn.get(language, {}) | dict.fromkeys(drawn, TAKEN_BACK)

    derived = apply_recalls(store, identifier)

    anew = store.put(build(replace(inputs, decisions=withdrawn)))
    assert store.manifest(derived).sections == store.manifest(anew).sections
    assert packs_of(store, derived) == packs_of(store, anew)


@FEW
@given(st.data())
def test_deriving_without_a_source_gives_what_building_with_its_withdrawal_gives(
    inputs, built, store_in, data
):
    store = store_in()
    identifier = store.put(built)
    withdrawn = {tag: {**verdicts} for tag, verdicts in inputs.decisions.items()}
    document = data.draw(st.sampled_from(["care", "questions"]), label="document")
    for language in data.draw(st.sets(st.sampled_from(LANGUAGES), max_size=1)):
        held = texts_of(store, identifier, language, document)
        drawn = data.draw(st.sets(st.sampled_from([text.digest for text in held]), min_size=1))
        store.add_recall(recall(language, drawn, document))
        withdrawn[language] = withdrawn.get(language, {}) | dict.fromkeys(drawn, TAKEN_BACK)
    held = texts_of(store, identifier, "en", document)
    drawn = data.draw(
        st.sets(st.sampled_from([text.digest for text in held]), min_size=1, max_size=2)
    )
    store.add_recall(recall(None, drawn, document, hour=13))
    withdrawn["en"] = withdrawn.get("en", {}) | dict.fromkeys(drawn, TAKEN_BACK)

    derived = apply_recalls(store, identifier)

    anew = store.put(build(replace(inputs, decisions=withdrawn)))
    assert store.manifest(derived).sections == store.manifest(anew).sections
    assert packs_of(store, derived) == packs_of(store, anew)


@FEW
@given(st.data())
def test_no_body_holds_a_recalled_word(built, store_in, data):
    store = store_in()
    identifier = store.put(built)
    language = data.draw(st.sampled_from(["en", *LANGUAGES]))
    document = data.draw(st.sampled_from(["care", "questions"]))
    held = texts_of(store, identifier, language, document)
    text = data.draw(st.sampled_from(held))
    store.add_recall(recall(None if language == "en" else language, [text.digest], document))

    opened = store.open(apply_recalls(store, identifier))

    words = {text.msgstr, json.dumps(text.msgstr, ensure_ascii=False)[1:-1]}
    for path in opened.paths():
        if not path.endswith(("glossary.json", "openapi.json")):
            body = opened.read(opened.find(path)).decode()
            assert not [each for each in words if each in body], path


@FEW
@given(st.data())
def test_two_recalls_one_after_the_other_are_both_at_once(built, store_in, data):
    store, at_once = store_in(), store_in()
    identifier = store.put(built)
    at_once.put(built)
    tags = data.draw(st.lists(st.sampled_from(["en", *LANGUAGES]), min_size=2, max_size=2))
    held = [texts_of(store, identifier, tag, "care") for tag in tags]
    drawn = [data.draw(st.sampled_from(texts)) for texts in held]
    recalls = [
        recall(None if tag == "en" else tag, [text.digest], hour=hour)
        for hour, (tag, text) in enumerate(zip(tags, drawn, strict=True), 1)
    ]
    for each in recalls:
        at_once.add_recall(each)
    last = apply_recalls(at_once, identifier)

    step = identifier
    for each in recalls:
        store.add_recall(each)
        step = apply_recalls(store, step)

    assert packs_of(store, step) == packs_of(at_once, last)
    assert store.manifest(step).derived_from == at_once.manifest(last).derived_from == identifier


def test_release_without_a_recalled_text_stays_what_it_is(built, store_in):
    store = store_in()
    identifier = store.put(built)
    store.add_recall(recall("es", ["0" * 64]))

    assert apply_recalls(store, identifier) == identifier


def test_the_laws_are_tried_on_texts_that_readers_get(inputs, built):
    states = {state.status for state in built.sections["es"].values() if state.language == "es"}

    assert states == ({"approved"} if inputs.decisions else {"translated"})
    assert len(built.sections["es"]) > 5
