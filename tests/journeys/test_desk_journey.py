"""Two persons approve the Spanish side effects over HTTP; a publisher publishes them and takes one off."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

POLYLEAF = Path(sys.executable).with_name("polyleaf")
SECTION = "/v1/es/documents/ketamine-therapy/sections/side-effects.json"
ES = "/api/1/languages/es"
LISTED = f"{ES}/messages?document=ketamine-therapy&section=side-effects&limit=200"
PEOPLE = {"lin": "linguist", "cleo": "clinician", "pia": "publisher"}


class Desk:
    """The desk that people work at, with a token each."""

    def __init__(self, project, tokens, port):
        self._tokens, self._port = tokens, port
        self.process = subprocess.Popen(
            [POLYLEAF, "desk", "--port", str(port)],
            env=project.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()

    def _wait(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.ask("ana", "GET", "/api/1/session")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail("the desk did not start")

    def ask(self, name, method, path, body=None):
        headers = {"Authorization": f"Bearer {self._tokens[name]}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=100)
        try:
            connection.request(method, path, body and json.dumps(body), headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def must(self, name, path, body):
        """Ask for what must succeed, and give what is answered."""
        status, answer = self.ask(name, "POST", path, body)
        assert status == 201, answer
        return answer

    def stop(self):
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=40)


@pytest.fixture
def desk(people, project, free_port):
    tokens = {"ana": people.begin()}
    scopes = ("--scope", "write", "--scope", "decide")
    for name, role in PEOPLE.items():
        people.join(name, role)
        tokens[name] = people.do(name, "token", "create", "--label", "desk", *scopes).strip()
    people.do("ana", "sync")
    made = Desk(project, tokens, free_port)
    yield made
    made.stop()


@pytest.mark.timeout(400)
def test_what_two_persons_approve_over_http_is_served_until_it_is_recalled(desk, serve):
    _, listed = desk.ask("lin", "GET", LISTED)
    digests = [item["digest"] for item in listed["items"]]
    for name in ("lin", "cleo"):
        desk.must(name, f"{ES}/decisions", {"kind": "approve", "digests": digests})
    published = desk.must("pia", "/api/1/releases", {"accept_loss": True})
    server = serve()

    approved = server.follow(SECTION)
    body = {"document": "ketamine-therapy", "section": "side-effects", "reason": "A wrong word."}
    recalled = desk.must("cleo", f"{ES}/recalls", body)
    fallen_back = server.follow(SECTION)
    _, rolled_back = desk.ask(
        "pia", "POST", "/api/1/releases/rollback", {"release": published["release"]}
    )

    assert (approved["language"], approved["translation"]["status"]) == ("es", "approved")
    assert (fallen_back["language"], fallen_back["fallback"]["reason"]) == ("en", "withdrawn")
    assert rolled_back["release"] == recalled["release"] != published["release"]
    assert server.follow(SECTION)["language"] == "en"
