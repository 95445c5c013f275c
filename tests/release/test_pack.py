"""A pack gives back the part that was written, or is refused."""

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.release.model import Part, Response
from service.release.store.pack import MAGIC, read_index, read_pack, write_pack

NAMES = st.from_regex(re.compile(r"[a-z0-9-]{1,12}"), fullmatch=True)
PATHS = st.builds("/v1/{}/documents/{}.{}".format, NAMES, NAMES, st.sampled_from(["json", "html"]))
RESPONSES = st.builds(
    Response,
    body=st.binary(max_size=200),
    media_type=st.sampled_from(["application/json", "text/html"]),
    languages=st.lists(st.sampled_from(["en", "zh-Hans"]), min_size=1, max_size=2).map(tuple),
    fallback=st.booleans(),
    approved=st.booleans(),
)
PARTS = st.builds(
    Part,
    name=NAMES,
    responses=st.dictionaries(PATHS, RESPONSES, max_size=5),
    record=st.binary(max_size=100),
)


def index_of(content):
    return read_index(io.BytesIO(content), len(content))


def with_index(index, bodies=b""):
    line = json.dumps(index, sort_keys=True, separators=(",", ":")).encode()
    return MAGIC + line + b"\n" + bodies


def entry(**changes):
    fields = {
        "length": 2,
        "etag": "0" * 32,
        "media_type": "text/html",
        "languages": ["en"],
        "fallback": False,
        "approved": False,
    }
    return fields | changes


@given(PARTS)
def test_reading_gives_back_what_was_written(part):
    content = write_pack(part)

    assert read_pack(content, index_of(content)) == part


@given(PARTS)
def test_order_of_responses_does_not_change_the_bytes(part):
    turned = Part(part.name, dict(reversed(part.responses.items())), part.record)

    assert write_pack(turned) == write_pack(part)


@given(PARTS)
def test_etags_survive(part):
    entries = index_of(write_pack(part)).entries

    assert {path: e.etag for path, e in entries.items()} == {
        path: response.etag for path, response in part.responses.items()
    }


@given(PARTS, st.data())
def test_a_truncated_pack_is_refused(part, data):
    content = write_pack(part)
    cut = data.draw(st.integers(0, len(content) - 1))

    with pytest.raises(ValueError):  # noqa: PT011 - which of the messages depends on the cut
        index_of(content[:cut])


@given(st.binary(max_size=300))
def test_foreign_bytes_are_refused_as_a_value_error(noise):
    with pytest.raises(ValueError):  # noqa: PT011 - any message will do
        index_of(MAGIC + noise)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/../../etc/passwd.json",
        "/v1/es/..json",
        "v1/es/documents/x.json",
        "/v1/es/x.json\nSet-Cookie: a",
        "/v1//x.json",
        "/v1/es/documents/x",
    ],
)
def test_a_path_that_is_no_canonical_url_is_refused(path):
    content = with_index({"name": "es/x", "responses": {path: entry()}}, b"ab")

    with pytest.raises(ValueError, match="wrong entry"):
        index_of(content)


@pytest.mark.parametrize(
    "change",
    [
        {"length": -1},
        {"length": "2"},
        {"etag": 'x", W/"'},
        {"media_type": "text/html\r\nX-Evil: 1"},
        {"languages": []},
        {"languages": ["en\r\n"]},
        {"languages": "en"},
        {"fallback": 0},
        {"approved": None},
        {"colour": "red"},
    ],
)
def test_a_wrong_field_is_refused(change):
    content = with_index({"name": "x", "responses": {"/v1/x.json": entry(**change)}}, b"ab")

    with pytest.raises(ValueError, match="wrong entry"):
        index_of(content)


@pytest.mark.parametrize(
    "record",
    [
        {"length": 2},
        {"length": 0, "sha256": "0" * 64},
        {"length": -2, "sha256": "0" * 64},
        {"length": 2, "sha256": "0"},
        {"length": 2, "sha256": "0" * 64, "path": "/v1/x.json"},
        "ab",
        None,
    ],
)
def test_a_wrong_place_of_a_record_is_refused(record):
    content = with_index({"name": "x", "responses": {}, "record": record}, b"ab")

    with pytest.raises(ValueError, match="form of an index"):
        index_of(content)


def test_bodies_that_end_before_the_file_are_refused():
    content = with_index({"name": "x", "responses": {"/v1/x.json": entry()}}, b"abc")

    with pytest.raises(ValueError, match="bodies end at byte"):
        index_of(content)


def test_a_deeply_nested_index_is_refused():
    with pytest.raises(ValueError, match="nested too deeply"):
        index_of(MAGIC + b"[" * 200_000 + b"\n")


def test_another_pack_version_is_refused():
    with pytest.raises(ValueError, match="not a pack that this version reads"):
        index_of(b"polyleaf-pack 2\n{}\n")
