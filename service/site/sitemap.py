"""What search engines are told of all pages: sitemap.xml and robots.txt."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from markupsafe import escape

from service.release.store.opened import OpenRelease
from service.site.address import page_path
from service.site.bodies import list_documents
from service.site.discovery import SITEMAP, sitemap_part, with_default
from service.site.editions import list_editions
from service.site.prints import Prints

MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024
"""Of one file (sitemaps.org, protocol)."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = f'{_XML}<urlset{_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_FOOT = "</urlset>\n"


def write_sitemaps(release: OpenRelease, origin: str, prints: Prints) -> tuple[str, ...]:
    """List the approved editions of each page, each with its alternates, in as few files as may be.

    Of a document it says since when its text is so.
    """
    entries = _write_entries(release, origin, prints)
    return tuple(f"{_HEAD}{part}{_FOOT}" for part in split_entries(entries))


def split_entries(
    entries: Iterable[str], most_urls: int = MOST_URLS, most_bytes: int = MOST_BYTES
) -> Iterator[str]:
    """Join entries to parts that one file may hold; one part at least, be it empty."""
    held: list[str] = []
    room = most_bytes - len(_HEAD) - len(_FOOT)
    for entry in entries:
        size = len(entry.encode())
        if held and (len(held) == most_urls or size > room):
            yield "".join(held)
            held, room = [], most_bytes - len(_HEAD) - len(_FOOT)
        held.append(entry)
        room -= size
    yield "".join(held)


def write_index(origin: str, parts: int) -> str:
    """List the files of a sitemap that one file may not hold."""
    places = (
        f"<sitemap><loc>{escape(origin + sitemap_part(number))}</loc></sitemap>\n"
        for number in range(1, parts + 1)
    )
    return f"{_XML}<sitemapindex{_NAMESPACE}>\n{''.join(places)}</sitemapindex>\n"


def write_robots(origin: str) -> str:
    """Let all robots read: what is not approved says `noindex` itself, which they must see."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {origin}{SITEMAP}\n"


def _write_entries(release: OpenRelease, origin: str, prints: Prints) -> Iterator[str]:
    source = release.manifest.source_language
    for document in ("", *list_documents(release)):
        urls = {
            tag: origin + page_path((tag,), document) for tag in list_editions(release, document)
        }
        links = "".join(
            f'  <xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(url)}/>\n'
            for tag, url in with_default(urls, source, "" if document else origin)
        )
        for tag, url in urls.items():
            modified = _write_since(release, prints, (tag, document)) if document else ""
            yield f"<url>\n  <loc>{escape(url)}</loc>\n{modified}{links}</url>\n"


def _write_since(release: OpenRelease, prints: Prints, place: tuple[str, str]) -> str:
    since = prints.since_live(release, place)
    return f"  <lastmod>{since.date().isoformat()}</lastmod>\n" if since else ""
