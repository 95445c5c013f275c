"""Search engines are told of approved pages and of no others."""

import xml.etree.ElementTree as ET

SITE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(client):
    return ET.fromstring(client.get("/sitemap.xml").data)  # noqa: S314 - our own output


def test_approved_editions_are_listed_with_their_alternates(shelf, inputs, approved):
    shelf.publish(approved(approved(inputs, "es"), "ar"))

    tree = read(shelf.client(public_url="https://leaflets.example"))

    places = [each.text for each in tree.findall("s:url/s:loc", SITE)]
    assert places == ["https://leaflets.example/ar/care", "https://leaflets.example/es/care"]
    alternates = {each.get("hreflang") for each in tree.findall("s:url/x:link", SITE)}
    assert alternates == {"ar", "es"}


def test_nothing_unapproved_is_listed(read_only_client):
    assert read(read_only_client).findall("s:url", SITE) == []


def test_robots_may_read_everything_and_find_the_sitemap(read_only_client):
    text = read_only_client.get("/robots.txt").get_data(as_text=True)

    assert "Disallow:\n" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text
