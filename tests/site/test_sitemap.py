"""Search engines are told of approved pages and of no others."""

import xml.etree.ElementTree as ET
from functools import reduce
from itertools import product

import pytest

from service.release.store import ReleaseStore
from service.site import sitemap
from service.site.prints import Prints
from service.site.sitemap import split_entries, write_sitemaps

SITE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ORIGIN = "https://leaflets.example"


def read(client, path="/sitemap.xml"):
    return ET.fromstring(client.get(path).data)  # noqa: S314 - our own output


def entries(client):
    """What is said of each address: when it changed, and its alternates."""
    return {
        each.find("s:loc", SITE).text: (
            each.findtext("s:lastmod", None, SITE),
            {(link.get("hreflang"), link.get("href")) for link in each.findall("x:link", SITE)},
        )
        for each in read(client).findall("s:url", SITE)
    }


@pytest.fixture
def approve_all(inputs, approved):
    """A function: the project with every document approved in these languages."""

    def approve(*languages):
        names = [each.id for each in inputs.content.documents]
        return reduce(lambda held, each: approved(held, *each), product(languages, names), inputs)

    return approve


@pytest.fixture
def clinic(shelf, approve_all):
    """A client of a release with two translations approved."""
    shelf.publish(approve_all("es", "ar"))
    return shelf.client(public_url=ORIGIN)


def test_approved_documents_and_lists_are_listed_with_their_alternates(clinic):
    found = entries(clinic)

    paths = ("ar", "es", "ar/care", "es/care", "ar/questions", "es/questions")
    assert [*found] == [f"{ORIGIN}/{each}" for each in paths]
    assert found[f"{ORIGIN}/es/care"][1] == {
        ("ar", f"{ORIGIN}/ar/care"),
        ("es", f"{ORIGIN}/es/care"),
    }
    assert found[f"{ORIGIN}/es"][1] == {
        ("ar", f"{ORIGIN}/ar"),
        ("es", f"{ORIGIN}/es"),
        ("x-default", f"{ORIGIN}/"),
    }


def test_the_original_is_for_readers_of_every_other_language_where_it_is_approved(
    shelf, approve_all
):
    shelf.publish(approve_all("es", "en"))

    found = entries(shelf.client(public_url=ORIGIN))

    assert ("x-default", f"{ORIGIN}/en/care") in found[f"{ORIGIN}/es/care"][1]


def test_a_document_says_since_when_its_text_is_so(shelf, approve_all):
    shelf.publish(approve_all("es"))
    shelf.publish(approve_all("es", "ar"))

    found = entries(shelf.client(public_url=ORIGIN))

    assert found[f"{ORIGIN}/es/care"][0] == "2026-05-04"
    assert found[f"{ORIGIN}/ar/care"][0] == "2026-05-05"
    assert found[f"{ORIGIN}/es"][0] is None


def test_what_is_listed_may_be_indexed_and_nothing_else(clinic):
    listed = {url.removeprefix(ORIGIN) for url in entries(clinic)}

    for path in ("/en", "/es", "/ar", "/en/care", "/es/care", "/ar/care"):
        assert (path in listed) == ("X-Robots-Tag" not in clinic.get(path).headers)


def test_nothing_unapproved_is_listed(read_only_client):
    assert read(read_only_client).findall("s:url", SITE) == []


def test_one_file_holds_no_more_than_the_protocol_allows():
    entry = "<url>\n  <loc>https://x.example/</loc>\n</url>\n"

    by_number = [*split_entries([entry] * 5, most_urls=2)]
    by_size = [*split_entries([entry] * 5, most_bytes=400)]

    assert [part.count("<url>") for part in by_number] == [2, 2, 1]
    assert "".join(by_size) == entry * 5
    assert all(len(part) <= 400 for part in by_size)
    assert [*split_entries([])] == [""]


def test_a_sitemap_that_is_too_large_for_one_file_is_an_index(clinic, monkeypatch):
    monkeypatch.setattr(sitemap.split_entries, "__defaults__", (4, sitemap.MOST_BYTES))

    index = read(clinic)

    files = [each.text for each in index.findall("s:sitemap/s:loc", SITE)]
    assert index.tag == f"{{{SITE['s']}}}sitemapindex"
    assert files == [f"{ORIGIN}/sitemap-1.xml", f"{ORIGIN}/sitemap-2.xml"]
    parts = [read(clinic, each.removeprefix(ORIGIN)) for each in files]
    assert [len(each.findall("s:url", SITE)) for each in parts] == [4, 2]


@pytest.mark.parametrize("name", ["sitemap-0.xml", "sitemap-1.xml", "sitemap-99999999999.xml"])
def test_a_file_that_the_sitemap_does_not_have_is_not_there(clinic, name):
    assert clinic.get(f"/{name}").status_code == 404


def test_the_same_release_has_the_same_sitemap(shelf, inputs, approved):
    identifier = shelf.publish(approved(inputs, "es"))
    store = ReleaseStore(shelf.settings.releases)

    first, second = (write_sitemaps(store.open(identifier), ORIGIN, Prints(store)) for _ in "ab")

    assert first == second


def test_robots_may_read_everything_and_find_the_sitemap(read_only_client):
    text = read_only_client.get("/robots.txt").get_data(as_text=True)

    assert "Disallow:\n" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text
