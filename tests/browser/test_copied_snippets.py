"""What `/embed` offers works as it is copied: into a page of another origin, with a strict policy."""

import functools
import html
import json
import re
import urllib.parse
import urllib.request

import pytest

pytestmark = pytest.mark.timeout(200)
THERAPY = "ketamine-therapy"
HEADINGS = {
    ("es", "side-effects"): "Efectos secundarios",
    ("ar", "side-effects"): "الآثار الجانبية",
}
SNIPPET = re.compile(r'<pre class="snippet"[^>]*><code>(.*?)</code></pre>', re.DOTALL)


@pytest.fixture
def paste(clinic):
    """A function: serve a page of another origin with nothing but what was pasted; gives its address."""
    return functools.partial(clinic, head="")


def snippets(site, text, tag):
    """What the page shows to be copied: element, pinned script, frame, card, and four for servers."""
    page = site.read(f"/embed?text={text}&language={tag}")
    return [html.unescape(each) for each in SNIPPET.findall(page)]


def complaints(watched):
    """What the console says, but for the icon that a policy without images keeps out."""
    return [each for each in watched.console if "favicon" not in each and "data:," not in each]


def fetch(url):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=10) as answer:
        return answer.headers["Content-Type"], answer.read().decode()


@pytest.mark.parametrize(("tag", "section"), HEADINGS)
def test_the_element_works_as_copied(open_page, site, paste, tag, section):
    element, *_ = snippets(site, f"{THERAPY}/{section}", tag)
    reader = open_page()

    reader.page.goto(paste(element))

    reader.page.get_by_role("heading", name=HEADINGS[tag, section], exact=True).wait_for()
    assert (complaints(reader), reader.errors) == ([], [])
    assert reader.foreign(site.url) == [reader.page.url]


def test_the_script_of_one_version_works_as_copied(open_page, site, paste):
    element, pinned, *_ = snippets(site, f"{THERAPY}/side-effects", "es")
    line, _, rest = element.partition("\n")
    reader = open_page()

    reader.page.goto(paste(f"{pinned}\n{rest}"))

    assert line.startswith("<script")
    assert "integrity" in pinned
    reader.page.get_by_role("heading", name="Efectos secundarios").wait_for()
    assert (complaints(reader), reader.errors) == ([], [])


def test_what_stands_in_the_element_leads_to_the_text_where_scripts_are_off(open_page, site, paste):
    element, *_ = snippets(site, f"{THERAPY}/side-effects", "es")
    reader = open_page(java_script_enabled=False)
    reader.page.goto(paste(element))

    reader.page.get_by_role("link").click()

    reader.page.wait_for_url(f"{site.url}/es/{THERAPY}#side-effects")
    assert reader.page.locator("#side-effects").is_visible()


@pytest.mark.parametrize("text", [f"{THERAPY}/side-effects", THERAPY])
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_frame_works_as_copied(open_page, site, paste, tag, text):
    _, _, frame, *_ = snippets(site, text, tag)
    reader = open_page()

    reader.page.goto(paste(frame))

    shown = reader.page.frame_locator("iframe")
    shown.get_by_role("heading", name=HEADINGS[tag, "side-effects"], exact=True).wait_for()
    assert reader.page.locator("iframe").get_attribute("title")
    assert (complaints(reader), reader.errors) == ([], [])


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_address_becomes_a_card_where_addresses_become_cards(open_page, site, paste, tag):
    _, _, _, address, *_ = snippets(site, f"{THERAPY}/side-effects", tag)
    _, page = fetch(address)
    card = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
    kind, body = fetch(html.unescape(card[1]))
    reader = open_page()

    reader.page.goto(paste(json.loads(body)["html"]))

    assert kind == "application/json"
    reader.page.frame_locator("iframe").locator("h1").wait_for()
    assert complaints(reader) == []


def test_what_a_server_puts_in_is_the_text_at_the_address_that_is_copied(site):
    *_, ssi, esi, php, htmx = snippets(site, f"{THERAPY}/side-effects", "es")
    path = f"/v1/es/documents/{THERAPY}/sections/side-effects.html"

    addresses = [
        re.search(pattern, text)[1]
        for pattern, text in (
            (r'^<esi:include src="([^"]+)" onerror="continue"/>$', esi),
            (r"^<\?= @file_get_contents\('([^']+)'\) \?: '[^']+' \?>$", php),
            (
                r'^<div hx-get="([^"]+)" hx-trigger="load"><a href="[^"]+" lang="\w+">.*</div>$',
                htmx,
            ),
        )
    ]

    assert ssi == f'<!--#include virtual="/leaflets{path}" -->'
    assert addresses == [urllib.parse.urljoin(site.url, path)] * 3
    kind, text = fetch(addresses[0])
    assert kind.startswith("text/html")
    assert 'data-section="side-effects"' in text
