"""A project of its own in a temporary folder, the real command, and a real server process."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.catalogs.po import load_po, save_po

CHECKOUT = Path(__file__).resolve().parents[2]
POLYLEAF = Path(sys.executable).with_name("polyleaf")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Project:
    """A copy of the shipped content and catalogs, on which commands run."""

    def __init__(self, root):
        self.root = root
        for name in ("content", "translations"):
            shutil.copytree(CHECKOUT / name, root / name)
        self.environment = {**os.environ, "POLYLEAF_ROOT": str(root)}

    def run(self, *words):
        """Run a command; return its exit code and what it printed."""
        return subprocess.run(
            [POLYLEAF, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def do(self, *words):
        """Run a command that must succeed; return what it printed."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def catalog(self, locale, domain="ketamine-therapy"):
        return self.root / "translations" / locale / "LC_MESSAGES" / f"{domain}.po"

    def edit_catalog(self, locale, address, edit, domain="ketamine-therapy"):
        path = self.catalog(locale, domain)
        catalog = load_po(path, self.root)
        edit(next(entry for entry in catalog if entry.msgctxt == address))
        save_po(catalog, path)

    def keep_languages(self, *tags):
        """Leave out the catalogs of all other languages."""
        for folder in self.root.glob("translations/*/"):
            if folder.name not in tags:
                shutil.rmtree(folder)

    def edit_content(self, name, old, new):
        path = self.root / "content" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


class Team:
    """People at their own terminals, with a folder of settings each."""

    def __init__(self, project):
        self.project = project

    def run(self, name, *words, said=None):
        """Run a command as somebody."""
        home = self.project.root / "people" / name
        return subprocess.run(
            [POLYLEAF, *words],
            env={**self.project.environment, "XDG_CONFIG_HOME": str(home)},
            input=said, capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip

    def do(self, name, *words, said=None):
        """Run a command as somebody; it must succeed."""
        done = self.run(name, *words, said=said)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def begin(self):
        """Make the journal; Ana administers it. Return her token."""
        token = self.do("ana", "init", "--name", "Ana")
        self.do("ana", "login", said=token)
        return token.strip()

    def join(self, name, role, language="es"):
        words = ("account", "invite", name, "--role", role, "--language", language)
        self.do(name, "login", said=self.do("ana", *words))

    def approve(self, section, *more):
        """Let a linguist and a clinician approve the Spanish of a section, as it was shown."""
        shown = self.project.root / "shown.json"
        shown.write_text(self.do("lin", "review", "es", section, "--format", "json"))
        for name in ("lin", "cleo"):
            self.do(name, "approve", "es", "--shown", str(shown), *more)


def _find_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`polyleaf serve` on a free port of the loopback address."""

    def __init__(self, project, *more):
        self.port = _find_port()
        self.process = subprocess.Popen(
            [POLYLEAF, "serve", "--port", str(self.port), *more],
            env=project.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.printed = ""
        self._wait()

    def _wait(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/livez").status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        self.stop()
        pytest.fail(f"the server did not start: {self.printed}")

    def get(self, path, method="GET", **headers):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            method=method,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        try:
            with _OPENER.open(request, timeout=10) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())

    def follow(self, path):
        """Give what a URL says once the server has surely picked up the live release."""
        time.sleep(1.2)  # a release is picked up within a second
        return self.get(path).json

    def stop(self):
        """End the process by its id; keep what it printed."""
        if self.process.stdout.closed:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.printed = self.printed or self.process.stdout.read()
        self.process.stdout.close()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


class Readers:
    """Ask for one URL over and over while something else happens, and remember each answer."""

    def __init__(self, server, path):
        self.answers, self._server, self._path = [], server, path
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def _read(self):
        while not self._stop.is_set():
            answer = self._server.get(self._path)
            self.answers.append((time.monotonic(), answer.status, answer.body))
            time.sleep(0.01)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join(timeout=15)


@pytest.fixture
def readers():
    return Readers


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.fixture
def free_port():
    return _find_port()


@pytest.fixture
def people(project):
    return Team(project)


@pytest.fixture
def team(people, project, database_url):
    """Ana, and who approves Spanish: Lin, a linguist, with Cleo, a clinician."""
    project.environment["POLYLEAF_DATABASE_URL"] = database_url
    people.begin()
    people.join("lin", "linguist")
    people.join("cleo", "clinician")
    people.do("ana", "sync")
    return people


@pytest.fixture
def serve(project):
    """Start the server on the project; each is ended by its process id."""
    started = []

    def start(*more):
        started.append(Server(project, *more))
        return started[-1]

    yield start
    for server in started:
        server.stop()
