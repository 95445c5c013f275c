"""Which characters hide, or move or strike what readers see."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERLAY = re.compile(r"[\u0334-\u0338]")
_UNSEEN = {"Cf", "Co", "Cn"}
"""General categories of characters that nobody sees, or nobody knows how (Unicode §4.5)."""
_NEEDED = {"\u00ad", "\u200c", "\u200d"}
"""The soft hyphen and the joiners, with which many scripts are spelled."""


class Harm(StrEnum):
    """What a character does that has no place in a text."""

    CONTROL = "control"
    BIDI = "bidi"
    """It turns the text around it (UAX #9)."""
    OVERLAY = "overlay"
    """It strikes through what stands before it."""
    UNSEEN = "unseen"


@lru_cache(maxsize=4096)
def harm_of(character: str) -> Harm | None:
    """Tell what harm a character does; None where it is a letter, a mark or a blank like any other."""
    if _CONTROL.match(character):
        return Harm.CONTROL
    if _BIDI.match(character):
        return Harm.BIDI
    if _OVERLAY.match(character):
        return Harm.OVERLAY
    is_unseen = unicodedata.category(character) in _UNSEEN and character not in _NEEDED
    return Harm.UNSEEN if is_unseen else None
