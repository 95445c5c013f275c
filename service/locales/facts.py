"""What CLDR says of a language: its names, script and direction."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale, localedata

from service.locales.lineage import lineage
from service.locales.tags import canonical_subtags, canonical_tag, maximal_tag

# Every locale of CLDR has the direction of its script, so the script alone decides, and decides for
# languages that CLDR has no locale of; the last line are scripts without a locale (Unicode: the
# right-to-left scripts in modern use, scriptMetadata.txt).
_RIGHT_TO_LEFT = frozenset({
    *("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"),
    *("Aran", "Mand", "Mend", "Samr", "Syre", "Syrj", "Syrn", "Yezi"),
})  # fmt: skip


Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What readers and programs are told of a language."""

    tag: str
    """Canonical."""
    script: str
    """ISO 15924, written or likely; empty where CLDR knows none."""
    direction: Direction
    name: str
    """In English."""
    autonym: str
    """In itself, as CLDR writes it; in English where CLDR has no name."""


@lru_cache(maxsize=256)
def language_facts(tag: str) -> LanguageFacts:
    """Describe a language. Raises TagError."""
    script = maximal_tag(tag).script
    return LanguageFacts(
        canonical_tag(tag),
        script,
        script_direction(script),
        display_name(tag, "en"),
        display_name(tag, tag),
    )


def script_direction(script: str) -> Direction:
    """Tell in which direction a script runs; one that is not known runs from left to right."""
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=1024)
def display_name(tag: str, in_tag: str) -> str:
    """Name a language in another: `fr` in `de` is `Französisch`.

    In English where CLDR has no such name, and by the tag itself where it has none in English.
    Raises TagError.
    """
    return name_within(tag, in_tag) or _name_in(Locale("en"), tag) or canonical_tag(tag)


@lru_cache(maxsize=1024)
def name_within(tag: str, in_tag: str) -> str:
    """Name a language in another, or give nothing where CLDR has no such name. Raises TagError."""
    return next((_name_in(locale, tag) for locale in _cldr_locales(in_tag)), "")


def _cldr_locales(tag: str) -> Iterator[Locale]:
    """Give CLDR's nearest locale of a language, or nothing."""
    names = (step.replace("-", "_") for step in lineage(tag))
    known = next((name for name in names if localedata.exists(name)), None)
    if known:
        yield Locale.parse(known)


def _name_in(locale: Locale, tag: str) -> str:
    """Take the longest part that CLDR has a name for (`zh_Hans`), the rest in parentheses."""
    subtags = canonical_subtags(tag)
    script, region = subtags.script, subtags.region
    for parts in ((script, region), (script,), (region,), ()):
        key = "_".join(part for part in (subtags.language, *parts) if part)
        if key in locale.languages:
            details = (
                "" if script in parts else locale.scripts.get(script, script),
                "" if region in parts else locale.territories.get(region, region),
                *subtags.variants,
            )
            shown = ", ".join(detail for detail in details if detail)
            return f"{locale.languages[key]} ({shown})" if shown else str(locale.languages[key])
    return ""
