"""Whatever stands in any text that people write: nothing of it runs, wherever it is shown.

One project holds every payload at every place: titles, texts, tables, lists, alternative texts,
translations, glossary, sources, publisher, names of languages, agencies that certified, reasons of
recalls. A browser that obeys no policy of ours, so that only what is sent protects it, visits all
that is served as HTML, and pages of others that took in what is served as JSON.
"""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from service.catalogs.checks import CATALOG_RULES, RULES
from service.catalogs.template import merge_messages
from service.cli.preview import make_preview_app
from service.config import Settings
from service.content.load import load_content
from service.content.model import Level
from service.content.policy import Severity, make_demo
from service.desk.app import create_app
from service.errors import InputError
from service.journal.decisions.verdict import Approval, Attestation, Verdict
from service.journal.status import digest_text
from service.markup.characters import harm_of
from service.release.build import build
from service.release.store import ReleaseStore
from service.release.store.change import Action

pytestmark = pytest.mark.timeout(400)
PAYLOADS = json.loads(Path(__file__).with_name("payloads.json").read_text("utf-8"))
STORED = [
    each for each in PAYLOADS if not any(sign == "\t" or harm_of(sign) for sign in unescape(each))
]
"""A project with hidden characters is refused before anything is made of it."""
PLAIN = [each for each in STORED if "{" not in each]
"""Those that placeholders in braces do not refuse."""
ALL = " ".join(PLAIN)
BATCHES = [range(start, min(start + 12, len(STORED))) for start in range(0, len(STORED), 12)]
"""The payloads of each document."""
HOST = "http://host.example/"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EXPECTED = re.compile(r"status of (4\d\d|501)|Loading the image 'http://127")
"""An address without a page, and an image of the same site in a bare fragment, which loads none."""
APPROVALS = (
    Approval("a", frozenset({"linguist"}), "2026-05-01"),
    Approval("b", frozenset({"clinician"}), "2026-05-02"),
)
LENIENT = dict.fromkeys(Level, Severity.IGNORE)


def quote(text):
    return json.dumps(text)


FURTHER = {
    "N": "- x\n\n  - N{number} {payload}\n",
    "D": "| x |\n|---|\n| D{number} {payload} |\n",
    "A": "![A{number} {payload}](/x.png)\n",
    "I": "### I{number} {payload} {{#i-{number}}}\n\nx\n",
    "O": "1. x\n2. O{number} {payload}\n",
}
"""Places at which some of the payloads stand, each at another: every one more takes seconds."""


def make_section(number):
    payload = STORED[number]
    further = FURTHER[further_sign(number)].format(number=number, payload=payload)
    return (
        f"## H{number} {payload} {{#s-{number}}}\n\nP{number} {payload} [^S1] {{#p-{number}}}\n\n"
        f"- L{number} {payload} {{#l-{number}}}\n\n> Q{number} {payload}\n\n"
        f"| C{number} {payload} |\n|---|\n| x |\n\n{further}"
    )


def further_sign(number):
    return "NDAIO"[number % len(FURTHER)]


def make_document(numbers):
    title, summary = (
        " ".join(f"{sign}{number} {STORED[number]}" for number in numbers) for sign in "TS"
    )
    head = f"---\ntitle: {quote(title)}\nsummary: {quote(summary)}\n---\n"
    return head + "\n".join(map(make_section, numbers))


def write_data(project):
    """Write the payloads into what stands beside the documents."""
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
    names = {
        "name": STORED[0],
        "autonym": '"><img src=x onerror=alert(1)></script><script>alert(1)',
    }
    project.write("languages.yaml", json.dumps({"languages": {"tlh": names, "es": names}}))


def add_payloads(project, language):
    """Let translations say more than the source: each another payload."""
    for domain in project.domains():
        catalog = project.catalog(language, domain)
        catalog.metadata["Last-Translator"] = f"{STORED[0]} <{STORED[1]}@example.org>"
        for number, entry in enumerate(catalog):
            entry.msgstr = f"{entry.msgstr} {PLAIN[number % len(PLAIN)]}"
            entry.tcomment = PLAIN[number % len(PLAIN)]
        project.save(catalog, language, domain)


def attest(inputs, language, name):
    """The same inputs, with every text of a document approved, and certified by a hostile agency."""
    [found] = [each for each in inputs.content.documents if each.id == name]
    catalog = inputs.texts[language][name]
    verdict = Verdict(APPROVALS, attested=(Attestation(ALL, "0" * 64, "2026-05-01"),))
    digests = [
        digest_text(message, catalog.find(message), language)
        for message, _ in merge_messages(found.messages)
        if catalog.find(message)
    ]
    decisions = {**inputs.decisions, language: dict.fromkeys(digests, verdict)}
    return replace(inputs, decisions=decisions)


