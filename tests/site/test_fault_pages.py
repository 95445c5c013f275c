"""What a reader meets whose request cannot be answered: a page like the others, in their language."""

import re

import pytest

PAGES = [
    "/",
    "/es",
    "/es/care",
    "/en+ar/care",
    "/check",
    "/check/x",
    "/embed",
    "/embed/es/care",
    "/xx",
]
ARABIC = {"Accept-Language": "ar"}


def head_of(page):
    """The kinds of elements in a page's head, but for those of its own matter."""
    head = page.partition("<head>")[2].partition("</head>")[0]
    return re.findall(r'<(meta (?:charset|name)="[\w-]+|link rel="(?:stylesheet|icon)|title)', head)


@pytest.mark.parametrize("path", PAGES)
def test_without_a_release_every_page_says_so_alike(shelf, path):
    answer = shelf.client().get(path, headers=ARABIC)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<html lang="en" dir="ltr">' in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_takes_nothing_and_says_so_in_the_readers_language(read_only_client, path):
    answer = read_only_client.post(path, data={"a": "b"}, headers=ARABIC)

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<html lang="ar" dir="rtl">' in answer.get_data(as_text=True)


def test_programs_are_refused_in_their_own_format(read_only_client):
    answer = read_only_client.post("/v1/es/documents/care.json")

    assert answer.status_code == 405
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/xx", 404), ("POST", "/es", 405), ("GET", f"/es?{'x' * 9000}", 414)],
)
@pytest.mark.parametrize("tag", ["es", "ar"])
def test_a_fault_has_the_head_of_every_page(read_only_client, tag, method, path, status):
    answer = read_only_client.open(path, method=method, headers={"Accept-Language": tag})

    page = answer.get_data(as_text=True)
    other = read_only_client.get(f"/check?lang={tag}").get_data(as_text=True)
    assert answer.status_code == status
    assert answer.headers["Content-Language"] == tag
    assert f'<html lang="{tag}"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert head_of(page) == head_of(other)


def test_a_country_chosen_where_nothing_is_leads_to_its_numbers_in_the_same_language(
    read_only_client,
):
    for path in ("/xx?lang=ar", "/check?lang=ar", "/check?code=x&lang=ar", "/embed?lang=ar"):
        page = read_only_client.get(path).get_data(as_text=True)

        assert '<form method="get" action="/ar#_help">' in page
    assert "555-0101" in read_only_client.get("/ar?country=US").get_data(as_text=True)


def test_the_form_for_a_code_keeps_the_language_of_its_page(read_only_client):
    asked = read_only_client.get("/check?lang=ar").get_data(as_text=True)

    answer = read_only_client.get("/check?lang=ar&code=2BB0-D7MB-6DYG")

    assert '<input type="hidden" name="lang" value="ar">' in asked
    assert answer.headers["Location"] == "/check/2BB0D7MB6DYG?lang=ar"
