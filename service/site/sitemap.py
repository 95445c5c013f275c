"""What search engines are told of all pages: sitemap.xml and robots.txt."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from markupsafe import escape

from service.release.store.opened import OpenRelease
from service.site.address import page_path
from service.site.bodies import is_approved, list_documents

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write_sitemap(release: OpenRelease, origin: str) -> str:
    """List the approved editions of each document, each with its alternates."""
    entries = (
        entry
        for document in list_documents(release)
        for entry in _entries(release, origin, document)
    )
    return f"{_HEAD}{''.join(entries)}</urlset>\n"


def write_robots(origin: str) -> str:
    """Let all robots read: what is not approved says `noindex` itself, which they must see."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {origin}/sitemap.xml\n"


def _entries(release: OpenRelease, origin: str, document: str) -> Iterator[str]:
    urls = {
        tag: origin + page_path((tag,), document)
        for tag in release.manifest.tags
        if is_approved(release, tag, document)
    }
    links = "".join(
        f'  <xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(url)}/>\n'
        for tag, url in urls.items()
    )
    for url in urls.values():
        yield f"<url>\n  <loc>{escape(url)}</loc>\n{links}</url>\n"
