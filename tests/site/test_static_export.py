"""The site as files: nginx sends what the live server sends, and nothing that was recalled."""

import gzip
import http.client
import json
import re
from dataclasses import replace
from functools import partial
from random import Random
from urllib.parse import quote, unquote, urlsplit

import brotli
import pytest

from service.content.policy import make_demo
from service.errors import InputError, ReleaseError
from service.release.recall.take_down import take_down
from service.release.store import ReleaseStore
from service.release.store.recalls import Recall
from service.server.static.addresses import Address, list_addresses
from service.server.static.export import export_static
from service.server.static.folder import CURRENT, taken
from service.server.static.places import place_of
from service.site.prints import Prints
from service.site.short_code import ALPHABET, make_code

ORIGIN = "https://leaflets.example"
OF_ONE_MESSAGE = {
    "date",
    "server",
    "connection",
    "content-length",
    "accept-ranges",
    "transfer-encoding",
}


@pytest.fixture
def settings(shelf, demo):
    shelf.publish(demo)
    return replace(shelf.settings, public_url=ORIGIN)


@pytest.fixture(scope="module")
def exported(read_only_shelf, tmp_path_factory):
    """The folder of an export, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("exported") / "out"
    export_static(replace(read_only_shelf.settings, public_url=ORIGIN), folder)
    return folder


def addresses_of(settings):
    store = ReleaseStore(settings.releases)
    return list_addresses(store.open(store.live()), Prints(store).list_codes())


def code_of(shelf, tag):
    release = shelf.store.open(shelf.store.live())
    return Prints(shelf.store).code(release, (tag, "care"))


def get(origin, path, method="GET", **headers):
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, kept(answer.getheaders()), body


def get_live(client, url, method="GET", **headers):
    """What the live server sends, and that packed and plain bytes are two things (RFC 9110 §12.5.5)."""
    path, _, query = url.partition("?")
    own = {"PATH_INFO": unquote(path, "latin-1"), "QUERY_STRING": query}
    answer = client.open(
        "/", method=method, base_url=ORIGIN, headers=headers, environ_overrides=own
    )
    expected = kept(answer.headers.items())
    varies = expected.get("vary", "")
    is_text = answer.status_code != 204 and "location" not in expected
    if "Accept-Encoding" not in varies and is_text:
        expected["vary"] = ", ".join(filter(None, (varies, "Accept-Encoding")))
    return answer.status_code, expected, answer.data


def kept(headers):
    """The headers that say something of the text, and not of this one message."""
    pairs = ((name.lower(), value) for name, value in headers)
    return {name: value for name, value in pairs if name not in OF_ONE_MESSAGE}


def include(folder):
    return f"include {folder / CURRENT}/server.conf;", f"include {folder / CURRENT}/http.conf;"


def test_nginx_sends_every_body_and_header_of_the_live_server(read_only_shelf, exported, nginx):
    origin = nginx(*include(exported))
    client = read_only_shelf.client(public_url=ORIGIN)
    urls = [address.url for address in addresses_of(read_only_shelf.settings)]

    differences = [
        (url, found[:2], live[:2])
        for url in urls
        if (found := get(origin, url)) != (live := get_live(client, url))
    ]

    assert len(urls) > 100
    assert differences == []


@pytest.fixture
def both(read_only_shelf, exported, nginx):
    """Two functions: get a URL from nginx, and from the live server."""
    origin, client = nginx(*include(exported)), read_only_shelf.client(public_url=ORIGIN)
    return partial(get, origin), partial(get_live, client)


ARABIC, MEXICAN = "ar-EG,ar;q=0.9,en;q=0.8", "it, es-MX;q=0.5"
WISHES = ({}, {"Accept-Language": ARABIC}, {"Accept-Language": MEXICAN})
CODE = "2BB0D7MB6DYG"


def differences_of(both, urls, seen=lambda answer: answer):
    """Each URL, for each wish of a reader, at which nginx sends something else."""
    asked = ((url, wish, *(ask(url, **wish) for ask in both)) for url in urls for wish in WISHES)
    return [
        (url, wish, found, live) for url, wish, found, live in asked if seen(found) != seen(live)
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/check", "/embed", "/xx", "/es/nothing", "/check?code=2BB0-D7MB-6DYH", "/check?code=",
        "/check/nothing", f"/check/{CODE}", "/check?country=US", "/check?code=x&country=US",
    ],
)  # fmt: skip
def test_a_page_without_a_language_speaks_the_one_that_is_asked_for(both, path):
    start = f"{path}{'&' if '?' in path else '?'}"
    queries = ("lang=ar", "lang=ES-mx", "lang=xx", "lang=en&lang=ar")

    assert differences_of(both, [path, *(start + query for query in queries)]) == []


@pytest.mark.parametrize("tag", ["ar", "en", "es"])
def test_a_print_is_told_in_its_own_language_or_the_one_that_is_asked_for(
    both, read_only_shelf, tag
):
    path = f"/check/{code_of(read_only_shelf, tag)}"
    queries = ("", "?lang=ar", "?lang=es-419", "?lang=xx", "?country=US")

    assert differences_of(both, [path + query for query in queries]) == []
    assert both[0](path)[1]["content-language"] == tag


TYPED = [
    "{}", "{lower}", "{grouped}", "{grouped_lower}", "%20{grouped}%09", "{spaced}", "+{spaced}+",
    "{looks}", "{dashed}", "%E2%80%AF{dotted}",
]  # fmt: skip


def typings(code):
    groups = [code[:4], code[4:8], code[8:]]
    looks = code.replace("1", "l").replace("0", "o")
    return {
        "lower": code.lower(), "grouped": "-".join(groups), "grouped_lower": "-".join(groups).lower(),
        "spaced": "+".join(groups), "looks": looks, "dashed": "%E2%80%93".join(groups),
        "dotted": "%c2%a0".join(groups),
    }  # fmt: skip


def test_a_code_leads_to_its_verdict_however_it_is_typed(both, read_only_shelf):
    codes = (code_of(read_only_shelf, "es"), CODE, "11110000OIL6")
    typed = [form.format(code, **typings(code)) for code in codes for form in TYPED]
    urls = [f"/check?code={each}{more}" for each in typed for more in ("", "&lang=ar", "&lang=xx")]

    assert differences_of(both, urls, without_note) == []
    assert {both[0](f"/check?code={each}")[0] for each in typed[: 2 * len(TYPED)]} == {302}


def test_a_slip_is_told_from_a_code_that_nobody_knows(both):
    signs = Random(7)  # noqa: S311 - nothing secret is drawn
    slips = ["".join(signs.choices(ALPHABET, k=12)) for _ in range(100)]
    unknown = [make_code("es", str(number), {}) for number in range(50)]

    asked = [f"/check?code={code}" for code in (*slips, *unknown)]

    assert differences_of(both, asked, without_note) == []


def test_what_is_no_code_asks_again(both):
    typed = ["", "+", "%20%09", "-", "x", "..%2Fx", "%3Cscript%3Ealert(1)%3C/script%3E", "%00", "%ff",
             "0" * 13, "U" * 12, '"><b>', "%E4%B8%AD", "$polyleaf_code", "x" * 3000]  # fmt: skip
    urls = [f"/check?code={quote(each, safe='%+$')}" for each in typed]

    assert differences_of(both, urls, without_note) == []
    assert not any(b"<script>alert" in both[0](url)[2] for url in urls)


@pytest.mark.parametrize("query", ["", "?lang=ar"])
@pytest.mark.parametrize(
    "path",
    ["/check/", "/es/", "/es/care/", "/ar+es/care/", "//es/care", "///check", "//evil.example/"],
)
def test_other_spellings_lead_to_the_address(both, path, query):
    found, live = (ask(f"{path}{query}") for ask in both)

    assert without_note(found) == without_note(live)
    assert found[0] == 308


@pytest.mark.parametrize("path", ["/check/{grouped}", "/check/{lower}", "/check/{grouped}?lang=ar"])
def test_a_code_in_an_address_leads_to_its_canonical_form(both, read_only_shelf, path):
    url = path.format(**typings(code_of(read_only_shelf, "ar")))

    found, live = (ask(url) for ask in both)

    assert without_note(found) == without_note(live)
    assert found[0] == 308


def test_the_start_leads_to_the_language_that_is_asked_for(both):
    assert differences_of(both, ["/", "/?lang=es", "/?lang=zz"], without_note) == []


def without_note(answer):
    """An answer as its reader sees it, but for what nginx does not give back of what was typed.

    It gives redirects a text of its own, which nobody is shown, and gives back letters, digits and
    hyphens only.
    """
    status, headers, body = answer
    if "location" in headers:
        return status, headers | {"content-type": ""}, b""
    return status, headers, re.sub(rb'(<input id="_code"[^>]* value=")[^"]*', rb"\1", body)


def test_packed_files_stand_beside_every_file_and_hold_the_same(read_only_shelf, exported):

    for address in addresses_of(read_only_shelf.settings):
        file = exported / CURRENT / place_of(address)
        content = file.read_bytes()
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == content
        assert brotli.decompress(file.with_name(f"{file.name}.br").read_bytes()) == content


def test_nginx_sends_packed_files_with_the_same_tag(exported, nginx):
    origin = nginx(*include(exported))

    for path in ("/es/care", "/v1/es/documents/care.json"):
        _, plain, text = get(origin, path)
        status, packed, body = get(origin, path, **{"Accept-Encoding": "gzip"})
        assert status == 200
        assert packed["content-encoding"] == "gzip"
        assert gzip.decompress(body) == text
        assert packed["etag"].removeprefix("W/") == plain["etag"].removeprefix("W/")
        assert packed["etag"].startswith("W/")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/es/care"), ("PUT", "/check?lang=ar"), ("HEAD", "/es/care"), ("HEAD", "/check"),
        ("HEAD", "/nothing"), ("OPTIONS", "/v1/es/documents/care.html"), ("OPTIONS", "/es"),
    ],
)  # fmt: skip
def test_nginx_takes_the_methods_that_the_server_takes(both, method, path):
    found, live = (ask(path, method, **{"Accept-Language": "ar"}) for ask in both)

    assert found == live


def test_nginx_sends_nothing_twice(exported, nginx):
    origin = nginx(*include(exported))

    for path in ("/es/care", "/v1/es/documents/care.json", "/check?lang=ar", "/embed"):
        tag = get(origin, path)[1]["etag"]
        for known in (tag, f"W/{tag.removeprefix('W/')}"):
            assert get(origin, path, **{"If-None-Match": known})[0] == 304
        assert get(origin, path, **{"If-None-Match": '"another"'})[0] == 200


def test_nginx_leads_to_the_language_that_a_browser_asks_for(exported, nginx):
    origin = nginx(*include(exported))

    asked = {"es-MX,es;q=0.9": "/es", "ar": "/ar", "it, fr;q=0.5": "/en", "": "/en"}

    for header, location in asked.items():
        status, headers, _ = get(origin, "/", **{"Accept-Language": header})
        assert (status, headers["location"]) == (302, location)
        assert headers["vary"] == "Accept-Language"


@pytest.mark.parametrize(
    "path",
    [
        "/xx", "/es/nothing", "/es.html", "/pages/es.html", "/files/robots.txt", "/http.conf", "/ES",
        "/robots.txt.gz", "/es.html.gz", "/es@US", "/languages/ar/check", "/ar/check", "/es//care",
        "/fault/ar/lost", "/fault/ar/misread", "/countries/US/es/care", "/check%20ar",
    ],
)  # fmt: skip
def test_nginx_sends_nothing_from_beside_the_addresses(exported, nginx, path):
    origin = nginx(*include(exported))

    status, headers, _ = get(origin, path)

    assert status == 404
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_nginx_has_the_numbers_of_a_country_for_two_languages_too(exported, nginx):
    origin = nginx(*include(exported))

    status, headers, _ = get(origin, "/ar+es/care?country=US")

    assert (status, headers["location"]) == (302, "/ar/care?country=US")
    assert get(origin, "/ar+es/care?country=../../x")[0] == 200


def test_the_same_release_is_exported_to_the_same_bytes(settings, tmp_path):
    export_static(settings, tmp_path / "one")
    export_static(settings, tmp_path / "two")

    assert (tmp_path / "one" / CURRENT).readlink() == (tmp_path / "two" / CURRENT).readlink()


def test_a_second_export_follows_the_first(shelf, settings, inputs, tmp_path):
    export_static(settings, tmp_path / "out")
    first = (tmp_path / "out" / CURRENT).readlink()
    shelf.publish(inputs)

    export_static(settings, tmp_path / "out")

    assert (tmp_path / "out" / CURRENT).readlink() != first
    assert (tmp_path / "out" / first).is_dir()


@pytest.mark.parametrize("name", ["precious.txt", "export.json"])
def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(settings, tmp_path, name):
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / name).write_text("mine")

    with pytest.raises(InputError, match="something else"):
        export_static(settings, tmp_path / "web")

    assert [each.name for each in (tmp_path / "web").iterdir()] == [name]


def test_an_export_needs_the_address_of_the_site(settings, tmp_path):
    with pytest.raises(ReleaseError, match="POLYLEAF_PUBLIC_URL"):
        export_static(replace(settings, public_url=""), tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_a_demo_is_not_exported_for_the_public(settings, tmp_path):
    with pytest.raises(ReleaseError, match="demo"):
        export_static(replace(settings, admit_demo=False), tmp_path / "out")


def test_an_export_that_was_cut_short_leaves_the_last_one(settings, tmp_path):
    export_static(settings, tmp_path / "out")
    held = (tmp_path / "out" / CURRENT).readlink()
    (tmp_path / "out" / "draft-export").mkdir()

    export_static(settings, tmp_path / "out")

    assert (tmp_path / "out" / CURRENT).readlink() == held
    assert not (tmp_path / "out" / "draft-export").exists()


def test_an_export_says_which_release_it_is(settings, tmp_path):
    made = export_static(settings, tmp_path / "out")

    told = json.loads((tmp_path / "out" / CURRENT / "export.json").read_text())
    assert told == {"release": made.release}


def recall_of(shelf, release):
    record = json.loads(shelf.store.record(release, "es", "care"))
    digest = record["units"][1]["texts"][0]["digest"]
    return Recall(shelf.day, None, "a wrong word", "es", "care", None, (digest,))


def test_what_was_recalled_is_neither_exported_nor_kept(shelf, demo, settings, tmp_path):
    export_static(settings, tmp_path / "out")
    first = (tmp_path / "out" / CURRENT).readlink()
    before = (tmp_path / "out" / CURRENT / place_of(Address("/es/care"))).read_text()

    take_down(shelf.store, recall_of(shelf, shelf.store.live()))
    export_static(settings, tmp_path / "out")

    after = (tmp_path / "out" / CURRENT / place_of(Address("/es/care"))).read_text()
    assert 'class="fallback"' not in before
    assert 'class="fallback"' in after
    assert not (tmp_path / "out" / first).exists()


def test_what_was_recalled_before_the_last_publish_is_not_kept_either(
    shelf, demo, settings, tmp_path
):
    export_static(settings, tmp_path / "out")
    first = (tmp_path / "out" / CURRENT).readlink()
    take_down(shelf.store, recall_of(shelf, shelf.store.live()))
    shelf.publish(replace(demo, texts={"ar": demo.texts["ar"]}))

    export_static(settings, tmp_path / "out")

    assert not (tmp_path / "out" / first).exists()


def test_a_recall_that_is_not_applied_stops_the_export(shelf, settings, tmp_path):
    shelf.store.add_recall(recall_of(shelf, shelf.store.live()))

    with pytest.raises(ReleaseError, match="recalled texts"):
        export_static(settings, tmp_path / "out")

    assert not (tmp_path / "out").exists()


COUNTRIES = "countries:\n  US: {emergency: 555-0101, crisis: 555-0102}\n"


@pytest.mark.parametrize("languages", [(), ("ar",)])
def test_a_site_of_few_languages_and_no_countries_is_served_alike(
    small_project_in, shelf, nginx, tmp_path, languages
):
    (tmp_path / "project").mkdir()
    project = small_project_in(tmp_path / "project")
    project.make_translated(*languages)
    project.edit("publisher.yaml", COUNTRIES, "countries: {}\n")
    shelf.publish(project.inputs(make_demo))
    settings = replace(shelf.settings, public_url=ORIGIN)
    export_static(settings, tmp_path / "out")
    origin, client = nginx(*include(tmp_path / "out")), shelf.client(public_url=ORIGIN)

    urls = [each.url for each in addresses_of(settings)]
    more = ["/", "/check", "/check?code=x", "/xx", "/check?country=US", "/check?lang=ar"]

    assert not any("country" in url for url in urls)
    for url in (*urls, *more):
        found, live = get(origin, url), get_live(client, url)
        assert without_note(found) == without_note(live), url


@pytest.mark.parametrize("name", ["mein Büro", 'a "quoted" place', "عيادة", "back\\slash"])
def test_a_folder_may_have_any_name_that_nginx_can_be_told(settings, nginx, tmp_path, name):
    folder = tmp_path / name

    export_static(settings, folder)

    served = (folder / CURRENT / "server.conf").read_text("utf-8")
    assert get(nginx(served, (folder / CURRENT / "http.conf").read_text("utf-8")), "/es")[0] == 200


def test_a_folder_that_nginx_cannot_be_told_of_is_refused(settings, tmp_path):
    with pytest.raises(InputError, match="nginx"):
        export_static(settings, tmp_path / "we$b")

    assert not (tmp_path / "we$b").exists()


def test_files_that_somebody_put_beside_an_export_stay(settings, tmp_path):
    out = tmp_path / "out"
    export_static(settings, out)
    (out / "mine").mkdir()
    (out / "notes.txt").write_text("mine")

    export_static(settings, out)

    assert (out / "mine").is_dir()
    assert (out / "notes.txt").read_text() == "mine"


def test_an_export_that_somebody_damaged_is_written_anew(settings, tmp_path):
    export_static(settings, tmp_path / "out")
    page = tmp_path / "out" / CURRENT / place_of(Address("/es/care"))
    words = page.read_text("utf-8")
    page.write_text("half a pa")

    export_static(settings, tmp_path / "out")

    assert page.read_text("utf-8") == words


def test_two_exports_at_once_do_not_mix(settings, tmp_path):
    with taken(tmp_path / "out"), pytest.raises(InputError, match="Another export"):
        export_static(settings, tmp_path / "out")

    assert not (tmp_path / "out" / CURRENT).exists()


def test_an_export_that_cannot_be_written_leaves_the_last_one(settings, tmp_path):
    out = tmp_path / "out"
    export_static(settings, out)
    held = (out / CURRENT).readlink()
    (tmp_path / "file").write_text("")

    with pytest.raises(ReleaseError, match="cannot be written"):
        export_static(settings, tmp_path / "file" / "out")

    assert (out / CURRENT).readlink() == held


@pytest.mark.parametrize("written", ["", "{}", "[1", '{"release": 3}'])
def test_an_export_that_cannot_tell_its_release_is_not_kept(
    shelf, demo, settings, tmp_path, written
):
    export_static(settings, tmp_path / "out")
    first = (tmp_path / "out" / CURRENT).readlink()
    (tmp_path / "out" / CURRENT / "export.json").write_text(written)
    shelf.publish(replace(demo, texts={"ar": demo.texts["ar"]}))

    export_static(settings, tmp_path / "out")

    assert not (tmp_path / "out" / first).exists()
