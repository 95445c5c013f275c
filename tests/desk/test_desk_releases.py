"""Releases over HTTP: what was live, what of it may still be shown, and what was taken off the air."""

import json

from service.release.store import ReleaseStore
from service.release.store.schedule import Schedule

ARCHIVE = "/api/1/archive?path=/v1/es/documents/care.json"
RECALLS = "/api/1/languages/es/recalls"


def section_of(answer, name):
    return next(each for each in answer.json["body"]["sections"] if each["id"] == name)


def republish(office, old, new):
    """Change the source and publish that."""
    path = office.root / "content/care.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    office.now = office.now.replace(hour=office.now.hour + 1)
    return office.publish()


def test_an_earlier_release_goes_live_again(any_office):
    first = any_office.get("tia", "/api/1/releases").json["items"][0]["release"]
    second = republish(any_office, "dizziness", "giddiness")

    back = any_office.post("pia", "/api/1/releases/rollback", {"release": first})
    again = any_office.post("pia", "/api/1/releases/rollback", {"release": first})

    listed = any_office.get("tia", "/api/1/releases").json["items"]
    assert (back.status_code, again.status_code) == (201, 200)
    assert [each["release"] for each in listed] == [first, second, first]
    assert [each["live"] for each in listed] == [True, False, False]
    lines = any_office.get("ana", "/api/1/audit?limit=3").json["items"]
    assert any_office.accounts["pia"] in {each["account"] for each in lines}


def test_a_release_that_is_not_there_goes_nowhere(office):
    refused = office.post("pia", "/api/1/releases/rollback", {"release": "0" * 64})

    assert refused.status_code == 404


def test_an_archived_release_says_that_it_is_one(office):
    first = office.get("tia", "/api/1/releases").json["items"][0]["release"]
    republish(office, "dizziness", "giddiness")

    old = office.get("tia", f"{ARCHIVE}&release={first}")
    present = office.get("tia", ARCHIVE)
    fragment = office.get("tia", "/api/1/archive?path=/v1/es/documents/care.html")

    assert (old.json["archived"], old.json["live"], present.json["live"]) == (True, False, True)
    assert old.json["body"]["document"] == "care"
    assert old.json["release"] == first != present.json["release"]
    assert fragment.json["body"].startswith("<")


def test_what_was_live_on_a_day_is_found(office):
    first = office.get("tia", "/api/1/releases").json["items"][0]["release"]
    office.now = office.now.replace(day=23)
    second = republish(office, "dizziness", "giddiness")

    found = [office.get("tia", f"{ARCHIVE}&at=2026-11-{day}") for day in (21, 22, 23, 30)]

    assert found[0].status_code == 404
    assert [each.json["release"] for each in found[1:]] == [first, second, second]


def test_what_the_clock_made_live_is_found_from_its_day_on(office):
    first = office.get("tia", "/api/1/releases").json["items"][0]["release"]
    second = republish(office, "dizziness", "giddiness")
    office.post("pia", "/api/1/releases/rollback", {"release": first})
    ReleaseStore(office.settings.releases).plan(first, Schedule((("2026-11-24", second),)))

    ahead = office.get("tia", f"{ARCHIVE}&at=2026-11-30").json["release"]
    office.now = office.now.replace(day=25)
    found = [office.get("tia", f"{ARCHIVE}&at=2026-11-{day}") for day in (23, 24, 30)]

    assert ahead == first
    assert [each.json["release"] for each in found] == [first, second, second]


def test_an_archived_text_of_another_language_looks_like_none(office):
    hidden = office.get("tia", "/api/1/archive?path=/v1/ar/documents/care.json")
    absent = office.get("tia", "/api/1/archive?path=/v1/tlh/documents/care.json")
    source = office.get("tia", "/api/1/archive?path=/v1/en/documents/care.json")

    assert (hidden.status_code, hidden.text) == (404, absent.text)
    assert source.status_code == 200


def test_a_recall_takes_a_section_off_the_air_in_every_release(any_office):
    first = any_office.get("tia", "/api/1/releases").json["items"][0]["release"]
    body = {"document": "care", "section": "precautions", "reason": "The dose is wrong."}

    recalled = any_office.post("cleo", RECALLS, body)
    archived = any_office.get("tia", f"{ARCHIVE}&release={first}")
    back = any_office.post("pia", "/api/1/releases/rollback", {"release": first})

    assert recalled.status_code == 201, recalled.text
    assert recalled.json["decision"]
    assert recalled.json["release"] != first
    assert archived.status_code == 410
    assert archived.json["type"] == "urn:polyleaf:problem:recalled"
    assert back.json["release"] == recalled.json["release"]
    [listed] = any_office.get("tia", RECALLS).json["items"]
    assert (listed["id"], listed["active"]) == (recalled.json["id"], True)
    assert section_of(any_office.get("tia", ARCHIVE), "precautions")["language"] == "en"


def test_what_readers_do_not_get_cannot_be_recalled(office):
    wrong = [{"document": "nothing"}, {"document": "care", "section": "nothing"}]

    answers = [office.post("cleo", RECALLS, {**each, "reason": "No."}) for each in wrong]

    assert [each.status_code for each in answers] == [422, 422]
    assert office.get("tia", RECALLS).json["items"] == []


def test_the_audit_log_tells_who_did_what_without_words(any_office):
    _, tag = any_office.message("care/dose")
    any_office.write("tia", "care/dose", "Secreto: 5 mg.[^S1]", tag)
    digest = any_office.message("care/dose")[0]["digest"]
    body = {"kind": "reject", "digests": [digest], "reason": "Geheim."}
    any_office.post("lin", "/api/1/languages/es/decisions", body)

    pages, after = [], ""
    while after is not None:
        page = any_office.get("ana", f"/api/1/audit?limit=4{after}").json
        pages.append(page["items"])
        after = page["next"] and f"&after={page['next']}"

    lines = [line for page in pages for line in page]
    places = [(each["at"], each["table"], each["number"]) for each in lines]
    assert places == sorted(set(places), reverse=True)
    assert len(pages) > 2
    decided = next(each for each in lines if each["table"] == "decisions")
    assert (decided["account"], decided["what"]["kind"]) == (any_office.accounts["lin"], "reject")
    text = json.dumps(lines)
    assert not [each for each in ("Secreto", "Geheim", *any_office.tokens.values()) if each in text]