@pytest.fixture(scope="module")
def hostile(small_project_in, make_site, tmp_path_factory):
    """The small project, every payload in every place of it, published and served."""
    project = small_project_in(tmp_path_factory.mktemp("hostile"))
    for name in ("care.md", "questions.md"):
        (project.root / "content" / name).unlink()
    for place, numbers in enumerate(BATCHES):
        project.write(f"evil-{place}.md", make_document(numbers))
    write_data(project)
    project.make_translated("ar", "es")
    add_payloads(project, "ar")
    rules = {rule.id: LENIENT for rule in (*RULES, *CATALOG_RULES)}
    inputs = project.inputs(lambda policy: replace(make_demo(policy), checks=rules))
    store = ReleaseStore(project.settings.releases)
    store.go_live(store.put(build(attest(inputs, "es", "evil-1"))), NOON, Action.PUBLISH)
    site = make_site(project.root).start()
    site.do("recall", "ar", f"evil-2/s-{BATCHES[2][0]}", "--emergency", "--reason", ALL)
    return site


@pytest.fixture(scope="module")
def unguarded(shared_page):
    """A page that obeys no policy of ours: only what is sent protects it."""
    with shared_page(bypass_csp=True) as watched:
        yield watched


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


def test_there_are_at_least_a_hundred_payloads():
    assert len(set(STORED)) >= 100


@pytest.mark.parametrize("tag", ["en", "es+ar", "ar"])
def test_pages_are_harmless_and_show_every_payload_as_text(unguarded, hostile, tag):
    for place, numbers in enumerate(BATCHES):
        answer = visit(unguarded, f"{hostile.url}/{tag}/evil-{place}?country=US")
        assert answer.status == 200
        text = unguarded.page.inner_text("main")
        taken = BATCHES[2][0] if "ar" in tag and place == 2 else None
        shown = [
            f"{sign}{number}"
            for number in numbers
            for sign in f"HPLQC{further_sign(number)}".replace("A", "")
            if number != taken
        ]
        texts = (f"T{numbers[0]}", f"S{numbers[0]}", *shown)
        assert not [each for each in texts if each not in text]
        assert_harmless(unguarded, hostile.url)


def test_what_machines_read_of_a_page_is_the_text_itself(unguarded, hostile):
    for place in range(len(BATCHES)):
        unguarded.page.goto(f"{hostile.url}/es/evil-{place}")
        title = unguarded.page.inner_text("h1")
        told = unguarded.page.evaluate(
            "() => [JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text).name,"
            " document.querySelector('[property=\"og:title\"]').content]"
        )

        # What must be said of the text stands behind it.
        assert all(
            " ".join(each.split()).startswith(" ".join(title.split()).strip()) for each in told
        )


def test_lists_errors_and_checks_are_harmless(unguarded, hostile):
    codes = [hostile.code_of(f"/{tag}/evil-2") for tag in ("es", "ar")]
    paths = ("/en", "/es", "/ar", "/nothing", "/check", *(f"/check/{code}" for code in codes))
    for path in (*paths, f"/es?x={'x' * 8100}"):
        visit(unguarded, hostile.url + path)
        assert_harmless(unguarded, hostile.url)


FRAGMENTS = (
    "/v1/{tag}/documents/{document}.html",
    "/v1/{tag}/documents/{document}/sections/{section}.html",
    "/v1/{tag}/sections/{section}.html",
    "/embed/{tag}/{document}",
    "/embed/{tag}/{document}/{section}",
    "/embed/card/{tag}/{document}",
    "/embed?text={document}/{section}&language={tag}",
)


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_fragments_and_what_other_pages_embed_are_harmless(unguarded, hostile, tag):
    for place, numbers in enumerate(BATCHES):
        for form in FRAGMENTS:
            path = form.format(tag=tag, document=f"evil-{place}", section=f"s-{numbers[-1]}")
            visit(unguarded, hostile.url + path)
            unguarded.page.wait_for_load_state("load")
            assert_harmless(unguarded, hostile.url)


def take_in(watched, html):
    """Put HTML into a page of another origin, which has no policy at all."""
    watched.page.route(HOST, lambda route: route.fulfill(body=html, content_type="text/html"))
    visit(watched, HOST)
    watched.page.unroute(HOST)


def read_bodies(document):
    """Yield every HTML that a program may put into its own page."""
    for section in document["sections"]:
        yield from (part["body"]["html"] for part in (section, *section["parts"]))
        yield from (block["html"] for block in section["body"]["blocks"])


