"""A supervisor learns whether the process lives, and what it serves."""

import json
import os
import time
from dataclasses import replace

import pytest

from service.delivery.app import create_app
from service.release.store import ReleaseStore
from service.release.store.live import LiveRelease


@pytest.mark.parametrize("path", ["/livez", "/healthz"])
def test_the_process_is_alive_without_a_release(settings, path):
    answer = create_app(settings).test_client().get(path)

    assert (answer.status_code, answer.json) == (200, {"status": "alive"})
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_ready_with_a_release(flask_client, published):
    answer = flask_client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json == {"status": "ready", "release": published, "policy": "demo"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_not_ready_without_a_release(settings):
    answer = create_app(settings).test_client().get("/readyz")

    assert answer.status_code == 503
    assert answer.json == {"status": "unavailable", "reason": "no release was published yet"}


def test_it_is_not_ready_with_a_release_that_may_not_be_served(settings, published):
    answer = create_app(replace(settings, admit_demo=False)).test_client().get("/readyz")

    assert answer.status_code == 503
    assert "may not be served here" in answer.json["reason"]


def test_it_says_why_it_is_behind(settings, published, publish, edition):
    now = [0.0]
    live = LiveRelease(ReleaseStore(settings.releases), settings, lambda: now[0])
    client = create_app(settings, live).test_client()
    assert client.get("/readyz").json["release"] == published
    second = publish(edition(2))
    (settings.releases / "manifests" / f"{second}.json").unlink()
    now[0] = 1.0

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json["release"]) == (200, published)
    assert answer.json["behind"] == f"manifests/{second}.json: No such file or directory."


@pytest.mark.parametrize("missing", [0, 10])
def test_a_damaged_body_is_told_and_heals_once_the_content_is_published_again(
    serving, settings, publish, release, missing
):
    server, path = serving(), "/v1/openapi.json"
    part = part_of(settings, path)
    with part.open("r+b") as file:
        file.truncate(part.stat().st_size - missing)
        file.seek(-2, os.SEEK_END)
        file.write(b"#")

    refused = server.request("GET", path)[0]
    behind = json.loads(server.request("GET", "/readyz")[2])["behind"]
    publish(release)

    assert refused == 503
    assert part.name in behind
    assert wait_for(lambda: server.request("GET", path)[0] == 200, seconds=3)
    assert "behind" not in json.loads(server.request("GET", "/readyz")[2])


def part_of(settings, path):
    store = ReleaseStore(settings.releases)
    digest = store.open(store.live()).find(path).pack.digest
    return settings.releases / "parts" / digest[:2] / digest


def wait_for(is_true, seconds):
    deadline = time.monotonic() + seconds
    while not is_true() and time.monotonic() < deadline:
        time.sleep(0.1)
    return time.monotonic() < deadline
