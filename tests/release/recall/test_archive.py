"""An old release shows everything but what was recalled since."""

from datetime import UTC, datetime

import pytest

from service.content.policy import make_demo
from service.errors import ReleaseError
from service.release.build import build
from service.release.recall.archive import open_archived
from service.release.record import read_record
from service.release.store import ReleaseStore
from service.release.store.recalls import Recall

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CARE = "/v1/{}/documents/care"


@pytest.fixture
def stored(small_project, tmp_path):
    small_project.make_translated("ar", "es")
    store = ReleaseStore(tmp_path / "releases")
    return store, store.put(build(small_project.inputs(make_demo)))


def recall(store, identifier, section, language):
    record = read_record(store.record(identifier, language or "en", "care"))
    [unit] = [unit for unit in record.units if unit.id == section]
    digests = tuple(sorted(text.digest for text in unit.texts))
    store.add_recall(Recall(NOON, None, "It is wrong.", language, "care", section, digests))


def gone(archived, language, *tails):
    return [archived.is_gone(f"{CARE.format(language)}{tail}") for tail in tails]


def test_every_body_with_the_recalled_section_is_gone(stored):
    store, identifier = stored
    recall(store, identifier, "side-effects", "es")

    archived = open_archived(store, identifier)

    holding = (".json", ".html", "/sections/side-effects.json", "/sections/benefits.html")
    assert gone(archived, "es", *holding) == [True] * 4
    assert archived.is_gone("/v1/es/sections/side-effects.json")
    assert archived.is_gone("/v1/es/sections/benefits.json")
    assert archived.find(f"{CARE.format('es')}.json") is None


def test_the_rest_of_it_is_there(stored):
    store, identifier = stored
    recall(store, identifier, "side-effects", "es")

    archived = open_archived(store, identifier)

    assert (
        gone(archived, "es", "/sections/precautions.json", "/sections/nothing.json") == [False] * 2
    )
    assert gone(archived, "ar", ".json", "/sections/side-effects.json") == [False] * 2
    assert not archived.is_gone("/v1/es/documents.json")
    assert archived.find(f"{CARE.format('ar')}.json") is not None


def test_recalled_source_is_gone_in_every_language(stored):
    store, identifier = stored
    recall(store, identifier, "intro", None)

    archived = open_archived(store, identifier)

    for tag in ("ar", "en", "es"):
        assert gone(archived, tag, ".json", "/sections/intro.html") == [True] * 2
        assert archived.is_gone(f"/v1/{tag}/documents.json")
    assert archived.is_gone("/v1/documents.json")


def test_no_archive_is_opened_while_the_list_is_damaged(stored, tmp_path):
    store, identifier = stored
    (tmp_path / "releases" / "recalls.jsonl").write_bytes(b"?\n")

    with pytest.raises(ReleaseError, match=r"cannot be read"):
        open_archived(store, identifier)
