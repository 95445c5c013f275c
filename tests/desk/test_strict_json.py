"""The JSON of requests: what two readers could understand in two ways is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.desk.strict_json import DEPTH, MalformedError, read_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_what_json_says_in_one_way_is_read(value):
    written = json.dumps(value).encode()

    try:
        read = read_json(written)
    except MalformedError:
        assert written.count(b"[") + written.count(b"{") >= DEPTH
    else:
        assert read == value


@pytest.mark.parametrize(
    "wrong",
    [
        b'{"a": 1, "a": 1}',
        b'{"a": {"b": 1, "b": 2}}',
        b'{"a": NaN}',
        b"[Infinity]",
        b"-Infinity",
        rb'{"a": "\ud800"}',
        rb'{"\udfff": 1}',
        b'{"a": "\xff"}',
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": 1}}',
        b'{"a": 1,}',
        b"{'a': 1}",
        b"",
        b"[" * 9 + b"]" * 9,
        b'{"a":' * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b"1" * 10_000,
        "{}".encode("utf-16"),
    ],
    ids=lambda wrong: repr(wrong[:20]),
)
def test_what_is_malformed_is_refused(wrong):
    with pytest.raises(MalformedError):
        read_json(wrong)
