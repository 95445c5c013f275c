"""Errors are problem details, in the reader's language, and say what to do."""

import logging
from dataclasses import replace

import pytest
from werkzeug.test import Client

from service.delivery.app import MAX_ADDRESS, MAX_BODY, create_app
from service.server.worker import create_worker

THERAPY = "/v1/documents/ketamine-therapy"
MEMBERS = {"type", "title", "status", "detail", "instance", "translation"}


def check_problem(answer, status, name, vary="Accept-Language"):
    assert answer.status_code == answer.json["status"] == status
    assert answer.json["type"] == f"urn:polyleaf:problem:{name}"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Vary"] == vary
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Language"] == answer.json["translation"]["language"]
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("path", ["/", "/v2/x", "/v1", "/v1/es/documents/nothing.json"])
def test_what_is_not_there_is_a_404(flask_client, path):
    answer = flask_client.get(path)

    check_problem(answer, 404, "not-found")
    assert set(answer.json) == MEMBERS
    assert answer.json["instance"] == path


@pytest.mark.parametrize("tag", ["fr", "zh-Hant", "not_a_tag", "xx", "ca"])
def test_a_language_that_is_not_held_lists_those_that_are(client, tag):
    answer = client.get(f"/v1/{tag}/documents/ketamine-therapy.json")

    check_problem(answer, 404, "language-not-held")
    assert answer.json["available"] == ["en", "ar", "es", "zh-Hans"]


@pytest.mark.parametrize(
    ("query", "parameter", "members"),
    [
        ("colour=red", "colour", {"allowed": ["fallback", "lang", "status"]}),
        ("fallback=none&fallback=none", "fallback", {}),
        ("fallback=yes", "fallback", {"allowed": ["none"]}),
        ("status=draft", "status", {"allowed": ["approved"]}),
        ("status=", "status", {"allowed": ["approved"]}),
        ("lang=zh_Hans", "lang", {"available": ["en", "ar", "es", "zh-Hans"]}),
        ("lang=", "lang", {"available": ["en", "ar", "es", "zh-Hans"]}),
        ("lang=%00", "lang", {"available": ["en", "ar", "es", "zh-Hans"]}),
        ("Lang=es", "Lang", {"allowed": ["fallback", "lang", "status"]}),
        ("fallback", "fallback", {"allowed": ["none"]}),
    ],
)
def test_a_wrong_parameter_is_named_with_what_is_allowed(client, query, parameter, members):
    answer = client.get(f"{THERAPY}?{query}")

    check_problem(answer, 400, "wrong-parameter")
    assert answer.json.items() >= {"parameter": parameter, **members}.items()


@pytest.mark.parametrize("path", ["/v1/es/documents/ketamine-therapy", "/v1/languages.json"])
def test_lang_is_for_urls_that_leave_the_language_open(client, path):
    answer = client.get(f"{path}?lang=es")

    check_problem(answer, 400, "wrong-parameter")
    assert answer.json["allowed"] == ["fallback", "status"]


