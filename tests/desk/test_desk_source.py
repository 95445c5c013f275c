"""Changes of the source over HTTP: shown, classed by whoever may, and published."""

import pytest

from service.catalogs.files import extract_templates, update_catalogs
from service.content.load import load_content
from service.journal.accounts.model import EVERY_LANGUAGE, Role
from service.release.project import load_domains

CHANGES = "/api/1/source/changes"


@pytest.fixture
def reworded(any_office):
    """An office where a safety text was approved, and its source has a typo mended since."""
    digest = any_office.message("care/driving")[0]["digest"]
    for name in ("lin", "cleo"):
        body = {"kind": "approve", "digests": [digest]}
        assert any_office.post(name, "/api/1/languages/es/decisions", body).status_code == 201
    path = any_office.root / "content/care.md"
    path.write_text(path.read_text("utf-8").replace("Do not drive.", "Do not drive!"), "utf-8")
    domains = load_domains(load_content(any_office.root))
    extract_templates(any_office.root, domains, any_office.now)
    update_catalogs(any_office.root, tuple(domains))
    return any_office


def class_as(office, name, change, *changes, reason="An exclamation mark."):
    return office.post(name, CHANGES, {"class": change, "changes": [*changes], "reason": reason})


def test_a_typo_keeps_its_approvals(reworded):
    reworded.join("ceo", (Role.CLINICIAN,), (EVERY_LANGUAGE,))
    before = reworded.message("care/driving")[0]["status"]
    reworded.sync()
    [change] = reworded.get("tia", CHANGES).json["items"]

    classed = class_as(reworded, "ceo", "typo", change["id"])

    assert before in {"fuzzy", "stale"}
    assert (change["before"], change["after"]) == ("Do not drive.[^S2]", "Do not drive![^S2]")
    assert change["at_stake"] == ["es"]
    assert classed.status_code == 201, classed.text
    assert classed.json["carried"] == ["es"]
    assert reworded.message("care/driving")[0]["status"] == "approved"
    assert reworded.get("tia", CHANGES).json["items"] == []


def test_a_change_of_safety_takes_the_words_before_off_the_air_at_once(reworded):
    reworded.join("ceo", (Role.CLINICIAN,), (EVERY_LANGUAGE,))
    reworded.sync()
    [change] = reworded.get("tia", CHANGES).json["items"]
    live = reworded.get("tia", "/api/1/releases").json["items"][0]["release"]

    classed = class_as(reworded, "ceo", "safety", change["id"], reason="It was wrong.")

    assert classed.status_code == 201, classed.text
    [recall] = reworded.get("edo", "/api/1/languages/en/recalls").json["items"]
    assert (recall["document"], recall["reason"]) == ("care", "It was wrong.")
    newest = reworded.get("tia", "/api/1/releases").json["items"][0]
    assert newest["action"] == "recall"
    assert newest["release"] != live
    path = "/api/1/archive?path=/v1/es/documents/care/sections/precautions.json"
    assert "driv" not in reworded.get("tia", path).text.casefold()


def test_whoever_may_not_class_a_change_is_told_why(reworded):
    reworded.sync()
    [change] = reworded.get("tia", CHANGES).json["items"]

    by_editor = class_as(reworded, "edo", "typo", change["id"])
    by_linguist = class_as(reworded, "lin", "typo", change["id"])

    assert by_editor.status_code == 403
    assert "clinician" in by_editor.json["faults"][0]["message"]
    assert by_linguist.json["type"] == "urn:polyleaf:problem:wrong-role"
    assert reworded.get("tia", CHANGES).json["items"] == [change]


def test_a_change_that_is_not_as_it_was_shown_is_not_classed(reworded):
    refused = class_as(reworded, "edo", "clinical", "0" * 12)

    assert (refused.status_code, refused.json["gone"]) == (409, ["0" * 12])


def test_a_publish_tells_what_readers_gain(office):
    digests = [
        item["digest"]
        for item in office.get("tia", "/api/1/languages/es/messages?section=precautions").json[
            "items"
        ]
    ]
    for name in ("lin", "cleo"):
        body = {"kind": "approve", "digests": digests}
        assert office.post(name, "/api/1/languages/es/decisions", body).status_code == 201

    published = office.post("pia", "/api/1/releases", {})

    assert published.status_code == 201, published.text
    assert any("precautions" in line for line in published.json["lines"])
    path = "/api/1/archive?path=/v1/es/documents/care/sections/precautions.json"
    shown = office.get("tia", path).json["body"]
    assert (shown["language"], shown["translation"]["status"]) == ("es", "approved")


def test_a_publish_that_is_stopped_changes_nothing(office):
    before = office.get("tia", "/api/1/releases").json
    office.root.joinpath("content/policy.yaml").write_text("name: [", "utf-8")

    refused = office.post("pia", "/api/1/releases", {})

    assert refused.status_code == 422
    assert refused.json["faults"]
    assert office.get("tia", "/api/1/releases").json == before


def test_a_class_counts_where_its_ledger_cannot_be_written(reworded):
    reworded.join("ceo", (Role.CLINICIAN,), (EVERY_LANGUAGE,))
    reworded.sync()
    [change] = reworded.get("tia", CHANGES).json["items"]
    reworded.root.joinpath("translations/en/decisions.jsonl").mkdir(parents=True)

    classed = class_as(reworded, "ceo", "typo", change["id"])

    assert classed.status_code == 201, classed.text
    assert reworded.get("tia", CHANGES).json["items"] == []
