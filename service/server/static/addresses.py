"""Lists every address that a release answers whatever its reader prefers."""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from service.release.store.opened import OpenRelease
from service.site.address import page_path
from service.site.assets import ELEMENT_ALIAS, list_assets
from service.site.bodies import list_documents, read_body
from service.site.framed_page import card_path, embed_path

_SECTION = re.compile(r"/v1/([^/]+)/documents/([^/]+)/sections/([^/]+)\.json")


def list_addresses(release: OpenRelease, codes: Iterable[str]) -> tuple[str, ...]:
    """List URL paths, some with a country; `codes` are those of prints."""
    alone, countries = tuple(_alone(release)), list_countries(release)
    checks = (f"/check/{code}" for code in codes)
    found = (
        *release.paths(),
        *alone,
        *(f"{page}?country={country}" for country in countries for page in alone),
        *_pairs(release),
        *_framed(release),
        *checks,
        "/check",
        "/embed",
        "/sitemap.xml",
        "/robots.txt",
        ELEMENT_ALIAS,
        *(asset.path for asset in list_assets()),
    )
    return tuple(dict.fromkeys(found))


def list_countries(release: OpenRelease) -> tuple[str, ...]:
    """List the countries whose emergency numbers a reader can choose."""
    publisher = read_body(release, f"/v1/{release.manifest.source_language}/publisher.json")
    return tuple(each["country"] for each in publisher["countries"]) if publisher else ()


def _alone(release: OpenRelease) -> Iterator[str]:
    for tag in release.manifest.tags:
        yield page_path((tag,))
        for document in list_documents(release):
            yield page_path((tag,), document)


def _pairs(release: OpenRelease) -> Iterator[str]:
    for document in list_documents(release):
        for languages in permutations(release.manifest.tags, 2):
            yield page_path(languages, document)


def _framed(release: OpenRelease) -> Iterator[str]:
    for tag in release.manifest.tags:
        for document in list_documents(release):
            yield embed_path(tag, document)
            yield card_path(tag, document)
    for path in release.paths():
        if section := _SECTION.fullmatch(path):
            yield embed_path(*section.groups())