def test_a_long_parameter_is_not_told_back_whole(client):
    answer = client.get(f"{THERAPY}?{'x' * 5000}=1")

    check_problem(answer, 400, "wrong-parameter")
    assert len(answer.data) < 1000


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_told_which_are_allowed(client, method):
    answer = client.open(THERAPY, method=method)

    check_problem(answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json["allowed"] == ["GET", "HEAD", "OPTIONS"]


def test_only_media_types_are_not_acceptable(client):
    answer = client.get(THERAPY, headers={"Accept": "image/png", "Accept-Language": "fr"})

    check_problem(answer, 406, "not-acceptable", "Accept, Accept-Language")
    assert answer.json["available"] == ["application/json", "text/html"]


@pytest.mark.parametrize("path", [THERAPY, "/v1/es/documents/ketamine-therapy.json", "/livez"])
def test_a_large_body_is_refused(client, path):
    at_limit = client.get(path, data=b"x" * MAX_BODY)
    above = client.get(path, data=b"x" * (MAX_BODY + 1))

    assert at_limit.status_code == 200
    check_problem(above, 413, "body-too-large")


@pytest.mark.parametrize(
    "address", [f"/v1/{'x' * MAX_ADDRESS}", f"{THERAPY}?x={'y' * MAX_ADDRESS}"]
)
def test_a_long_address_is_refused(client, address):
    answer = client.get(address)

    check_problem(answer, 414, "address-too-long")
    assert len(answer.data) < 1000


def test_without_a_release_there_is_a_503(settings):
    answer = Client(create_worker(settings)).get(THERAPY)

    check_problem(answer, 503, "no-release")
    assert answer.headers["Retry-After"] == "60"
    assert answer.json["translation"] == {"language": "en", "status": "draft"}


def test_a_release_that_is_not_admissible_is_a_503(settings, published):
    worker = create_worker(replace(settings, admit_demo=False))

    check_problem(Client(worker).get("/v1/en/documents/ketamine-faq.json"), 503, "no-release")


def test_a_body_that_cannot_be_read_is_a_503(settings, store, published):
    client = Client(create_worker(settings))
    for path in settings.releases.glob("parts/*/*"):
        path.write_bytes(b"")

    answer = client.get("/v1/en/documents/ketamine-faq.json")

    check_problem(answer, 503, "no-release")
    assert str(settings.releases) not in answer.text


def test_a_fault_of_ours_leaks_nothing_and_is_logged(settings, published, caplog):
    app = create_app(settings)
    app.add_url_rule("/broken", "broken", lambda: {}["secret"])

    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/broken")

    check_problem(answer, 500, "unexpected")
    assert "secret" not in answer.text
    assert "KeyError: 'secret'" in caplog.text


def test_head_of_a_problem_has_no_body(client):
    got, head = client.get("/v1/nothing"), client.head("/v1/nothing")

    assert (head.status_code, head.data) == (404, b"")
    assert list(head.headers) == list(got.headers)


def test_a_problem_is_in_the_readers_language(client):
    answer = client.get("/v1/nothing", headers={"Accept-Language": "es-MX,es;q=0.9"})

    check_problem(answer, 404, "not-found")
    assert answer.json["title"] == "Aquí no hay nada"
    assert answer.json["translation"] == {"language": "es", "status": "draft"}


def test_lang_chooses_the_language_of_a_problem_too(client):
    answer = client.get(f"{THERAPY}?lang=es&colour=red", headers={"Accept-Language": "ar"})

    assert answer.headers["Content-Language"] == "es"


def test_right_to_left_text_isolates_what_it_quotes(client):
    answer = client.get("/v1/fr/documents/x.json", headers={"Accept-Language": "ar"})

    assert answer.headers["Content-Language"] == "ar"
    assert answer.json["detail"] == "لا توجد هنا معلومات باللغة «\u2068fr\u2069»."


def test_a_wrong_placeholder_in_a_translation_is_left_as_it_is(client):
    answer = client.get(f"{THERAPY}?colour=red", headers={"Accept-Language": "es"})

    assert answer.json["detail"] == (
        "Esta dirección no admite el parámetro «colour» {unknown}%(num)999999999d."
    )


def test_a_problem_is_never_half_translated(client):
    answer = client.post(THERAPY, headers={"Accept-Language": "es"})

    assert answer.json["title"] == "This method is not allowed here"
    assert answer.headers["Content-Language"] == "en"


@pytest.mark.parametrize("wish", ["zh-Hans", "fr", "en", "iw", "en_GB@anything", "ar-\u0661"])
def test_a_language_without_interface_texts_gets_those_of_the_source(client, wish):
    answer = client.get("/v1/nothing", headers={"Accept-Language": wish})

    assert answer.headers["Content-Language"] == "en"


def test_texts_follow_the_release(settings, publish, release):
    publish(release)
    broken = replace(release, interface={"es": b"not a compiled catalog"})
    identifier = publish(broken)

    client = create_app(settings).test_client()

    assert client.get("/readyz").json["release"] == identifier
    answer = client.get("/v1/nothing", headers={"Accept-Language": "es"})
    assert answer.headers["Content-Language"] == "en"