@pytest.mark.parametrize("tag", ["en", "es", "ar"])
def test_what_json_holds_is_harmless_in_a_page_without_a_policy(shared_page, hostile, tag):
    with shared_page(bypass_csp=True) as watched:
        for place in range(len(BATCHES)):
            page = f"{hostile.url}/{tag}/evil-{place}"
            document = json.loads(hostile.read(f"/v1/{tag}/documents/evil-{place}.json"))
            card = json.loads(hostile.read(f"/oembed?url={page}"))
            for html in ("<hr>".join(read_bodies(document)), card["html"]):
                take_in(watched, f"<!doctype html><title>Host</title><main>{html}</main>")
                watched.page.wait_for_load_state("networkidle")

                assert (watched.dialogs, watched.errors) == ([], [])
                own = (HOST, hostile.url, f"{HOST}x")
                assert [each for each in watched.requests if not each.startswith(own)] == []


def test_sitemap_and_robots_are_well_formed_and_name_only_this_site(hostile):
    root = ET.fromstring(hostile.read("/sitemap.xml"))  # noqa: S314 - our own file

    places = [each.text for each in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert places == [f"{hostile.url}/es/evil-1"]
    assert "evil.example" not in hostile.read("/robots.txt")


@pytest.fixture
def apart(hostile, serve_app, tmp_path, project_settings):
    """What a translator, a reviewer and an auditor open."""
    hostile.do("evidence", "live", "--names", "--out", str(tmp_path / "evidence"))
    previews = [
        serve_app(make_preview_app(project_settings, tag, f"evil-{place}"))
        for tag in ("en", "ar")
        for place in range(0, len(BATCHES), 4)
    ]
    return [*(f"{each}/" for each in previews), (tmp_path / "evidence" / "evidence.html").as_uri()]


@pytest.fixture
def project_settings(hostile):
    return Settings(hostile.root, hostile.root / "instance", True, True)


def test_previews_and_evidence_are_harmless(shared_page, apart):
    for url in apart:
        with shared_page(bypass_csp=True) as watched:
            visit(watched, url)

            assert ALL[:30] in watched.page.content() or "evil" in watched.page.content()
            assert_harmless(watched, url.removesuffix("/"))


FORMS = (
    "/es/{}",
    "/{}",
    "/check/{}",
    "/check?code={}",
    "/es?country={}",
    "/es/evil-0?country={}",
    "/es?lang={}",
    "/embed?text={}",
    "/embed?language={}",
    "/embed/{}/evil-0",
    "/embed/es/{}",
    "/embed/es/evil-0/{}",
    "/embed/card/es/{}",
    "/oembed?url={}",
    "/oembed?url=http://x/&format={}",
    "/assets/{}",
    "/v1/{}/documents/evil-0.html",
    "/v1/es/documents/{}.html",
    "/v1/es/documents/evil-0/sections/{}",
    "/v1/es/sections/{}.html",
    "/v1/documents/evil-0?lang={}",
    "/v1/documents.json?{}=1",
)


def encode(payload):
    return "".join(f"%{byte:02x}" for byte in payload.encode())


def test_payloads_in_the_address_are_harmless(unguarded, hostile):
    for number, payload in enumerate(PAYLOADS):
        for turn in (0, len(FORMS) // 2):
            form = FORMS[(number + turn) % len(FORMS)]
            visit(unguarded, hostile.url + form.format(encode(payload)))
            assert_harmless(unguarded, hostile.url)


def test_payloads_in_the_addresses_of_the_desk_are_harmless(
    shared_page, serve_app, project_settings
):
    desk = serve_app(create_app(project_settings))
    with shared_page(bypass_csp=True) as watched:
        for payload in PAYLOADS:
            visit(watched, f"{desk}/v1/{encode(payload)}?x={encode(payload)}")

            assert (watched.dialogs, watched.errors) == ([], [])
            assert watched.foreign(desk) == []


NAMING = ("Host", "X-Forwarded-Host", "X-Forwarded-Proto", "Accept-Language", "If-None-Match")


def test_payloads_in_header_fields_do_not_come_back(hostile, read_page):
    payload = '"><i onclick=alert(2)>'
    paths = ("/es/evil-0", "/nothing", "/embed", "/sitemap.xml", "/robots.txt", "/v1/nothing")

    answers = {
        (path, name): read_page(hostile.url + path, **{name: payload})
        for path in paths
        for name in NAMING
    }

    assert not [asked for asked, body in answers.items() if "<i on" in body]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ('x"onmouseover=alert(1).md', "## A {#a}\n\nB"),
        ("<svg onload=alert(1)>.md", "## A {#a}\n\nB"),
        ("care.md", '## A {#a"onmouseover=alert(1)}\n\nB'),
        ("care.md", "## A {#javascript:alert(1)}\n\nB"),
        ("care.md", "## A {#querySelectorAll}\n\nB"),
        ("care.md", '## A {#a kind="><img"}\n\nB'),
    ],
)
def test_names_that_could_be_marks_are_refused(small_project, name, text):
    small_project.write(name, f"---\ntitle: T\n---\n{text}\n")

    with pytest.raises(InputError):
        load_content(small_project.root)
