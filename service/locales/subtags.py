"""The syntax of a language tag: its subtags and back (RFC 5646 §2.1)."""

import re
from dataclasses import dataclass

from service.errors import PolyleafError

MAX_LENGTH = 64
"""Above the 35 characters that every implementation takes (RFC 5646 §4.4.1)."""

# A second and third extlang are reserved for ever (§2.2.2), so one is all that is read.
_LANGTAG = re.compile(
    r"""
    (?P<language>[a-z]{2,3}(?:-(?P<extlang>[a-z]{3}))?|[a-z]{4,8})
    (?:-(?P<script>[a-z]{4}))?
    (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?P<extensions>(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*)
    (?:-(?P<private>x(?:-[a-z0-9]{1,8})+))?
    """,
    re.VERBOSE,
)
_PRIVATE_TAG = re.compile(r"x(?:-[a-z0-9]{1,8})+")
_EXTENSION = re.compile(r"[0-9a-wyz](?:-[a-z0-9]{2,8})+")

# The closed list of RFC 5646 §2.1 with the IANA registry's preferred values. Those without one are
# their own canonical form, and have no subtags: `zh-min` is not Chinese written by rule.
_GRANDFATHERED = {
    "art-lojban": "jbo",
    "cel-gaulish": "",
    "en-gb-oed": "en-gb-oxendict",
    "i-ami": "ami",
    "i-bnn": "bnn",
    "i-default": "",
    "i-enochian": "",
    "i-hak": "hak",
    "i-klingon": "tlh",
    "i-lux": "lb",
    "i-mingo": "",
    "i-navajo": "nv",
    "i-pwn": "pwn",
    "i-tao": "tao",
    "i-tay": "tay",
    "i-tsu": "tsu",
    "no-bok": "nb",
    "no-nyn": "nn",
    "sgn-be-fr": "sfb",
    "sgn-be-nl": "vgt",
    "sgn-ch-de": "sgg",
    "zh-guoyu": "cmn",
    "zh-hakka": "hak",
    "zh-min": "",
    "zh-min-nan": "nan",
    "zh-xiang": "hsn",
}


class TagError(PolyleafError, ValueError):
    """A text is not a language tag, or not a locale that stands for one."""


@dataclass(frozen=True, slots=True)
class Subtags:
    """The parts of one well-formed tag, each in its own case (RFC 5646 §2.1.1)."""

    language: str
    """The extlang where there is one; a grandfathered or private tag stands here whole."""
    script: str = ""
    region: str = ""
    variants: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    """Each with its singleton, ordered by it (RFC 5646 §4.5)."""
    private: str = ""
    """With its `x`."""

    @property
    def tag(self) -> str:
        """The parts joined; `split_tag` is the inverse."""
        parts = (
            self.language,
            self.script,
            self.region,
            *self.variants,
            *self.extensions,
            self.private,
        )
        return "-".join(part for part in parts if part)


def split_tag(tag: str) -> Subtags:
    """Split a tag that is well formed by RFC 5646 §2.2.9; grandfathered ones by their successor.

    Raises TagError.
    """
    if len(tag) > MAX_LENGTH:
        raise TagError(f"A language tag has at most {MAX_LENGTH} characters, not {len(tag)}.")
    # Only ASCII may be lowered: the Kelvin sign would become a k.
    text = tag.lower() if tag.isascii() else ""
    text = _GRANDFATHERED.get(text) or text
    if text in _GRANDFATHERED or _PRIVATE_TAG.fullmatch(text):
        return Subtags(text)
    if not (match := _LANGTAG.fullmatch(text)):
        raise TagError(f"{tag!r} is not a language tag (BCP 47), such as 'es' or 'zh-Hans'.")
    return _subtags(tag, match)


def _subtags(tag: str, match: re.Match[str]) -> Subtags:
    variants = tuple(match["variants"].split("-")[1:])
    extensions = tuple(sorted(_EXTENSION.findall(match["extensions"])))
    _refuse_repeated(tag, variants)
    _refuse_repeated(tag, tuple(extension[0] for extension in extensions))
    return Subtags(
        match["extlang"] or match["language"],
        (match["script"] or "").title(),
        (match["region"] or "").upper(),
        variants,
        extensions,
        match["private"] or "",
    )


def _refuse_repeated(tag: str, parts: tuple[str, ...]) -> None:
    if len(set(parts)) < len(parts):
        raise TagError(f"{tag!r} repeats a variant or an extension (RFC 5646 §2.2.5, §2.2.6).")
