"""Releases of before texts were recorded: nothing is guessed about them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.release.build import build
from service.release.model import Part
from service.release.store import ReleaseStore
from service.release.store.change import Action


@pytest.fixture
def old(clinic):
    """The live release, as a version made it that recorded nothing."""
    store = clinic.store
    opened = store.open(store.live())
    parts = [opened.part(name) for name in opened.manifest.parts]
    inputs = clinic.project.inputs()
    release = replace(
        build(inputs),
        parts=tuple(Part(part.name, part.responses) for part in parts),
        sections=opened.manifest.sections,
        policy=opened.manifest.policy,
    )
    store.go_live(store.put(release), datetime.now(UTC), Action.PUBLISH)
    return clinic


def test_a_loss_that_nobody_can_explain_stops_a_publish(old):
    old.change_source("Take 5 mg at most.", "Take 6 mg at most.")

    ran = old.run("publish")

    assert ran.code == 1
    assert "What changed in its source is not recorded." in ran.err


def test_of_a_release_without_records_no_evidence_is_made(old):
    ran = old.run("evidence", "live")

    assert (ran.code, "recorded no texts, so nothing can be shown" in ran.err) == (1, True)
    assert not old.project.settings.evidence.exists()


def test_a_document_without_a_record_cannot_be_held(old):
    ran = old.run("publish", "--document", "care", "--hold-until", "es")

    assert (ran.code, "record" in ran.err) == (1, True)
    assert ReleaseStore(old.project.settings.releases).history()[-1].release == old.store.live()
