"""A page is composed once for each release, and never outlives it."""

import gzip
import json
import time
from dataclasses import replace

import pytest

from service.release.recall.take_down import take_down
from service.release.store.live import CHECK_EVERY
from service.release.store.recalls import Recall
from service.site import answering
from service.site.remembered import Kept, Remembered
from service.site.sending import Page


class Release:
    """What pages are kept for: any thing with an identity."""


def page(size):
    return Kept(Page(("en",), ()), b"x" * size)


def at(path):
    return "", path, ""


@pytest.fixture
def composed(monkeypatch):
    """The templates that were rendered, one by one."""
    rendered, render = [], answering.render

    def count(template, **values):
        rendered.append(template)
        return render(template, **values)

    monkeypatch.setattr(answering, "render", count)
    return rendered


@pytest.fixture
def time_to_look():
    """A function: wait until a worker looks again at what is live."""
    return lambda: time.sleep(CHECK_EVERY * 1.2)


@pytest.mark.parametrize("path", ["/es", "/es/care", "/en+ar/care", "/embed/es/care", "/es?x=1"])
def test_a_page_is_composed_once_and_sent_the_same(shelf, demo, composed, path):
    shelf.publish(demo)
    client = shelf.client()

    first, second = client.get(path), client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})

    assert len(composed) == 1
    assert second.data == first.data == gzip.decompress(packed.data)
    assert dict(second.headers) == dict(first.headers)
    assert packed.headers["ETag"] == first.headers["ETag"]


def test_a_reader_who_has_a_remembered_page_gets_none(shelf, demo, composed):
    shelf.publish(demo)
    client = shelf.client()
    tag = client.get("/es/care").headers["ETag"]

    answer = client.get("/es/care", headers={"If-None-Match": tag})

    assert (answer.status_code, answer.data, len(composed)) == (304, b"", 1)


@pytest.mark.parametrize(
    "other", ["/es/care?country=US", "/es", "/ar/care", "/embed/es/care", "/embed/card/es/care"]
)
def test_pages_that_differ_are_not_taken_for_each_other(shelf, demo, other):
    shelf.publish(demo)
    client = shelf.client()

    first = client.get("/es/care").data

    assert client.get(other).data != first
    assert client.get("/es/care").data == first


def test_two_hosts_have_their_own_pages(shelf, demo):
    shelf.publish(demo)
    client = shelf.client()

    pages = [client.get("/es/care", headers={"Host": f"{each}.example"}).data for each in "ab"]

    assert b"http://a.example/es/care" in pages[0]
    assert b"a.example" not in pages[1]


@pytest.mark.parametrize("junk", ["<script>", "USA", "u" * 500, "1", ""])
def test_what_is_no_country_makes_no_other_page(shelf, demo, composed, junk):
    shelf.publish(demo)
    client = shelf.client()

    plain = client.get("/es/care")
    asked = client.get("/es/care", query_string={"country": junk})

    assert (asked.data, len(composed)) == (plain.data, 1)


@pytest.mark.parametrize("path", ["/check", "/embed?lang=es", "/nothing-here"])
def test_what_depends_on_more_than_its_address_is_composed_anew(shelf, demo, composed, path):
    shelf.publish(demo)
    client = shelf.client()

    client.get(path)
    client.get(path)

    assert len(composed) == 2


def test_a_recall_takes_a_remembered_page_off_at_once(shelf, inputs, approved, time_to_look):
    shelf.publish(approved(inputs, "es"))
    client = shelf.client()
    before = client.get("/es/care").data
    record = json.loads(shelf.store.record(shelf.store.live(), "es", "care"))
    digest = record["units"][1]["texts"][0]["digest"]

    take_down(shelf.store, Recall(shelf.day, None, "a wrong word", "es", "care", None, (digest,)))
    time_to_look()

    assert client.get("/es/care").data != before


def test_a_release_that_comes_back_says_since_when_it_is_back(shelf, demo, inputs, time_to_look):
    other = replace(demo, texts={**inputs.texts, "es": {}})
    first = shelf.publish(demo)
    client = shelf.client()
    before = client.get("/es/care").get_data(as_text=True)
    shelf.publish(other)
    time_to_look()
    client.get("/es/care")

    assert shelf.publish(demo) == first
    time_to_look()

    after = client.get("/es/care").get_data(as_text=True)
    assert '"dateModified":"2026-05-04"' in before
    assert '"dateModified":"2026-05-06"' in after


def test_what_was_not_asked_for_the_longest_goes_first():
    remembered, release = Remembered(most=30), Release()
    for name in "abc":
        remembered.keep(release, at(name), page(10))
    remembered.find(release, at("a"))

    remembered.keep(release, at("d"), page(10))

    assert [bool(remembered.find(release, at(each))) for each in "abcd"] == [
        True,
        False,
        True,
        True,
    ]


def test_a_page_that_is_kept_twice_counts_once():
    remembered, release = Remembered(most=20), Release()
    remembered.keep(release, at("a"), page(10))

    for _ in range(9):
        remembered.keep(release, at("b"), page(10))

    assert remembered.find(release, at("a"))


def test_no_page_is_kept_that_is_larger_than_all_there_is_room_for():
    remembered, release = Remembered(most=5), Release()

    remembered.keep(release, at("a"), page(10))

    assert remembered.find(release, at("a")) is None


def test_pages_of_another_release_are_not_found_and_hold_nothing_open():
    remembered, first, second = Remembered(), Release(), Release()
    remembered.keep(first, at("a"), page(10))

    remembered.keep(second, at("b"), page(10))

    assert remembered.find(first, at("a")) is None
    assert remembered.find(second, at("a")) is None
    assert remembered.find(second, at("b"))
