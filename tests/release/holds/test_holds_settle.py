"""A release with documents that are held: what it holds, and when a hold ends."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.catalogs.texts import Origin
from service.content.model import Level
from service.content.policy import make_demo
from service.journal.decisions.verdict import Approval, Verdict
from service.journal.status import Status
from service.release.build import build, build_incrementally
from service.release.holds.hold import Cause, Event, Step
from service.release.holds.read import read_held
from service.release.holds.settle import may_stay, settle
from service.release.memo.memo import Memo
from service.release.memo.shelf import StoreShelf
from service.release.record import RecordedText
from service.release.store import ReleaseStore

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOLD = Event(Step.BEGIN, "care", ("es",), Cause.ASKED, None, AT)


@pytest.fixture
def store(small_project, tmp_path):
    small_project.make_translated("es")
    return ReleaseStore(tmp_path / "store")


@pytest.fixture
def version(small_project, store):
    """The version of the document that readers have; the content has another by now."""
    live = store.put(build(small_project.inputs(make_demo)))
    small_project.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")
    return read_held(store, store.manifest(live), "care")


def test_a_held_release_is_the_same_built_from_nothing_and_from_what_is_kept(
    small_project, store, version
):
    inputs, memo = small_project.inputs(make_demo), Memo()
    shelf = StoreShelf(store, memo)

    settled = [
        settle(make, inputs, {"care": HOLD}, {"care": version})
        for make in (build, lambda each: build_incrementally(each, memo, shelf))
    ]

    assert store.put(settled[0].release) == store.put(settled[1].release)


def test_the_parts_of_a_held_document_are_those_of_the_version(small_project, version):
    settled = settle(build, small_project.inputs(make_demo), {"care": HOLD}, {"care": version})

    parts = {part.name: part for part in settled.release.parts}
    assert {tag: parts[f"{tag}/care"] for tag in version} == {
        tag: edition.part for tag, edition in version.items()
    }


def test_without_a_hold_the_release_is_the_one_that_is_built(small_project, version):
    inputs = small_project.inputs(make_demo)

    assert settle(build, inputs, {}, {}).release == build(inputs)


def test_the_states_of_a_held_document_are_those_of_the_version(small_project, version):
    settled = settle(build, small_project.inputs(make_demo), {"care": HOLD}, {"care": version})

    states = settled.release.sections["es"]
    assert version["es"].states.items() <= states.items()
    assert set(settled.waiting["care"]) == {f"es {place}" for place in version["es"].states}


TEXT = RecordedText(
    domain="care",
    msgctxt="care/dose",
    msgid="Take it.",
    msgstr="Tómelo.",
    digest="d" * 64,
    source="e" * 64,
    level=Level.SAFETY,
    status=Status.APPROVED,
    origin=Origin.HUMAN,
    written_for="Take it.",
    source_then="e" * 64,
)
BOTH = Verdict((
    Approval("a", frozenset({"linguist"}), "2026-11-20"),
    Approval("b", frozenset({"clinician"}), "2026-11-20"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("status", "verdict", "stays"),
    [
        (Status.APPROVED, BOTH, True),
        (Status.APPROVED, Verdict(BOTH.approvals[:1]), False),
        (Status.APPROVED, Verdict(), False),
        (Status.APPROVED, replace(BOTH, is_rejected=True), False),
        (Status.APPROVED, Verdict(is_withdrawn=True), False),
        (Status.APPROVED, replace(BOTH, is_withdrawn=True), True),
        (Status.DRAFT, BOTH, False),
        (Status.TRANSLATED, Verdict(), False),
        (Status.STALE, Verdict(), False),
    ],
)
def test_a_text_stays_where_people_and_policy_let_it(small_project, status, verdict, stays):
    small_project.make_translated("es")
    policy = small_project.inputs().policy
    text = replace(TEXT, status=status)

    assert may_stay(text, policy, {TEXT.digest: verdict}) is stays


@pytest.mark.parametrize("status", [Status.DRAFT, Status.TRANSLATED, Status.STALE])
def test_a_label_stays_where_policy_labels(small_project, status):
    small_project.make_translated("es")
    policy = make_demo(small_project.inputs().policy)

    assert may_stay(replace(TEXT, status=status), policy, {})
