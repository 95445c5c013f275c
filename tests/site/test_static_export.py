"""The site as files: nginx sends what the live server sends, and nothing that was recalled."""

import gzip
import http.client
import json
from dataclasses import replace
from urllib.parse import urlsplit

import brotli
import pytest

from service.errors import InputError, ReleaseError
from service.release.recall.take_down import take_down
from service.release.store import ReleaseStore
from service.release.store.recalls import Recall
from service.server.static.addresses import list_addresses
from service.server.static.export import export_static
from service.server.static.folder import CURRENT
from service.server.static.places import place_of
from service.site.prints import Prints

ORIGIN = "https://leaflets.example"
OF_ONE_MESSAGE = {"date", "server", "connection", "content-length", "accept-ranges"}


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


def get(origin, path, **headers):
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, kept(answer.getheaders()), body


def kept(headers):
    """The headers that say something of the text, and not of this one message."""
    pairs = ((name.lower(), value) for name, value in headers)
    return {name: value for name, value in pairs if name not in OF_ONE_MESSAGE}


def include(folder):
    return f"include {folder / CURRENT}/server.conf;", f"include {folder / CURRENT}/http.conf;"


def test_nginx_sends_every_body_and_header_of_the_live_server(read_only_shelf, exported, nginx):
    origin = nginx(*include(exported))
    client = read_only_shelf.client(public_url=ORIGIN)

    differences = []
    for address in addresses_of(read_only_shelf.settings):
        live = client.get(address, base_url=ORIGIN)
        expected = kept(live.headers.items())
        # Of two forms of one text, a cache must know which it has.
        varies = expected.get("vary", "")
        if "Accept-Encoding" not in varies:
            expected["vary"] = ", ".join(filter(None, (varies, "Accept-Encoding")))
        if get(origin, address) != (live.status_code, expected, live.data):
            differences.append((address, get(origin, address)[:2], expected))

    assert len(addresses_of(read_only_shelf.settings)) > 100
    assert differences == []


def test_packed_files_stand_beside_every_file_and_hold_the_same(read_only_shelf, exported):

    for address in addresses_of(read_only_shelf.settings):
        path, _, country = address.partition("?country=")
        file = exported / CURRENT / place_of(path, country)
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


def test_nginx_sends_nothing_twice(exported, nginx):
    origin = nginx(*include(exported))

    for path in ("/es/care", "/v1/es/documents/care.json"):
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
    "path", ["/xx", "/es/nothing", "/es.html", "/pages/es.html", "/files/robots.txt", "/http.conf"]
)
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
    (tmp_path / "out" / "draft-left").mkdir()

    export_static(settings, tmp_path / "out")

    assert (tmp_path / "out" / CURRENT).readlink() == held
    assert not (tmp_path / "out" / "draft-left").exists()


def test_an_export_says_which_release_it_is(settings, tmp_path):
    made = export_static(settings, tmp_path / "out")

    told = json.loads((tmp_path / "out" / CURRENT / "export.json").read_text())
    assert told == {"release": made.release, "recalls": []}


def recall_of(shelf, release):
    record = json.loads(shelf.store.record(release, "es", "care"))
    digest = record["units"][1]["texts"][0]["digest"]
    return Recall(shelf.day, None, "a wrong word", "es", "care", None, (digest,))


def test_what_was_recalled_is_neither_exported_nor_kept(shelf, demo, settings, tmp_path):
    export_static(settings, tmp_path / "out")
    first = (tmp_path / "out" / CURRENT).readlink()
    before = (tmp_path / "out" / CURRENT / place_of("/es/care")).read_text()

    take_down(shelf.store, recall_of(shelf, shelf.store.live()))
    export_static(settings, tmp_path / "out")

    after = (tmp_path / "out" / CURRENT / place_of("/es/care")).read_text()
    assert 'class="fallback"' not in before
    assert 'class="fallback"' in after
    assert not (tmp_path / "out" / first).exists()


def test_a_recall_that_is_not_applied_stops_the_export(shelf, settings, tmp_path):
    shelf.store.add_recall(recall_of(shelf, shelf.store.live()))

    with pytest.raises(ReleaseError, match="recalled texts"):
        export_static(settings, tmp_path / "out")

    assert not (tmp_path / "out").exists()
