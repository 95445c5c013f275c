"""Where a page tells other sites to ask for its card."""

from urllib.parse import urlencode

OEMBED = "/oembed"


def describe_card(origin: str, url: str) -> str:
    """Write the address of the card of a page (oEmbed §4, discovery)."""
    return f"{origin}{OEMBED}?{urlencode({'url': url, 'format': 'json'})}"
