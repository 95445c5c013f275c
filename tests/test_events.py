"""Events say what happened, and never whose words or address it was about."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time

from service.events import FIELDS

POLYLEAF = [sys.executable, "-c", "from service.cli import main; main()"]
WORDS = "Tome 5 mg como máximo, señora"


def run(project, *words, **environment):
    """Run a command in a process of its own, which writes events as JSON."""
    return subprocess.run(
        [*POLYLEAF, *words],
        env={
            **os.environ,
            "POLYLEAF_ROOT": str(project.root),
            "POLYLEAF_LOG": "json",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def events_of(printed):
    return [json.loads(line) for line in printed.splitlines() if line.startswith("{")]


def test_a_cycle_tells_its_steps_and_no_words(small_project):
    small_project.make_translated("es", origin="human")
    small_project.change("es", "care/dose", msgstr=WORDS, tcomment="Ask 192.0.2.7 about it?")

    done = run(small_project, "cycle", "--demo")

    events = events_of(done.stderr)
    told = [(each["event"], each.get("step"), each.get("outcome")) for each in events]
    assert done.returncode == 0, done.stderr
    assert ("cycle", "sync", "done") in told
    assert ("cycle", "publish", "done") in told
    assert events[-1]["command"] == "cycle"
    assert not [word for word in ("Tome", "Take 5", "192.0.2.7") if word in done.stderr]
    assert all(set(each) <= FIELDS for each in events)


def test_a_command_is_named_without_what_it_was_given(small_project):
    done = run(small_project, "content", "move", WORDS, "care")

    [event] = [each for each in events_of(done.stderr) if each["event"] == "command"]
    assert event["command"] == "content move"
    assert event["code"] != 0


SPEAK = f"""
import logging
from service.events import configure
configure("json")
try:
    raise ValueError("{WORDS} 192.0.2.7")
except ValueError:
    logging.getLogger("a.library").exception("%s from %s", "{WORDS}", "192.0.2.7")
"""


def test_what_a_library_says_is_told_as_a_place_only():
    done = subprocess.run(
        [sys.executable, "-c", SPEAK], capture_output=True, text=True, timeout=60, check=True
    )

    [event] = events_of(done.stderr)
    assert event["error"] == "ValueError"
    assert "Tome" not in done.stderr
    assert "192.0.2.7" not in done.stderr


def test_without_a_form_no_event_is_written(small_project):
    done = run(small_project, "releases", POLYLEAF_LOG="")

    assert done.stderr == ""


def test_a_form_that_there_is_not_is_refused(small_project):
    done = run(small_project, "releases", POLYLEAF_LOG="xml")

    assert done.returncode == 1
    assert "give json or text" in done.stderr


def test_the_server_tells_events_and_no_address_of_a_reader(small_project, tmp_path):
    small_project.make_translated("es", origin="human")
    assert run(small_project, "publish", "--demo").returncode == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [*POLYLEAF, "serve", "--port", str(port)],
            env={**os.environ, "POLYLEAF_ROOT": str(small_project.root), "POLYLEAF_LOG": "json"},
            stdout=subprocess.DEVNULL, stderr=log,
        )  # fmt: skip
        try:
            statuses = [
                ask(port, path) for path in ("/v1/es/documents/care.json", "/v1/%00", "/x?a")
            ]
        finally:
            server.terminate()
            server.wait(timeout=40)

    printed = (tmp_path / "log").read_text()
    assert statuses == [200, 404, 404]
    assert [each["release"] for each in events_of(printed) if each["event"] == "serving"]
    assert not [word for word in ("127.0.0.1", "Take 5", "care.json") if word in printed]


def ask(port, path):
    """Ask once the server answers."""
    deadline = time.monotonic() + 60
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        finally:
            connection.close()
