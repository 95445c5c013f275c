"""Where a page tells others what belongs to it: its card, its editions in other languages."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

OEMBED = "/oembed"
SITEMAP = "/sitemap.xml"
_DEFAULT = "x-default"


def describe_card(origin: str, url: str) -> str:
    """Write the address of the card of a page (oEmbed §4, discovery)."""
    return f"{origin}{OEMBED}?{urlencode({'url': url, 'format': 'json'})}"


def sitemap_part(number: int) -> str:
    """Write the path of a file of the sitemap, where one is not enough; the first is 1."""
    return f"/sitemap-{number}.xml"


def with_default(
    urls: Mapping[str, str], source: str, negotiating: str
) -> Iterator[tuple[str, str]]:
    """Yield language and URL of each edition of a page, and where readers of no other language go.

    That is the site at which the language is negotiated, if this page has such, or else the
    original, if it is among the editions (hreflang `x-default`).
    """
    yield from urls.items()
    default = f"{negotiating}/" if negotiating and urls else urls.get(source, "")
    if default:
        yield _DEFAULT, default
