"""A release in four languages, as it is built; clients; a server process."""

import http.client
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from werkzeug.test import Client

from service.config import Settings
from service.delivery.app import create_app
from service.release.model import Language, Part, Release, Response, SectionState
from service.release.store import ReleaseStore
from service.release.store.change import Action
from service.server.worker import create_worker

LANGUAGES = {
    "en": Language("en", "ltr", "English", "English"),
    "ar": Language("ar", "rtl", "Arabic", "العربية"),
    "es": Language("es", "ltr", "Spanish", "español"),
    "zh-Hans": Language("zh-Hans", "ltr", "Chinese (Simplified)", "简体中文"),
}
SIDE_EFFECTS = {
    "en": "Most side effects start during the treatment and fade soon after it.",
    "ar": "تبدأ معظم الآثار الجانبية أثناء العلاج وتزول بعده بقليل.",
    "es": "La mayoría de los efectos secundarios empiezan durante el tratamiento.",
    "zh-Hans": "大多数副作用在治疗期间出现，治疗后很快消失。",
}
MESSAGES = {
    "es": {
        "There is nothing here": "Aquí no hay nada",
        "Nothing is published at this address. Look in /v1/documents.json for what there is.": (
            "No hay nada publicado en esta dirección. Consulte /v1/documents.json."
        ),
        "A parameter of the address is wrong": "Un parámetro de la dirección es incorrecto",
        "This address takes no parameter “{parameter}”.": (
            "Esta dirección no admite el parámetro «{parameter}» {unknown}%(num)999999999d."
        ),
        "This method is not allowed here": "Solo el título está traducido",
    },
    "ar": {
        "This language is not available": "هذه اللغة غير متوفرة",
        "There is no information in the language “{language}” here.": (
            "لا توجد هنا معلومات باللغة «{language}»."
        ),
    },
}
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def compile_messages(tag, status="draft"):
    catalog = Catalog(locale=tag, fuzzy=False)
    for message, translation in MESSAGES[tag].items():
        catalog.add(message, translation)
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("X-Polyleaf-Status", status),
    ]
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def json_body(**members):
    return json.dumps(members, ensure_ascii=False).encode() + b"\n"


def section(asked, texts):
    """A section in JSON and HTML; Chinese is withheld, so its readers get English."""
    given = "en" if asked == "zh-Hans" else asked
    text, fallback, approved = texts[given], given != asked, given == "en" and asked == "en"
    data = {"for": asked, "language": given, "direction": LANGUAGES[given].direction, "text": text}
    html = f'<section lang="{given}"><p>{text}</p></section>\n'.encode()
    return {
        "json": Response(json_body(**data), "application/json", (given,), fallback, approved),
        "html": Response(html, "text/html", (given,), fallback, approved),
    }


def document_part(tag, document, texts):
    stem = f"/v1/{tag}/documents/{document}"
    stems = (stem, f"{stem}/sections/side-effects")
    formats = section(tag, texts)
    return Part(
        f"{tag}/{document}",
        {f"{each}.{suffix}": response for each in stems for suffix, response in formats.items()},
    )


def index_part(tag, texts):
    listing = Response(json_body(documents=[]), "application/json", (tag,), False, True)
    by_kind = section(tag, texts)
    return Part(
        f"{tag}/index",
        {
            f"/v1/{tag}/documents.json": listing,
            f"/v1/{tag}/glossary.json": listing,
            f"/v1/{tag}/sections/side-effects.json": by_kind["json"],
            f"/v1/{tag}/sections/side-effects.html": by_kind["html"],
        },
    )


def global_part():
    listing = Response(json_body(listing=True), "application/json", ("en",), False, True)
    names = ("documents", "languages", "openapi")
    return Part("index", {f"/v1/{name}.json": listing for name in names})


def make_release(**texts):
    texts = SIDE_EFFECTS | texts
    documents = ("ketamine-faq", "ketamine-therapy")
    parts = [document_part(tag, each, texts) for tag in LANGUAGES for each in documents]
    parts += [index_part(tag, texts) for tag in LANGUAGES]
    return Release(
        engine="polyleaf 0.1.0",
        policy="demo",
        source_language="en",
        languages=tuple(LANGUAGES.values()),
        chains={"ca": ("es",)},
        unreviewed_safety=True,
        parts=(*parts, global_part()),
        interface={tag: compile_messages(tag) for tag in MESSAGES},
        sections={"en": {"ketamine-therapy/side-effects": SectionState("en", "draft", "", "1")}},
    )


@pytest.fixture
def edition():
    """Make a release whose English and Spanish texts say which edition it is."""
    return lambda number: make_release(en=f"Edition {number}.", es=f"Edición {number}.")


@pytest.fixture
def settings(tmp_path):
    return Settings(
        root=tmp_path,
        instance=tmp_path / "instance",
        admit_demo=True,
        admit_unreviewed_safety=False,
    )


@pytest.fixture
def store(settings):
    return ReleaseStore(settings.releases)


@pytest.fixture
def publish(store):
    def run(release):
        identifier = store.put(release)
        store.go_live(identifier, NOON, Action.PUBLISH)
        return identifier

    return run


@pytest.fixture
def release():
    return make_release()


@pytest.fixture
def published(publish, release):
    return publish(release)


@pytest.fixture
def flask_client(settings, published):
    return create_app(settings).test_client()


@pytest.fixture
def client(settings, published):
    """A client of what a worker runs: the front, and Flask behind it."""
    return Client(create_worker(settings))


class ServerProcess:
    """`serve` in a process of its own, on a free port of the loopback address."""

    def __init__(self, settings, workers):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = (
            "from service.config import read_settings; from service.server.serve import serve;"
            f"serve(read_settings(), port={self.port}, workers={workers})"
        )
        environment = os.environ | {
            "POLYLEAF_ROOT": str(settings.root),
            "POLYLEAF_INSTANCE": str(settings.instance),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", command],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._wait_until_alive()

    def request(self, method, path, headers=None, timeout=5):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def send(self, content):
        """Send raw bytes and return what comes back until the server has no more to say."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(content)
            received = io.BytesIO()
            while chunk := connection.recv(65536):
                received.write(chunk)
            return received.getvalue()

    def stop(self):
        """End the process as a supervisor would, and return its exit code and output."""
        self.process.send_signal(signal.SIGTERM)
        try:
            output, _ = self.process.communicate(timeout=40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, output.decode()

    def _wait_until_alive(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.request("GET", "/livez", timeout=1)[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.stop())


@pytest.fixture
def serving(settings, published):
    """Start servers; they end with the test."""
    started = []

    def start(workers=1):
        server = ServerProcess(replace(settings, admit_demo=False), workers)
        started.append(server)
        return server

    yield start
    for server in started:
        if server.process.poll() is None:
            server.stop()
