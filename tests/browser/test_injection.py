"""Whatever stands in titles, texts, translations, glossary, publisher or sources: nothing of it runs.

One project holds every payload at every place; a browser visits all that is served as HTML.
"""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from service.catalogs.checks import CATALOG_RULES, RULES
from service.content.model import Level
from service.content.policy import Severity, make_demo
from service.release.build import build
from service.release.store import ReleaseStore
from service.release.store.change import Action

pytestmark = pytest.mark.timeout(400)
PAYLOADS = json.loads(Path(__file__).with_name("payloads.json").read_text("utf-8"))
HIDDEN = set("\t\u2028\u202c\u202e")
STORED = [each for each in PAYLOADS if not HIDDEN & set(unescape(each))]
"""A project with hidden characters is refused before anything is made of it."""
ALL = " ".join(each for each in STORED if "{" not in each)
BATCHES = [range(start, min(start + 12, len(STORED))) for start in range(0, len(STORED), 12)]
"""The payloads of each document."""
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EXPECTED = re.compile("status of 404|Loading the image 'http://127")
"""An address without a page, and an image of the same site in a bare fragment, which loads none."""
LENIENT = dict.fromkeys(Level, Severity.IGNORE)


def quote(text):
    return json.dumps(text)


def make_section(number):
    payload = STORED[number]
    return (
        f"## H{number} {payload} {{#s-{number}}}\n\nP{number} {payload} [^S1] {{#p-{number}}}\n\n"
        f"- L{number} {payload} {{#l-{number}}}\n\n> Q{number} {payload}\n\n"
        f"| C{number} {payload} |\n|---|\n| x |\n"
    )


def make_document(numbers):
    title, summary = (
        " ".join(f"{sign}{number} {STORED[number]}" for number in numbers) for sign in "TS"
    )
    head = f"---\ntitle: {quote(title)}\nsummary: {quote(summary)}\n---\n"
    return head + "\n".join(map(make_section, numbers))


@pytest.fixture(scope="module")
def hostile(small_project_in, make_site, tmp_path_factory):
    """The small project, every payload in every place of it, published and served."""
    project = small_project_in(tmp_path_factory.mktemp("hostile"))
    for name in ("care.md", "questions.md"):
        (project.root / "content" / name).unlink()
    for place, numbers in enumerate(BATCHES):
        project.write(f"evil-{place}.md", make_document(numbers))
    terms = [
        {"id": f"t{number}", "term": payload, "part_of_speech": "noun", "definition": payload}
        for number, payload in enumerate(STORED)
    ]
    project.write("glossary.yaml", json.dumps({"terms": terms}))
    project.write("sources.yaml", json.dumps({"sources": {"S1": {"title": ALL, "where": ALL}}}))
    publisher = (project.root / "content" / "publisher.yaml").read_text("utf-8")
    for value in ("Example Clinic", "555-0100", "555-0101", "This is general information."):
        publisher = publisher.replace(value, quote(f"{value} {ALL}"))
    project.write("publisher.yaml", publisher.replace("example: true", "example: false"))
    project.make_translated("ar", "es")
    rules = {rule.id: LENIENT for rule in (*RULES, *CATALOG_RULES)}
    inputs = project.inputs(lambda policy: replace(make_demo(policy), checks=rules))
    store = ReleaseStore(project.settings.releases)
    store.go_live(store.put(build(inputs)), NOON, Action.PUBLISH)
    return make_site(project.root).start()


def visit(watched, url):
    """Visit an address, touch everything in it, and tell whether anything went wrong."""
    answer = watched.page.goto(url)
    watched.page.evaluate(
        "document.querySelectorAll('*').forEach(each => ['mouseover', 'focus', 'toggle', 'error']"
        ".forEach(name => each.dispatchEvent(new Event(name))))"
    )
    return answer


def assert_harmless(watched, origin):
    assert watched.dialogs == []
    assert watched.errors == []
    assert watched.foreign(origin) == []
    assert [each for each in watched.console if not EXPECTED.search(each)] == []
    links = watched.page.evaluate("Array.from(document.links, each => each.protocol)")
    assert set(links) <= {"http:", "https:", "mailto:", "tel:"}


def test_there_are_at_least_sixty_payloads():
    assert len(set(STORED)) >= 60


@pytest.mark.parametrize("tag", ["en", "es+ar", "ar"])
def test_pages_are_harmless_and_show_every_payload_as_text(shared_page, hostile, tag):
    with shared_page() as watched:
        for place, numbers in enumerate(BATCHES):
            answer = visit(watched, f"{hostile.url}/{tag}/evil-{place}?country=US")
            assert answer.status == 200
            text = watched.page.inner_text("main")
            shown = [f"{sign}{number}" for sign in "TSHPLQC" for number in numbers]
            assert not [each for each in shown if each not in text]
            assert_harmless(watched, hostile.url)


def test_lists_errors_and_checks_are_harmless(shared_page, hostile):
    with shared_page() as watched:
        for path in (
            "/en",
            "/es",
            "/ar",
            "/nothing",
            "/check",
            f"/check/{hostile.code_of('/es/evil-0')}",
        ):
            visit(watched, hostile.url + path)
            assert_harmless(watched, hostile.url)


def test_fragments_of_the_api_are_harmless(shared_page, hostile):
    with shared_page() as watched:
        for place in range(len(BATCHES)):
            visit(watched, f"{hostile.url}/v1/es/documents/evil-{place}.html")
            assert_harmless(watched, hostile.url)


def test_what_other_pages_embed_is_harmless(shared_page, hostile):
    with shared_page() as watched:
        for place in range(len(BATCHES)):
            for path in ("/embed/ar/{}", "/embed/card/es/{}", "/embed?text={}&language=ar"):
                visit(watched, hostile.url + path.format(f"evil-{place}"))
                watched.page.wait_for_load_state("networkidle")
                assert_harmless(watched, hostile.url)
        number = BATCHES[0][0]
        visit(watched, f"{hostile.url}/embed/es/evil-0/s-{number}")
        assert_harmless(watched, hostile.url)


FORMS = (
    "/es/{}",
    "/{}",
    "/check/{}",
    "/check?code={}",
    "/es?country={}",
    "/es?lang={}",
    "/embed?text={}",
    "/embed?language={}",
    "/oembed?url={}",
)


def test_payloads_in_the_address_are_harmless(shared_page, hostile):
    with shared_page() as watched:
        for number, payload in enumerate(PAYLOADS):
            encoded = "".join(f"%{byte:02x}" for byte in payload.encode())
            visit(watched, hostile.url + FORMS[number % len(FORMS)].format(encoded))
            assert_harmless(watched, hostile.url)
