"""Editions of a page name each other, themselves among them, and only where they are approved."""

from dataclasses import dataclass, field, replace
from functools import reduce
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest

from service.config import Settings
from service.release.project import load_inputs
from service.site.bodies import list_documents

CHECKOUT = Path(__file__).resolve().parents[2]
ORIGIN = "https://leaflets.example"
APPROVED = ("en", "es")


@dataclass
class Head(HTMLParser):
    """What a page says of itself to search engines."""

    canonical: list = field(default_factory=list)
    alternates: dict = field(default_factory=dict)
    is_noindex: bool = False

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical.append(given["href"])
        if tag == "link" and given.get("rel") == "alternate" and "hreflang" in given:
            assert given["hreflang"] not in self.alternates
            self.alternates[given["hreflang"]] = given["href"]
        if tag == "meta" and given.get("name") == "robots":
            self.is_noindex = given["content"] == "noindex"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory, approve_in, make_shelf):
    """The shipped documents with two languages approved: a client, their ids, all languages."""
    inputs = load_inputs(Settings(CHECKOUT, tmp_path_factory.mktemp("shipped"), False, False))
    documents = [each.id for each in inputs.content.documents]
    both = reduce(lambda held, each: approve_in(held, *each), product(APPROVED, documents), inputs)
    shelf = make_shelf(tmp_path_factory.mktemp("live"))
    release = shelf.store.open(shelf.publish(replace(both, earlier={})))
    return (
        shelf.client(public_url=ORIGIN),
        list_documents(release),
        release.manifest.tags,
    )


def read(client, path):
    head = Head()
    answer = client.get(path)
    head.feed(answer.get_data(as_text=True))
    return head, answer


def test_alternates_name_each_other_on_every_page(shipped):
    client, documents, tags = shipped
    names = ("", *(f"/{document}" for document in documents))

    for name in names:
        heads = {tag: read(client, f"/{tag}{name}")[0] for tag in tags}
        expected = {tag: f"{ORIGIN}/{tag}{name}" for tag in APPROVED}
        default = f"{ORIGIN}/en{name}" if name else f"{ORIGIN}/"
        for tag, head in heads.items():
            is_approved = tag in APPROVED
            assert head.alternates == ({**expected, "x-default": default} if is_approved else {}), (
                tag,
                name,
            )
            assert head.is_noindex is not is_approved
            assert head.canonical == [f"{ORIGIN}/{tag}{name}"]


def test_the_header_says_what_the_page_says(shipped):
    client, documents, tags = shipped

    for tag, document in product(tags, documents):
        head, answer = read(client, f"/{tag}/{document}")
        assert head.is_noindex == (answer.headers.get("X-Robots-Tag") == "noindex")


def test_a_chosen_country_makes_no_other_page(shipped):
    client, documents, _ = shipped

    plain, _ = read(client, f"/es/{documents[0]}")
    chosen, _ = read(client, f"/es/{documents[0]}?country=US")

    assert chosen.canonical == plain.canonical
    assert chosen.alternates == plain.alternates


@pytest.mark.parametrize("path", ["/en+es/{}", "/check", "/embed", "/embed/es/{}", "/nothing"])
def test_pages_without_editions_name_none(shipped, path):
    client, documents, _ = shipped

    head, answer = read(client, path.format(documents[0]))

    assert head.alternates == {}
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_sitemap_has_the_alternates_of_the_pages(shipped):
    client, documents, _ = shipped

    sitemap = client.get("/sitemap.xml").get_data(as_text=True)

    assert sitemap.count("<loc>") == len(APPROVED) * (len(documents) + 1)
    for document in documents:
        head, _ = read(client, f"/es/{document}")
        for tag, url in head.alternates.items():
            line = f'<xhtml:link rel="alternate" hreflang="{tag}" href="{url}"/>'
            assert sitemap.count(line) == len(APPROVED)
