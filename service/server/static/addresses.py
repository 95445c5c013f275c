"""Lists every address that a release answers whatever its reader prefers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from urllib.parse import urlencode

from service.release.store.opened import OpenRelease
from service.site.address import page_path
from service.site.assets import ELEMENT_ALIAS, list_assets
from service.site.bodies import list_documents, read_body
from service.site.discovery import SITEMAP
from service.site.framed_page import card_path, embed_path

_SECTION = re.compile(r"/v1/([^/]+)/documents/([^/]+)/sections/([^/]+)\.json")
_PART = re.compile(rb"<sitemap><loc>[^<]*(/[^/<]+)</loc>")
SPOKEN = ("/check", "/embed")
"""Pages whose path names no language; beside them there are those of each code."""


@dataclass(frozen=True, slots=True)
class Address:
    """A URL with all that it may choose."""

    path: str
    language: str = ""
    """Of a page whose path names none; empty for any other."""
    country: str = ""
    """Chosen on the page; empty without one."""

    @property
    def query(self) -> str:
        """Write what is chosen; empty without anything."""
        pairs = {"lang": self.language, "country": self.country}
        return urlencode({name: value for name, value in pairs.items() if value})

    @property
    def url(self) -> str:
        """Write the whole, without scheme and host."""
        return f"{self.path}?{self.query}" if self.query else self.path


def list_addresses(release: OpenRelease, codes: Iterable[str]) -> tuple[Address, ...]:
    """List addresses; `codes` are those of prints."""
    alone, countries = tuple(_alone(release)), list_countries(release)
    plain = (
        *release.paths(),
        *alone,
        *_pairs(release),
        *_framed(release),
        SITEMAP,
        "/robots.txt",
        ELEMENT_ALIAS,
        *(asset.path for asset in list_assets()),
    )
    spoken = (*SPOKEN, *(f"/check/{code}" for code in codes))
    found = (
        *map(Address, plain),
        *(Address(page, country=country) for country in countries for page in alone),
        *(Address(path, tag) for path in spoken for tag in release.manifest.tags),
    )
    return tuple(dict.fromkeys(found))


def list_parts(sitemap: bytes) -> tuple[Address, ...]:
    """List the files of which a sitemap is the list; none where it holds all itself."""
    return tuple(Address(path.decode()) for path in _PART.findall(sitemap))


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
