"""What a real server answers to addresses that are mistyped, old, or meant to do harm."""

import pytest

MOVED = {
    "/ES": "/es",
    "/es/": "/es",
    "/es/care/": "/es/care",
    "/ES/care?country=US": "/es/care?country=US",
    "/es-MX/care": "/es/care",
    "/es+es/care": "/es/care",
    "/AR+en/care": "/ar+en/care",
    "//": "/",
    "//es/care": "/es/care",
    "///es": "/es",
    "//evil.example/": "/evil.example/",
    "//v1/languages.json?x=1": "/v1/languages.json?x=1",
    "/embed/ES/care": "/embed/es/care",
    "/embed/": "/embed",
    "/check/": "/check",
    "/check/0000-0000-0000": "/check/000000000000",
    "/v1/ES/documents.json": "/v1/es/documents.json",
    "/ES?x=%0d%0aSet-Cookie:a=b": "/es?x=%0d%0aSet-Cookie:a=b",
}
LOST = [
    "/es//care",
    "/es/care//",
    "/es/CARE",
    "/es_MX",
    "/xx",
    "/es+ar+en/care",
    "/es+/care",
    "/+/care",
    "/es%20ar/care",
    "/es/%00",
    "/es/care%00",
    "/%ff%fe/x",
    "/es/../ar",
    "/es/%2e%2e/ar",
    "/es-%0d%0aX:1",
    "/favicon.ico",
    "/.well-known/security.txt",
    "/assets",
    "/assets/../es",
    "/assets/nothing.css",
    "/embed/es/care/nothing",
    "/embed/card/es",
    "/v1",
    "/v1/es/documents/",
]
SAME = {
    "/%65s/care": "/es/care",
    "/es/car%65": "/es/care",
    "/es/care?": "/es/care",
    "/es/care?utm_source=x": "/es/care",
}


@pytest.mark.parametrize(("path", "location"), MOVED.items())
def test_another_spelling_leads_to_the_one_there_is(ask, path, location):
    status, headers = ask(path)

    assert (status, headers["Location"]) == (308, location)
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", LOST)
def test_what_is_not_there_is_not_there(ask, path):
    status, headers = ask(path)

    assert status == 404
    assert headers["Cache-Control"] == "no-store"
    assert "Location" not in headers


@pytest.mark.parametrize(("path", "known"), SAME.items())
def test_what_is_encoded_without_need_is_the_same(ask, path, known):
    (status, given), (_, expected) = ask(path), ask(known)

    assert (status, given["ETag"]) == (200, expected["ETag"])
    assert given["Content-Length"] == expected["Content-Length"]


def test_the_start_leads_by_what_the_reader_prefers_and_says_so(ask):
    for wish, location in {"ar": "/ar", "es-MX,en;q=0.5": "/es", "xx": "/en", "": "/en"}.items():
        status, headers = ask("/", headers=[("Accept-Language", wish)])
        assert (status, headers["Location"]) == (302, location)
        assert headers["Vary"] == "Accept-Language"
        assert headers["Cache-Control"].startswith("private")


@pytest.mark.parametrize("sent", ["*", '"x", {}', "W/{}", "{}"])
@pytest.mark.parametrize("path", ["/es", "/es/care", "/en+ar/care", "/embed/es/care", "/embed"])
def test_a_reader_who_has_the_page_gets_no_other(ask, path, sent):
    tag = ask(path)[1]["ETag"].removeprefix("W/")

    status, headers = ask(path, headers=[("If-None-Match", sent.format(tag))])

    assert status == 304
    assert headers["ETag"] == f"W/{tag}"


@pytest.mark.parametrize("sent", ['"x"', "", "garbage", '"', "W/", '"x' * 1000])
def test_a_reader_who_has_another_page_gets_this_one(ask, sent):
    assert ask("/es/care", headers=[("If-None-Match", sent)])[0] == 200


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "br", "x" * 9000, "gzip;q=x"])
def test_nothing_is_packed_for_those_who_did_not_ask(ask, accepted):
    status, headers = ask("/es/care", headers=[("Accept-Encoding", accepted)])

    assert status == 200
    assert "Content-Encoding" not in headers
    assert "Accept-Encoding" in headers["Vary"]


@pytest.mark.parametrize("host", ["", "a b", "x.example:99999", "[::1", "evil.example/x", "é"])
def test_a_host_that_is_none_does_no_harm(ask, host):
    status, headers = ask("/es/care", headers=[("Host", host)])

    assert status in {200, 400}
    assert status == 400 or headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/es/care", "/v1/languages.json", "/check"])
def test_an_address_that_is_too_long_is_refused(ask, path):
    assert ask(f"{path}?{'a' * 9000}")[0] == 414
