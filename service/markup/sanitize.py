"""The one sanitizer: what HTML may reach a reader."""

import re

import nh3

TAGS = {
    "a", "bdi", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li",
    "ol", "p", "pre", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir", "class"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "sup": {"data-source"},
}
SCHEMES = {"https", "mailto", "tel"}

_IGNORED = re.compile(r"[\x00-\x20]+")
"""What browsers drop from an address before they read it (WHATWG URL §4.4)."""


def sanitize(html: str) -> str:
    """Keep what is on the allow-list; drop every other tag, attribute and address.

    Addresses are https, mailto, tel, or stay on the same site; `//host` is none of them.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        attribute_filter=_filter_attribute,
        link_rel="noopener",
    )


def _filter_attribute(_tag: str, name: str, value: str) -> str | None:
    if name not in {"href", "src"}:
        return value
    address = _IGNORED.sub("", value).replace("\\", "/")
    return None if address.startswith("//") else value
