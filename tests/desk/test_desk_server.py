"""The desk as a process of its own: clients at once, clients that vanish, and where it listens."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from service.desk.serve import check_address
from service.errors import ReleaseError

POLYLEAF = Path(sys.executable).with_name("polyleaf")
DOSE = "/api/1/languages/es/messages/care/dose"


class DeskServer:
    """`polyleaf desk` on a free port of the loopback address."""

    def __init__(self, office, *words):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.tokens = office.tokens
        self.process = subprocess.Popen(
            [POLYLEAF, "desk", "--port", str(self.port), *words],
            env={
                **os.environ,
                "POLYLEAF_ROOT": str(office.root),
                "POLYLEAF_DATABASE_URL": office.settings.database_url,
                "POLYLEAF_LOG": "json",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._wait()

    def _wait(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.ask(None, "GET", "/livez")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"the desk did not start: {self.stop()}")

    def ask(self, name, method, path, body=None, **headers):
        sent = {each.replace("_", "-"): value for each, value in headers.items()}
        if name:
            sent["Authorization"] = f"Bearer {self.tokens[name]}"
        if body is not None:
            sent["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body and json.dumps(body), sent)
            answer = connection.getresponse()
            sent_back = {each.lower(): value for each, value in answer.headers.items()}
            return answer.status, sent_back, json.loads(answer.read())
        finally:
            connection.close()

    def write(self, name, text, tag):
        return self.ask(name, "POST", DOSE, {"msgstr": [text]}, If_Match=tag)

    def kill(self):
        """End all of it at once, the process that serves among it."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=40)

    def stop(self):
        """End the process by its id, and give what it printed."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        printed, _ = self.process.communicate(timeout=40)
        return printed


@pytest.fixture
def serve_desk():
    started = []

    def start(office, *words):
        started.append(DeskServer(office, *words))
        return started[-1]

    yield start
    for server in started:
        if not server.process.stdout.closed:
            server.stop()


def at_once(*calls):
    """Make calls in threads that begin together; give what each returned."""
    barrier, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        barrier.wait()
        answers[place] = call()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_writers_at_once_one_is_first_and_nothing_forks(any_office, serve_desk):
    desks = [serve_desk(any_office), serve_desk(any_office)]
    _, headers, _ = desks[0].ask("tia", "GET", DOSE)

    answers = at_once(
        *(
            lambda desk=desk, name=name, number=number: desk.write(
                name, f"Tome 5 mg como máximo ({number}).[^S1]", headers["etag"]
            )
            for number, (desk, name) in enumerate(
                (desk, name) for desk in desks for name in ("tia", "lin", "cleo")
            )
        )
    )

    statuses = sorted(status for status, *_ in answers)
    assert statuses == [201, 412, 412, 412, 412, 412]
    _, _, shown = desks[1].ask("tia", "GET", DOSE)
    assert len(shown["history"]) == 2
    beaten = next(body for status, _, body in answers if status == 412)
    assert beaten["current"]["msgstr"] == shown["msgstr"] != beaten["submitted"]["msgstr"]


def test_a_suggestion_is_accepted_by_one_of_two(any_office, serve_desk):
    desk = serve_desk(any_office)
    file = any_office.get("tia", "/api/1/languages/es/catalogs/care.po").data.decode()
    _, tag = any_office.message("care/dose")
    any_office.write("lin", "care/dose", "Tome 5 mg como máximo.[^S1]", tag)
    dose = any_office.message("care/dose")[0]["history"][0]["msgstr"][0]
    any_office.post(
        "tia", "/api/1/languages/es/imports", file.replace(dose, "5 mg, no más.[^S1]").encode()
    )

    answers = at_once(
        *(
            lambda name=name: desk.ask(name, "POST", "/api/1/languages/es/suggestions/1/accept")
            for name in ("tia", "lin")
        )
    )

    assert sorted(status for status, *_ in answers) == [201, 409]


def test_a_client_that_vanishes_in_mid_upload_changes_nothing(any_office, serve_desk):
    desk = serve_desk(any_office)
    path = "/api/1/languages/es/catalogs/care.po"
    before = any_office.get("tia", path).data
    data = before.replace(b"5 mg", b"5 mg ", 1)
    head = (
        f"POST /api/1/languages/es/imports HTTP/1.1\r\nHost: desk\r\nContent-Length: {len(data)}\r\n"
        f"Content-Type: text/x-gettext-translation\r\nAuthorization: Bearer {desk.tokens['tia']}\r\n\r\n"
    )

    for share in (0, len(data) // 2, len(data) - 1):
        with socket.create_connection(("127.0.0.1", desk.port)) as half:
            half.sendall(head.encode() + data[:share])

    assert desk.ask("tia", "GET", "/api/1/session")[0] == 200
    assert any_office.get("tia", path).data == before
    assert len(any_office.message("care/dose")[0]["history"]) == 1


def test_a_body_that_does_not_say_its_length_is_not_taken(office, serve_desk):
    desk = serve_desk(office)
    data = office.get("tia", "/api/1/languages/es/catalogs/care.po").data
    headers = {
        "Authorization": f"Bearer {desk.tokens['tia']}",
        "Content-Type": "text/x-gettext-translation",
    }
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)

    connection.request("POST", "/api/1/languages/es/imports", iter([data[:9], data[9:]]), headers)
    answer = connection.getresponse()

    assert (answer.status, json.loads(answer.read())["type"]) == (
        411,
        "urn:polyleaf:problem:no-length",
    )
    connection.close()


def test_a_process_that_is_killed_in_mid_work_leaves_all_or_nothing(any_office, serve_desk):
    desk = serve_desk(any_office)
    _, headers, _ = desk.ask("tia", "GET", DOSE)
    writer = threading.Thread(
        target=lambda: _quietly(desk.write, "tia", "5 mg, no más.[^S1]", headers["etag"])
    )

    writer.start()
    time.sleep(0.15)
    desk.kill()
    writer.join()
    _, tag = any_office.message("care/dose")
    again = any_office.write("tia", "care/dose", "5 mg, no más.[^S1]", tag)

    assert again.status_code in {200, 201}
    assert len(again.json["history"]) == 2
    catalog = any_office.root / "translations/es/LC_MESSAGES/care.po"
    assert catalog.read_text("utf-8").count("5 mg, no más.") == 1


def _quietly(call, *words):
    with suppress(OSError, http.client.HTTPException):
        call(*words)


def test_what_the_desk_logs_has_no_words_tokens_or_addresses(office, serve_desk):
    desk = serve_desk(office)
    _, headers, _ = desk.ask("tia", "GET", DOSE)
    desk.write("tia", "Secreto: 5 mg.[^S1]", headers["etag"])
    desk.ask(None, "GET", "/api/1/session?lang=geheim")

    printed = desk.stop()

    events = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    asked = [each for each in events if each["event"] == "request"]
    assert {"message", "submit", "session"} <= {each["command"] for each in asked}
    for secret in ("Secreto", "geheim", "polyleaf_", "care"):
        assert not [each for each in events if secret in json.dumps(each)]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104 - what is to be refused
def test_an_address_that_others_can_reach_is_refused_unless_allowed(host):
    with pytest.raises(ReleaseError, match="--allow-remote"):
        check_address(host, host, allow_remote=False)

    check_address(host, host, allow_remote=True)
    check_address("127.0.0.1", "localhost", allow_remote=False)


def test_the_command_refuses_before_anything_is_served(office):
    environment = {**os.environ, "POLYLEAF_ROOT": str(office.root)}

    done = subprocess.run(
        [POLYLEAF, "desk", "--host", "0.0.0.0", "--port", "18999"],  # noqa: S104 - the same
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "tokens would travel in the clear" in done.stderr
