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
_NUMBER = re.compile(r"-?[0-9]{1,9}")
"""Where a list may begin (CommonMark §5.2)."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def sanitize(html: str) -> str:
    """Keep what is on the allow-list; drop every other tag, attribute and address.

    Addresses are https, mailto, tel, or stay on the same site; `//host` is none of them. Images
    stay on the same site: to load one elsewhere would tell that site who reads what.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        attribute_filter=_filter_attribute,
        link_rel="noopener",
    )


def is_safe_address(address: str) -> bool:
    """Tell whether a page may lead to an address: the rule of `sanitize`, for templates."""
    read = _read_as_browser(address)
    scheme = _SCHEME.match(read)
    return not read.startswith("//") and (scheme is None or scheme[1].lower() in SCHEMES)


def _filter_attribute(_tag: str, name: str, value: str) -> str | None:
    match name:
        case "href":
            return value if is_safe_address(value) else None
        case "src":
            return value if is_safe_address(value) and not _has_scheme(value) else None
        case "start":
            return value if _NUMBER.fullmatch(value) else None
        case _:
            return value


def _has_scheme(address: str) -> bool:
    return _SCHEME.match(_read_as_browser(address)) is not None


def _read_as_browser(address: str) -> str:
    return _IGNORED.sub("", address).replace("\\", "/")
