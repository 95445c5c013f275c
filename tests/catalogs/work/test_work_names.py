"""Messages of all domains have names of their own in the file of work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.work.names import read_name, write_name

DOMAINS = st.from_regex(r"[a-z0-9-]{1,4}", fullmatch=True)
CONTEXTS = st.none() | st.text(alphabet="ab:/\n ", max_size=6)


@pytest.mark.parametrize(
    ("domain", "context", "name"),
    [
        ("care", "care/dose", "care/dose"),
        ("care", None, "care"),
        ("care", "verb", "care:verb"),
        ("care", "", "care:"),
        ("care", "other/dose", "care:other/dose"),
    ],
)
def test_name_says_the_domain(domain, context, name):
    assert write_name(domain, context) == name
    assert read_name(name) == (domain, context)


@given(DOMAINS, CONTEXTS)
def test_name_reads_back(domain, context):
    assert read_name(write_name(domain, context)) == (domain, context)


def test_name_of_another_file_reads_as_no_domain():
    assert read_name("") == ("", "")
    assert read_name("/x") == ("", "/x")
