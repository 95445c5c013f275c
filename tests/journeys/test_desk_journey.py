"""Two persons approve the Spanish side effects over HTTP; a publisher publishes them and takes one off."""

import http.client
import json
import os
import signal
import socket
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


class Team:
    """People with a token each, and the desk that they work at."""

    def __init__(self, project):
        self._project = project
        self.tokens = {"ana": self.do("init", "--name", "Ana").strip()}
        for name, role in PEOPLE.items():
            self.join(name, role)
        self.do("sync", token=self.tokens["ana"])
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [POLYLEAF, "desk", "--port", str(self._port)],
            env=project.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()

    def do(self, *words, token="", said=None, home="nobody"):
        """Run a command that must succeed, as the holder of a token; give what it printed."""
        own = {
            "POLYLEAF_TOKEN": token,
            "XDG_CONFIG_HOME": str(self._project.root / "people" / home),
        }
        done = subprocess.run(
            [POLYLEAF, *words], env={**self._project.environment, **own}, input=said,
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def join(self, name, role):
        words = ("account", "invite", name, "--role", role, "--language", "es")
        self.do("login", said=self.do(*words, token=self.tokens["ana"]), home=name)
        scopes = ("--scope", "write", "--scope", "decide")
        self.tokens[name] = self.do(
            "token", "create", "--label", "desk", *scopes, home=name
        ).strip()

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
        headers = {"Authorization": f"Bearer {self.tokens[name]}"}
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
def team(project):
    made = Team(project)
    yield made
    made.stop()


def get(server):
    time.sleep(1.2)  # a release is picked up within a second
    return server.get(SECTION).json


@pytest.mark.timeout(400)
def test_what_two_persons_approve_over_http_is_served_until_it_is_recalled(team, serve):
    _, listed = team.ask("lin", "GET", LISTED)
    digests = [item["digest"] for item in listed["items"]]
    for name in ("lin", "cleo"):
        team.must(name, f"{ES}/decisions", {"kind": "approve", "digests": digests})
    published = team.must("pia", "/api/1/releases", {"accept_loss": True})
    server = serve()

    approved = get(server)
    body = {"document": "ketamine-therapy", "section": "side-effects", "reason": "A wrong word."}
    recalled = team.must("cleo", f"{ES}/recalls", body)
    fallen_back = get(server)
    _, rolled_back = team.ask(
        "pia", "POST", "/api/1/releases/rollback", {"release": published["release"]}
    )

    assert (approved["language"], approved["translation"]["status"]) == ("es", "approved")
    assert (fallen_back["language"], fallen_back["fallback"]["reason"]) == ("en", "withdrawn")
    assert rolled_back["release"] == recalled["release"] != published["release"]
    assert get(server)["language"] == "en"
