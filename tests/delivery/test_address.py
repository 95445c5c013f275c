"""A URL path is split into what it names and what it leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.delivery.address import Address, parse_address

NAMES = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True)
RESOURCES = st.one_of(
    st.builds("documents/{}".format, NAMES),
    st.builds("documents/{}/sections/{}".format, NAMES, NAMES),
    st.builds("sections/{}".format, NAMES),
)
LANGUAGES = st.sampled_from(["es", "zh-Hans", "pt-BR", "iw"])
SUFFIXES = st.sampled_from(["json", "html", "xml"])


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/v1/es/documents/x.json", Address("es", "documents/x", "json")),
        ("/v1/zh-Hans/documents/x/sections/y", Address("zh-Hans", "documents/x/sections/y", None)),
        ("/v1/documents/x", Address(None, "documents/x", None)),
        ("/v1/sections/benefits.html", Address(None, "sections/benefits", "html")),
        ("/v1/documents", Address(None, "documents", None)),
        ("/v1/es/documents", Address("es", "documents", None)),
        ("/v1/es/glossary.json", Address("es", "glossary", "json")),
        ("/v1/languages.json", Address(None, "languages", "json")),
    ],
)
def test_a_path_says_language_resource_and_suffix(path, address):
    assert parse_address(path) == address


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/v1", "/v1/", "/v2/documents/x", "/v1//documents/x", "/v1/es/documents/x/"),
        *("/v1/es/../documents/x", "/v1/es/documents/.json", "/v1/x.tar.gz", "/v1/x.JSON"),
        *("/v1/documents/x\n", "/v1/documents/x.json\n", "/v1/documents/x."),
    ],
)
def test_what_is_no_url_of_the_api_is_none(path):
    assert parse_address(path) is None


@given(LANGUAGES, RESOURCES, SUFFIXES)
def test_the_parts_give_back_the_path(language, resource, suffix):
    path = f"/v1/{language}/{resource}.{suffix}"

    address = parse_address(path)

    assert f"{address.stem(address.language)}.{address.suffix}" == path


@given(RESOURCES)
def test_a_path_without_language_keeps_it_open(resource):
    address = parse_address(f"/v1/{resource}")

    assert (address.language, address.suffix) == (None, None)
    assert address.stem("es") == f"/v1/es/{resource}"
