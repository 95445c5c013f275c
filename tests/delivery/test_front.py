"""The front sends what the Flask application would send, byte for byte."""

import os

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as configure
from hypothesis import strategies as st
from werkzeug.test import Client

from service.delivery.app import create_app
from service.delivery.front import Front
from service.release.store import ReleaseStore
from service.release.store.live import LiveRelease

PATHS = st.sampled_from(
    [
        "/v1/languages.json",
        "/v1/es/documents.json",
        "/v1/zh-Hans/documents/ketamine-therapy.html",
        "/v1/ar/documents/ketamine-faq/sections/side-effects.json",
        "/v1/es-MX/documents/ketamine-faq.json",
        "/v1/documents/ketamine-faq",
        "/v1/nothing",
        "/livez",
    ]
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "If-None-Match": st.sampled_from(["*", '"x"', "", "W/", "held"]),
        "Accept": st.sampled_from(["text/html", "image/png", "*/*"]),
        "Accept-Language": st.sampled_from(["es", "ar;q=0.1", "x" * 5000]),
    },
)


@pytest.fixture
def both(settings, published):
    live = LiveRelease(ReleaseStore(settings.releases), settings)
    app = create_app(settings, live)
    return Client(Front(live, app)), Client(app)


@configure(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=PATHS,
    query=st.sampled_from(["", "?", "?fallback=none", "?x"]),
    method=st.sampled_from(["GET", "HEAD", "OPTIONS", "POST"]),
    headers=HEADERS,
)
def test_front_and_flask_answer_alike(both, path, query, method, headers):
    if headers.get("If-None-Match") == "held":
        headers = headers | {"If-None-Match": both[1].get(path).headers.get("ETag", "")}

    front, flask = (each.open(path + query, method=method, headers=headers) for each in both)

    assert front.status == flask.status
    assert list(front.headers) == list(flask.headers)
    assert front.data == flask.data


def test_canonical_urls_do_not_reach_flask(settings, published):
    def unreachable(environ, start_response):
        raise AssertionError(environ["PATH_INFO"])

    live = LiveRelease(ReleaseStore(settings.releases), settings)
    client = Client(Front(live, unreachable))

    for path in live.current().paths():
        assert client.get(path).status_code == 200
    with pytest.raises(AssertionError, match="/v1/nothing"):
        client.get("/v1/nothing")


def test_a_body_that_was_changed_on_the_disk_is_refused_alike(both, settings):
    path = "/v1/openapi.json"
    store = ReleaseStore(settings.releases)
    digest = store.open(store.live()).find(path).pack.digest
    before = [each.get(path).status_code for each in both]
    with (settings.releases / "parts" / digest[:2] / digest).open("r+b") as file:
        file.seek(-2, os.SEEK_END)
        file.write(b"#")

    after = [each.get(path) for each in both]

    assert before == [200, 200]
    assert [each.status_code for each in after] == [503, 503]
    assert after[0].data == after[1].data
    assert [each.head(path).status_code for each in both] == [200, 200]
