"""Canonical URLs: the stored bytes, with headers that say what they are."""

import pytest

from service.web.protection import INERT

SPANISH = "/v1/es/documents/ketamine-therapy/sections/side-effects"


def body_of(release, path):
    return next(part.responses[path].body for part in release.parts if path in part.responses)


def test_every_stored_response_is_served_byte_for_byte(client, release):
    stored = {path: each for part in release.parts for path, each in part.responses.items()}

    for path, response in stored.items():
        answer = client.get(path)
        assert (answer.status_code, answer.data) == (200, response.body)
        assert answer.headers["Content-Language"] == ", ".join(response.languages)


def test_json_has_exactly_these_headers(client, release):
    answer = client.get(f"{SPANISH}.json")

    etag = answer.headers["ETag"]
    assert dict(answer.headers) == {
        "Content-Type": "application/json",
        "Content-Length": str(len(body_of(release, f"{SPANISH}.json"))),
        "Content-Language": "es",
        "ETag": etag,
        "Cache-Control": "public, max-age=60, must-revalidate",
        "X-Robots-Tag": "noindex",
        "Content-Security-Policy": INERT[1],
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Referrer-Policy": "same-origin",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": (
            "Allow, Content-Language, Content-Location, ETag, Polyleaf-Match, Retry-After"
        ),
        "X-Content-Type-Options": "nosniff",
    }
    assert etag[0] == etag[-1] == '"'


def test_a_fragment_may_load_and_run_nothing(client):
    headers = client.get(f"{SPANISH}.html").headers

    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")


def test_approved_text_may_be_indexed(client):
    assert "X-Robots-Tag" not in client.get("/v1/en/documents/ketamine-therapy.json").headers


def test_fallback_text_says_its_own_language(client):
    answer = client.get("/v1/zh-Hans/documents/ketamine-therapy.json")

    assert answer.headers["Content-Language"] == "en"
    assert answer.json["for"] == "zh-Hans"


def test_head_has_the_headers_of_get_and_no_body(client):
    got, head = client.get(f"{SPANISH}.json"), client.head(f"{SPANISH}.json")

    assert list(head.headers) == list(got.headers)
    assert head.data == b""


@pytest.mark.parametrize(
    "template",
    ["{}", "W/{}", '"other", {}', '"other",W/{}', "*", '"a,b" , {}'],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("suffix", [".json", ""])
def test_a_reader_who_has_it_gets_304_with_its_headers(client, template, method, suffix):
    first = client.get(SPANISH + suffix)
    etag = template.format(first.headers["ETag"])

    answer = client.open(SPANISH + suffix, method=method, headers={"If-None-Match": etag})

    about_the_body = {"Content-Type", "Content-Length"}
    assert (answer.status_code, answer.data) == (304, b"")
    assert dict(answer.headers) == {
        name: value for name, value in first.headers.items() if name not in about_the_body
    }


@pytest.mark.parametrize("value", ['"other"', "", "garbage", '"', "W/", '"x' * 1000])
def test_a_reader_who_has_something_else_gets_it_whole(client, value):
    answer = client.get(f"{SPANISH}.json", headers={"If-None-Match": value})

    assert answer.status_code == 200


def test_negotiated_304_keeps_what_was_negotiated(client):
    path, wish = "/v1/documents/ketamine-therapy", {"Accept-Language": "es-MX"}
    etag = client.get(path, headers=wish).headers["ETag"]

    answer = client.get(path, headers=wish | {"If-None-Match": etag})

    assert answer.status_code == 304
    assert answer.headers["Vary"] == "Accept, Accept-Language"
    assert answer.headers["Content-Location"] == "/v1/es/documents/ketamine-therapy.json"
    assert answer.headers["Content-Language"] == "es"
    assert answer.headers["Polyleaf-Match"] == "alias"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_preflight_allows_any_origin_to_read(client):
    answer = client.options(f"{SPANISH}.json")

    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/es/../../live",
        "/v1/es/documents/%2e%2e%2f%2e%2e%2flive",
        "/live",
        "/v1/./languages.json",
    ],
)
def test_no_url_reaches_a_file(client, path):
    assert client.get(path).status_code == 404
