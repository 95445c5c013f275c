"""What a URL of the API names, and what it leaves open."""

import re
from dataclasses import dataclass

_WITHOUT_LANGUAGE = frozenset({"documents", "sections"})
"""What a path with several parts may begin with besides a language; no tag is spelt so."""

_PART = r"[A-Za-z0-9_-]+"
_ADDRESS = re.compile(rf"/v1/(?P<parts>{_PART}(?:/{_PART})*)(?:\.(?P<suffix>[a-z0-9]+))?")


@dataclass(frozen=True, slots=True)
class Address:
    """A URL path in its parts: `/v1/es/documents/x.json` is `es`, `documents/x` and `json`."""

    language: str | None
    """As it was written; None where the path names no language."""
    resource: str
    suffix: str | None
    """None where the path names no format."""

    def stem(self, language: str | None) -> str:
        """Write the canonical path without its suffix, in `language` or for all languages."""
        return f"/v1/{language}/{self.resource}" if language else f"/v1/{self.resource}"


def parse_address(path: str) -> Address | None:
    """Split a URL path; None where it cannot be one of the API.

    A first part is a language where others follow and it is not one of the API's own nouns.
    """
    match = _ADDRESS.fullmatch(path)
    if match is None:
        return None
    first, _, rest = match["parts"].partition("/")
    if not rest or first in _WITHOUT_LANGUAGE:
        return Address(None, match["parts"], match["suffix"])
    return Address(first, rest, match["suffix"])
