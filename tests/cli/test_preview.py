"""The translator's preview: the page, its faults, and the command."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from service.cli.preview import make_preview_app

POLYLEAF = Path(sys.executable).with_name("polyleaf")


@pytest.fixture
def project(small_project):
    small_project.make_translated("es")
    return small_project


@pytest.fixture
def page(project):
    return make_preview_app(project.settings, "es", "care").test_client()


def test_preview_shows_drafts_and_fuzzy_texts_under_a_watermark(project, page):
    project.change("es", "care/dizziness", flags=["fuzzy"])

    answer = page.get("/")

    assert answer.status_code == 200
    assert "«es» mareo" in answer.text
    assert 'data-status="fuzzy"' in answer.text
    assert 'data-watermark="PREVIEW"' in answer.text
    assert "«es» Esta es una vista previa para traductores." in answer.text


def test_preview_is_made_anew_for_each_request(project, page):
    page.get("/")
    project.change("es", "care/dizziness", msgstr="«es» mareos")

    assert "«es» mareos" in page.get("/").text


def test_preview_is_kept_and_indexed_by_nobody(page):
    headers = page.get("/").headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_faults_are_shown_in_place_of_the_page(project, page):
    project.edit("care.md", "{#dizziness}", "{#nausea}")

    answer = page.get("/")

    assert answer.status_code == 500
    assert answer.mimetype == "text/plain"
    assert "content/care.md:17: " in answer.text


def test_preview_answers_the_names_of_this_machine_only(page):
    assert page.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert page.get("/", headers={"Host": "localhost:8001"}).status_code == 200


@pytest.mark.parametrize(
    ("words", "held"),
    [(("fr", "care"), "There are: en, es."), (("es", "nothing"), "There are: care, questions.")],
)
def test_unknown_language_or_document_is_told_with_what_there_is(run, project, words, held):
    ran = run("preview", *words)

    assert ran.code == 1
    assert held in ran.err


def test_preview_of_faulty_files_does_not_start(run, project):
    project.edit("care.md", "{#dizziness}", "{#nausea}")

    ran = run("preview", "es", "care")

    assert ran.code == 1
    assert "content/care.md:17: " in ran.err


def test_page_of_the_source_is_shown_too(project):
    answer = make_preview_app(project.settings, "en", "care").test_client().get("/")

    assert "Take 5 mg at most." in answer.text


def test_command_serves_the_page_on_the_loopback_address_until_it_is_ended(project):
    environment = {**os.environ, "POLYLEAF_ROOT": str(project.root)}
    process = subprocess.Popen(
        [POLYLEAF, "preview", "es", "care", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)[0]
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address) as answer:
            text = answer.read().decode()
    finally:
        process.terminate()
        process.communicate(timeout=10)

    assert "Preview of care in es" in line
    assert "«es» mareo" in text


def test_port_that_is_taken_is_told_with_what_to_do(run, project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        ran = run("preview", "es", "care", "--port", str(port))

    assert ran.code == 1
    assert f"port {port}: Address already in use. Choose another with --port." in ran.err
