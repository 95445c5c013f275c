"""What every answer holds, and what no request may do, whatever it asks for."""

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.desk.admission import network_of
from service.desk.cursor import read_cursor, write_cursor

SESSION = "/api/1/session"
DECISIONS = "/api/1/languages/es/decisions"
DIGEST = "0" * 64


def test_nobody_keeps_an_answer_and_no_page_reads_it(office):
    answers = [
        office.get("tia", SESSION),
        office.get("tia", SESSION, Origin="https://evil.example"),
        office.get("tia", "/nothing"),
        office.get(None, SESSION),
        office.get(None, "/openapi.json"),
        office.ask("tia", "OPTIONS", SESSION, Origin="https://evil.example"),
    ]

    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["/digests", "/kind"]),
        ({"kind": "approve", "digests": []}, ["/digests"]),
        ({"kind": "approve", "digests": DIGEST}, ["/digests"]),
        ({"kind": "approve", "digests": [DIGEST[:-1], 1]}, ["/digests/0", "/digests/1"]),
        ({"kind": "carry", "digests": [DIGEST]}, ["/kind"]),
        ({"kind": ["approve"], "digests": [DIGEST]}, ["/kind"]),
        ({"kind": "approve", "digests": [DIGEST], "reason": 1}, ["/reason"]),
        ({"kind": "approve", "digests": [DIGEST], "reason": "\u202e"}, ["/reason"]),
        ({"kind": "approve", "digests": [DIGEST], "reason": "x" * 2001}, ["/reason"]),
        ({"kind": "approve", "digests": [DIGEST], "a/b~c": 1}, ["/a~1b~0c"]),
        ({"kind": "approve", "digests": [DIGEST] * 2001}, ["/digests"]),
    ],
    ids=str,
)
def test_wrong_members_are_named_by_pointers(office, body, pointers):
    refused = office.post("lin", DECISIONS, body)

    assert (refused.status_code, refused.json["pointers"]) == (422, pointers)


@pytest.mark.parametrize("fuzzy", ["true", 1, None, []])
def test_what_stands_for_a_truth_value_is_none(office, fuzzy):
    refused = office.post(
        "tia", "/api/1/languages/es/messages/care/dose", {"msgstr": ["x"], "fuzzy": fuzzy}, If_Match='"x"'
    )  # fmt: skip

    assert (refused.status_code, refused.json["pointers"]) == (422, ["/fuzzy"])


def test_bodies_that_are_no_json_object_are_refused(office):
    sent = [b"[]", b"1", b'"x"', b"{", b"", b'{"kind": 1, "kind": 1}', b"[" * 50_000]

    answers = [
        office.post("lin", DECISIONS, body, Content_Type="application/json").status_code
        for body in sent
    ]

    assert answers == [422, 422, 422, 400, 411, 400, 400]


def test_bodies_are_bounded(office):
    large = b'{"reason": "' + b"x" * 256 * 1024 + b'"}'

    answers = [
        office.post("lin", DECISIONS, large, Content_Type="application/json"),
        office.post("tia", "/api/1/languages/es/suggestions/1/accept", b"x"),
        office.ask("tia", "GET", SESSION, b"x"),
    ]

    assert [each.status_code for each in answers] == [413, 413, 413]


def test_parameters_that_are_unknown_repeated_or_wrong_are_refused(office):
    messages = "/api/1/languages/es/messages"
    queries = [
        f"{SESSION}?x=1",
        f"{messages}?limit=0",
        f"{messages}?limit=201",
        f"{messages}?limit=%D9%A3",
        f"{messages}?limit=1&limit=1",
        f"{messages}?status=good",
        f"{messages}?text=",
        f"{messages}?Limit=1",
        "/api/1/archive",
        "/api/1/archive?path=/v1/documents.json&at=2026-02-30",
        "/api/1/languages/es/imports?dry_run=1",
    ]

    answers = [office.get("tia", path) for path in queries[:-1]]
    answers.append(office.post("tia", queries[-1], b""))

    assert [each.status_code for each in answers] == [400] * len(queries)
    assert answers[0].json["parameter"] == "x"


def test_methods_that_an_address_does_not_take_are_told(office):
    wrong = office.ask("tia", "DELETE", SESSION)

    assert (wrong.status_code, wrong.headers["Allow"]) == (405, "GET, HEAD")


def test_an_address_that_is_too_long_is_refused(office):
    assert office.get("tia", "/api/1/" + "x" * 9000).status_code == 414


def test_problems_are_worded_for_their_reader(office):
    spanish = office.get("tia", "/nothing", Accept_Language="es")
    unknown = office.get("tia", "/nothing", Accept_Language="tlh")

    assert spanish.json["translation"]["language"] == spanish.headers["Content-Language"]
    assert unknown.json["translation"]["language"] == "en"
    assert spanish.json["type"] == unknown.json["type"] == "urn:polyleaf:problem:not-found"


def test_what_is_told_of_requests_holds_no_words_no_token_and_no_address(office, caplog):
    _, tag = office.message("care/dose")
    with caplog.at_level(logging.INFO):
        office.write("tia", "care/dose", "Secreto: 5 mg.[^S1]", tag)
        office.get("tia", "/api/1/languages/es/messages?text=geheim")
        office.get(None, "/api/1/none-of-your-business")

    told = [each for each in caplog.records if getattr(each, "polyleaf_event", "") == "request"]
    text = json.dumps([each.__dict__ for each in told], default=str)
    assert [each.polyleaf_fields["command"] for each in told] == ["submit", "messages", "none"]
    assert [each.polyleaf_fields["code"] for each in told] == [201, 200, 401]
    for secret in ("Secreto", "geheim", "business", "127.0.0.1", office.tokens["tia"], "care"):
        assert secret not in text


def test_a_fault_of_ours_tells_nothing_of_itself(office, caplog):
    journal = office.root / "instance" / "journal.db"
    journal.rename(journal.with_suffix(".gone"))
    journal.mkdir()

    answer = office.get("tia", SESSION)

    assert answer.status_code == 503
    assert "journal" not in answer.text
    assert str(office.root) not in answer.text


def test_files_that_somebody_broke_are_named_and_nothing_else_stops(office):
    catalog = office.root / "translations/es/LC_MESSAGES/care.po"
    whole = catalog.read_bytes()
    catalog.write_bytes(whole + b'msgid "x\n')

    broken = office.get("tia", "/api/1/languages/es/messages")
    imported = office.post("tia", "/api/1/languages/es/imports", whole)
    catalog.write_bytes(whole)
    mended = office.get("tia", "/api/1/languages/es/messages")

    assert (broken.status_code, imported.status_code, mended.status_code) == (503, 503, 200)
    assert broken.json["faults"][0]["path"] == "translations/es/LC_MESSAGES/care.po"


@given(st.lists(st.text(max_size=40), max_size=4), st.dictionaries(st.text(max_size=5), st.text()))
def test_a_cursor_says_where_it_was_and_of_which_list(place, listed):
    cursor = write_cursor(listed, tuple(place))

    assert read_cursor(listed, cursor, len(place)) == tuple(place)
    with pytest.raises(ValueError, match="cursor"):
        read_cursor({**listed, "another": 1}, cursor, len(place))


@given(st.text(max_size=60))
def test_what_is_no_cursor_is_refused(text):
    with pytest.raises(ValueError, match="cursor"):
        read_cursor({}, text, 1)


def test_a_customer_is_an_address_or_a_network_of_ipv6():
    assert network_of("192.0.2.1") == "192.0.2.1"
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff") == "2001:db8::/64"
    assert network_of("unix:") == ""
