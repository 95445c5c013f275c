"""Where the sentences of a text begin and end."""

import re
from functools import lru_cache

from service.catalogs.checks.finding import Span

_END = re.compile(
    r"(?<=[^\W_]{2}[.!?؟۔।])[\"'”’»)\]]*\s+(?![\W\d_]{0,8}[a-zà-öø-ÿ])"
    r"|(?<=[。！？])|\n+"
)
"""A mark after two letters or digits at least, so that no abbreviation ends a sentence (`z. B.`)."""


@lru_cache(maxsize=4096)
def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of a shown text, in order; blank ones are left out."""
    places = [0, *(place for match in _END.finditer(text) for place in match.span()), len(text)]
    spans = zip(places[::2], places[1::2], strict=True)
    return tuple((start, end) for start, end in spans if text[start:end].strip())
