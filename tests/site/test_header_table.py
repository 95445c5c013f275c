"""Every kind of answer of the real server has the header fields that docs/website.md lists."""

import re
from pathlib import Path

import pytest

from service.desk.app import create_app
from service.site.assets import asset_path
from service.site.short_code import ALPHABET

DOCS = Path(__file__).resolve().parents[2] / "docs" / "website.md"
ASSETS = [asset_path(each) for each in ("site.css", "leaf.svg", "share.png", "frame.js")]
OPEN, CLOSED = "cross-origin", "same-origin"

PAGES = {
    "list": "/es",
    "document": "/es/care",
    "document with a country": "/es/care?country=US",
    "two languages": "/en+ar/care",
    "form of a check": "/check",
    "code that nothing has": f"/check/{ALPHABET[0] * 12}",
    "code that is none": "/check/x",
    "try embeds": "/embed",
    "nothing there": "/nothing",
    "language that is not held": "/xx/care",
    "address of a slash and nothing": "/a//b",
    "address that is too long": f"/{'a' * 9000}",
}
FRAMED = {
    "frame": "/embed/es/care",
    "frame of a section": "/embed/es/care/side-effects",
    "card": "/embed/card/es/care",
    "frame of nothing": "/embed/es/nothing",
    "frame of a section that is gone": "/embed/es/care/nothing",
    "card of nothing": "/embed/card/xx/care",
}
FILES = {
    "style, icon, picture, script": ASSETS[0],
    "icon": ASSETS[1],
    "picture": ASSETS[2],
    "script": ASSETS[3],
    "element": "/assets/patient-leaflet.js",
    "sitemap": "/sitemap.xml",
    "robots": "/robots.txt",
    "card for programs": "/oembed?url=http%3A//127.0.0.1/es/care",
    "card that is none": "/oembed",
    "card in XML": "/oembed?format=xml",
}
API = {
    "JSON": "/v1/es/documents/care.json",
    "fragment": "/v1/es/documents/care.html",
    "negotiated": "/v1/documents/care",
    "nothing there": "/v1/nothing",
    "language that is not held": "/v1/xx/documents/care.json",
    "wrong parameter": "/v1/languages.json?x",
    "other spelling": "/v1/ES/documents/care.json",
    "two slashes": "//v1/languages.json",
}
FRAMED_REDIRECTS = {
    "frame in another spelling": "/embed/ES/care",
    "card in another spelling": "/embed/card/ES/care",
}
REDIRECTS = {
    "start": "/",
    "other spelling": "/ES/care",
    "slash at the end": "/es/care/",
    "code as it is typed": "/check/0000-0000-0000",
}
PROBES = {"alive": "/livez", "ready": "/readyz"}


def judge(headers, *, resource, framed="'none'"):
    """What every answer has, whoever asked for what."""
    policy = headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == resource
    assert headers["Access-Control-Allow-Origin"] == ("*" if resource == OPEN else None)
    assert policy.startswith("default-src 'none'; ")
    assert f"frame-ancestors {framed}" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"]
    assert all(len(headers.get_all(name)) == 1 for name in headers)


def is_noindex(headers):
    return headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_pages_are_closed_to_other_sites(ask, path):
    _, headers = ask(path)

    judge(headers, resource=CLOSED)
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert is_noindex(headers)


@pytest.mark.parametrize("path", FRAMED.values(), ids=FRAMED)
def test_frames_are_open_to_other_sites(ask, path):
    _, headers = ask(path)

    judge(headers, resource=OPEN, framed="*")
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert "camera=()" in headers["Permissions-Policy"]
    assert is_noindex(headers)


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_files_are_open_and_inert(ask, path):
    _, headers = ask(path)

    judge(headers, resource=OPEN)


@pytest.mark.parametrize("path", API.values(), ids=API)
def test_the_api_is_open_and_inert(ask, path):
    status, headers = ask(path)

    judge(headers, resource=OPEN)
    assert "ETag" in headers["Access-Control-Expose-Headers"]
    assert is_noindex(headers) == (status == 200)


@pytest.mark.parametrize(
    ("path", "resource"),
    [
        *((path, CLOSED) for path in REDIRECTS.values()),
        *((path, OPEN) for path in FRAMED_REDIRECTS.values()),
    ],
)
def test_redirects_have_what_they_lead_to_has(ask, path, resource):
    status, headers = ask(path)

    judge(headers, resource=resource)
    assert status in {302, 308}
    assert headers["Location"].startswith("/")
    assert not headers["Location"].startswith("//")


@pytest.mark.parametrize("path", PROBES.values(), ids=PROBES)
def test_probes_are_closed_and_nobody_keeps_them(ask, path):
    _, headers = ask(path)

    judge(headers, resource=CLOSED)
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
@pytest.mark.parametrize(
    "path", ["/", "/es/care", "/check", "/embed/es/care", ASSETS[0], "/v1/languages.json", "/livez"]
)
def test_other_methods_are_refused_and_told_which_there_are(ask, method, path):
    status, headers = ask(path, method)

    judge(headers, resource=headers["Cross-Origin-Resource-Policy"])
    assert status == 405
    assert headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/es/care", "/embed/es/care", ASSETS[0], API["JSON"]])
def test_a_reader_who_has_it_is_told_no_less(ask, path):
    _, first = ask(path)

    status, again = ask(path, headers=[("If-None-Match", first["ETag"])])

    of_the_body = {"content-type", "content-length", "content-language"}
    told, known = (
        {(name, value) for name, value in each.items() if name not in {*of_the_body, "date"}}
        for each in (again, first)
    )
    assert (status, told) == (304, known)


@pytest.mark.parametrize("path", ["/es/care", "/embed/es/care", ASSETS[0], API["JSON"], "/nothing"])
def test_a_head_is_told_what_a_get_is(ask, path):
    (_, got), (_, head) = ask(path), ask(path, "HEAD")

    assert [*head.keys()] == [*got.keys()]
    assert head["Content-Length"] == got["Content-Length"]


def test_a_preflight_is_answered_as_the_api(ask):
    status, headers = ask(
        "/v1/es/documents/care.html", "OPTIONS", [("Origin", "https://x.example")]
    )

    assert (status, headers["Access-Control-Allow-Origin"]) == (204, "*")
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/livez", "/openapi.json", "/v1/nothing"])
def test_the_desk_is_closed_and_nobody_keeps_what_it_says(shelf, path):
    headers = create_app(shelf.settings).test_client().get(path).headers

    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


def test_what_frames_may_be_framed_in_is_said_of_no_other_page(ask):
    framed = {
        name
        for name, path in {**PAGES, **FRAMED, **FILES, **API, **REDIRECTS}.items()
        if "frame-ancestors *" in ask(path)[1]["Content-Security-Policy"]
    }

    assert framed == {*FRAMED}


def test_the_documented_table_names_what_is_sent(ask):
    rows = re.findall(r"^\| `([A-Z][A-Za-z-]+)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    sent = {name for path in ("/es/care", "/embed/es/care", API["JSON"]) for name in ask(path)[1]}

    about_the_text = {
        *("Content-Type", "Content-Length", "Content-Language", "ETag", "Vary", "Date", "Server"),
        *("Access-Control-Expose-Headers", "Cache-Control"),
    }
    assert {name.lower() for name in sent - about_the_text} <= {
        *map(str.lower, rows), *map(str.lower, about_the_text)
    }  # fmt: skip
    assert rows
