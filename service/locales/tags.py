"""The canonical form of a language tag (RFC 5646 §4.5, UTS 35 aliases)."""

from dataclasses import replace
from functools import lru_cache

from service.locales.cldr import (
    LANGUAGE_ALIASES,
    REGION_ALIASES,
    SCRIPT_ALIASES,
    VARIANT_ALIASES,
)
from service.locales.likely import Maximal, maximize
from service.locales.subtags import Subtags, split_tag


@lru_cache(maxsize=1024)
def canonical_tag(tag: str) -> str:
    """Write a tag in its canonical case with its aliases resolved: `IW-il` → `he-IL`.

    Takes hyphens only; `tag_of` reads underscores. Idempotent. Raises TagError.
    """
    return canonical_subtags(tag).tag


@lru_cache(maxsize=1024)
def canonical_subtags(tag: str) -> Subtags:
    """Split a tag in its canonical form. Raises TagError."""
    subtags = _resolve_language(split_tag(tag))
    return replace(
        subtags,
        script=SCRIPT_ALIASES.get(subtags.script, subtags.script),
        region=_resolve_region(subtags),
        variants=tuple(dict.fromkeys(VARIANT_ALIASES.get(each, each) for each in subtags.variants)),
    )


@lru_cache(maxsize=1024)
def maximal_tag(tag: str) -> Maximal:
    """Fill in the likely script and region of a tag. Raises TagError."""
    subtags = canonical_subtags(tag)
    return maximize(subtags.language, subtags.script, subtags.region)


def _resolve_language(subtags: Subtags) -> Subtags:
    """`sh` stands for `sr-Latn`; what the tag itself says of script and region stays."""
    if not (alias := LANGUAGE_ALIASES.get(subtags.language)):
        return subtags
    successor = split_tag(alias.replace("_", "-"))
    return _resolve_language(
        replace(
            subtags,
            language=successor.language,
            script=subtags.script or successor.script,
            region=subtags.region or successor.region,
        )
    )


def _resolve_region(subtags: Subtags) -> str:
    """Of several successors the one where the language is at home: `hy-SU` → `hy-AM` (UTS 35)."""
    successors = REGION_ALIASES.get(subtags.region, (subtags.region,))
    home = maximize(subtags.language, subtags.script).region
    return home if home in successors else successors[0]
