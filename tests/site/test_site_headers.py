"""How pages are sent: who may frame them, how long a copy is good, who may index them."""

import gzip
import re

import pytest

from service.errors import ReleaseError

PAGES = ["/es", "/es/care", "/en+ar/care", "/check", "/xx"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_scripts_frames_and_foreign_addresses(read_only_client, path):
    headers = read_only_client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_nothing_in_a_page_comes_from_elsewhere_or_runs(read_only_client, path):
    page = read_only_client.get(path).get_data(as_text=True)

    assert not re.search(r'(?:src|action|srcset|data)="(?:https?:)?//', page)
    assert set(re.findall(r"<script[^>]*>", page)) <= {'<script type="application/ld+json">'}
    assert " style=" not in page
    assert not re.search(r"<[^>]* on\w+=", page)


def test_a_reader_who_has_the_page_gets_no_second_copy(read_only_client):
    first = read_only_client.get("/es/care")

    again = read_only_client.get("/es/care", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert "max-age=60, must-revalidate" in first.headers["Cache-Control"]


def test_a_new_release_has_new_entity_tags(shelf, inputs, demo):
    shelf.publish(inputs)
    before = shelf.client().get("/es/care").headers["ETag"]
    shelf.publish(demo)

    answer = shelf.client().get("/es/care", headers={"If-None-Match": before})

    assert answer.status_code == 200


def test_pages_are_packed_for_those_who_can_unpack(read_only_client):
    plain = read_only_client.get("/ar/care")
    packed = read_only_client.get("/ar/care", headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] == plain.headers["ETag"]


def test_a_head_has_the_headers_of_a_get(read_only_client):
    got, head = read_only_client.get("/es/care"), read_only_client.head("/es/care")

    assert head.data == b""
    assert dict(head.headers) == dict(got.headers)


def test_unapproved_text_is_not_for_search_engines(read_only_client):
    answer = read_only_client.get("/es/care")

    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.get_data(as_text=True)
    assert "hreflang" not in re.sub(
        r"<nav.*?</nav>", "", answer.get_data(as_text=True), flags=re.DOTALL
    )


def test_unapproved_text_is_not_for_search_engines_in_the_api_either(read_only_client):
    for suffix in ("json", "html"):
        answer = read_only_client.get(f"/v1/es/documents/care.{suffix}")
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_approved_text_is_told_to_search_engines_with_its_alternates(shelf, inputs, approved):
    shelf.publish(approved(approved(inputs, "es"), "ar"))
    client = shelf.client(public_url="https://leaflets.example")

    answer = client.get("/es/care")
    page = answer.get_data(as_text=True)

    assert "X-Robots-Tag" not in answer.headers
    assert "noindex" not in page
    assert '<link rel="canonical" href="https://leaflets.example/es/care">' in page
    for tag in ("es", "ar"):
        assert (
            f'<link rel="alternate" hreflang="{tag}" href="https://leaflets.example/{tag}/care">'
            in page
        )
    assert 'hreflang="en" href="https://' not in page


def test_the_style_sheet_has_its_digest_in_its_name_and_is_kept_for_a_year(read_only_client):
    page = read_only_client.get("/es").get_data(as_text=True)
    [path] = re.findall(r'<link rel="stylesheet" href="(/assets/site-[0-9a-f]{12}\.css)">', page)

    answer = read_only_client.get(path)

    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_a_hostile_host_reaches_no_page(read_only_client):
    answer = read_only_client.get("/es/care", headers={"Host": 'x"><script>alert(1)</script>'})

    assert b"<script>alert" not in answer.data


def test_the_configured_address_counts_whatever_host_is_asked(shelf, demo):
    shelf.publish(demo)
    client = shelf.client(public_url="https://leaflets.example")

    page = client.get("/es/care", headers={"Host": "evil.example"}).get_data(as_text=True)

    assert "evil.example" not in page
    assert "https://leaflets.example/check" in page


@pytest.mark.parametrize(
    "wrong", ["leaflets.example", "https://x.example/path", "javascript:alert(1)", "https://x y"]
)
def test_an_address_of_the_site_that_is_none_is_refused_with_advice(shelf, wrong):
    with pytest.raises(ReleaseError, match="give scheme and host alone"):
        shelf.client(public_url=wrong)
