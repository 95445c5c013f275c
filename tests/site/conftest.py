"""The small project in three languages, published; clients of the public server on it; nginx."""

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.test import Client

from service.catalogs.template import merge_messages
from service.catalogs.texts import SOURCE_LANGUAGE
from service.config import Settings
from service.content.policy import make_demo
from service.journal.decisions.verdict import Approval, Verdict
from service.journal.status import digest_text, source_text
from service.release.build import build
from service.release.store import ReleaseStore
from service.release.store.change import Action
from service.server.worker import create_worker

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
APPROVED = Verdict(
    (
        Approval("a", frozenset({"linguist", "editor"}), "2026-05-01"),
        Approval("b", frozenset({"clinician"}), "2026-05-02"),
    )
)


def approve(inputs, language, document="care"):
    """The same inputs, with every text of a document in a language approved by two persons."""
    [found] = [each for each in inputs.content.documents if each.id == document]
    find = source_text if language == SOURCE_LANGUAGE else inputs.texts[language][document].find
    digests = [
        digest_text(message, find(message), language)
        for message, _ in merge_messages(found.messages)
        if find(message)
    ]
    held = dict(inputs.decisions.get(language, {}))
    verdicts = held | dict.fromkeys(digests, APPROVED)
    return replace(inputs, decisions={**inputs.decisions, language: verdicts})


class Shelf:
    """A store on which releases go live, a day after each other, and what readers get from it."""

    def __init__(self, folder):
        self.settings = Settings(folder, folder / "instance", True, True)
        self.store = ReleaseStore(self.settings.releases)
        self.day = NOON

    def publish(self, inputs):
        identifier = self.store.put(build(inputs))
        self.store.go_live(identifier, self.day, Action.PUBLISH)
        self.day += timedelta(days=1)
        return identifier

    def client(self, **settings):
        return Client(create_worker(replace(self.settings, **settings)))


@pytest.fixture(scope="session")
def project_inputs(small_project_in, tmp_path_factory):
    """The small project, translated into Spanish and Arabic by a machine."""
    project = small_project_in(tmp_path_factory.mktemp("site"))
    project.make_translated("ar", "es")
    return project.inputs()


@pytest.fixture
def inputs(project_inputs):
    return project_inputs


@pytest.fixture
def demo(inputs):
    """The same under the policy that labels what the shipped one withholds."""
    return replace(inputs, policy=make_demo(inputs.policy))


@pytest.fixture
def approved():
    """A function: approve a document in a language."""
    return approve


@pytest.fixture(scope="session")
def approve_in():
    """The same, for what is made once."""
    return approve


@pytest.fixture(scope="session")
def make_shelf():
    """A function: a shelf in a folder."""
    return Shelf


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)


@pytest.fixture(scope="session")
def read_only_shelf(project_inputs, tmp_path_factory):
    """The demo, for tests that change nothing."""
    shelf = Shelf(tmp_path_factory.mktemp("read"))
    shelf.publish(replace(project_inputs, policy=make_demo(project_inputs.policy)))
    return shelf


@pytest.fixture(scope="session")
def read_only_client(read_only_shelf):
    """A client of it."""
    return read_only_shelf.client()


@pytest.fixture(scope="session")
def server(read_only_shelf):
    """The port of a server process that serves the demo."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = (
        "from service.config import read_settings; from service.server.serve import serve;"
        f"serve(read_settings(), port={port})"
    )
    settings = read_only_shelf.settings
    environment = os.environ | {
        "POLYLEAF_ROOT": str(settings.root),
        "POLYLEAF_INSTANCE": str(settings.instance),
    }
    process = subprocess.Popen([sys.executable, "-c", command], env=environment)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            break
    yield port
    process.terminate()
    process.wait(timeout=40)


@pytest.fixture
def ask(server):
    """A function: ask the server as any client may; gives status and header fields."""

    def send(path, method="GET", headers=()):
        connection = http.client.HTTPConnection("127.0.0.1", server, timeout=20)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers:
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers
        finally:
            connection.close()

    return send


@pytest.fixture
def nginx(require_tool, tmp_path):
    """A function: run Debian's nginx with lines for `http` and for `server`; gives its address."""
    program, running = require_tool("nginx"), []

    def run(server, http=""):
        folder = tmp_path / f"nginx-{len(running)}"
        (folder / "logs").mkdir(parents=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        temporary = "".join(
            f"{name}_temp_path {folder}/{name};\n"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;\n" if os.geteuid() == 0 else ""
        configuration = folder / "nginx.conf"
        configuration.write_text(
            f"{user}daemon off;\npid {folder}/pid;\nworker_processes 1;\nerror_log stderr warn;\n"
            f"events {{}}\nhttp {{\naccess_log off;\n{temporary}{http}\n"
            f"server {{\nlisten 127.0.0.1:{port};\n{server}\n}}\n}}\n"
        )
        words = [program, "-p", folder, "-e", "stderr", "-c", configuration]
        complaints = folder / "complaints"
        with complaints.open("w") as file:
            running.append(subprocess.Popen(words, stderr=file))
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and running[-1].poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.02)
            else:
                assert complaints.read_text() == ""
                return f"http://127.0.0.1:{port}"
        raise AssertionError(complaints.read_text())

    yield run
    for process in running:
        process.terminate()
        process.wait(timeout=10)
