"""Benefits are never served without side effects and precautions, not after a recall either."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.content.policy import make_demo
from service.release.build import build
from service.release.recall.going_live import apply_recalls
from service.release.record import read_record
from service.release.store import ReleaseStore
from service.release.store.recalls import Recall

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return ReleaseStore(tmp_path / "releases")


@pytest.fixture
def built(small_project):
    small_project.make_translated("es", origin="human")
    loaded = small_project.inputs(make_demo)
    return build(replace(loaded, interface=loaded.interface[:12]))


def section(store, identifier, name, language="es"):
    opened = store.open(identifier)
    path = f"/v1/{language}/documents/care/sections/{name}.json"
    return json.loads(opened.read(opened.find(path)))


@pytest.mark.parametrize("language", [None, "es"])
def test_what_may_not_stand_alone_goes_with_a_recalled_source_and_stays_beside_a_fallback(
    store, built, language
):
    identifier = store.put(built)
    record = read_record(store.record(identifier, language or "en", "care"))
    unit = next(unit for unit in record.units if unit.id == "precautions")
    assert unit.language == (language or "en")
    digests = tuple(sorted(text.digest for text in unit.texts))
    store.add_recall(Recall(NOON, None, "Wrong.", language, "care", "precautions", digests))

    derived = apply_recalls(store, identifier)

    benefits = section(store, derived, "benefits")
    if language is None:
        assert (benefits["title"], benefits["body"]["text"]) == ("", "")
        assert "withdrawn" in {notice["id"] for notice in benefits["notices"]}
    else:
        assert (benefits["language"], benefits["fallback"]) == ("es", None)
        assert [
            each["language"] for each in benefits["companions"] if each["id"] == "precautions"
        ] == ["en"]
    assert section(store, derived, "side-effects")["body"]["text"]
