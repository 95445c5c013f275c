"""The one sanitizer: what HTML may reach a reader."""

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
    "td": {"align"},
    "th": {"align"},
}
SCHEMES = {"https", "mailto", "tel"}


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
    if name in {"href", "src"} and value.lstrip().replace("\\", "/").startswith("//"):
        return None
    return value
