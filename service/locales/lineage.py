"""The CLDR parents of a tag within one language and script."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from service.locales.cldr import PARENT_LOCALES
from service.locales.likely import maximize
from service.locales.tags import canonical_subtags, maximal_tag


@lru_cache(maxsize=1024)
def lineage(tag: str) -> tuple[str, ...]:
    """List a tag and its parents, nearest first: `es-MX`, `es-419`, `es`. Raises TagError.

    A script stands in it only where the language has another by default, as in CLDR's own names:
    `zh-TW` gives `zh-Hant-TW`, `zh-Hant`, and ends there, for `zh` is another script.
    """
    return tuple(_ancestors(_without_default_script(tag)))


def share_script(tag: str, other: str) -> bool:
    """Tell whether two tags have one language and one script, written or likely."""
    return maximal_tag(tag).written == maximal_tag(other).written


def _without_default_script(tag: str) -> str:
    """Leave the script out where language and region mean it alike: not in `zh-Hans-MO`."""
    subtags = canonical_subtags(tag)
    language, region = subtags.language, subtags.region
    script = maximize(language, subtags.script, region).script
    implied = {maximize(language).script, maximize(language, region=region).script}
    return replace(subtags, script="" if implied == {script} else script).tag


def _ancestors(tag: str) -> Iterator[str]:
    language = canonical_subtags(tag).language
    step = tag
    while step.startswith(language) and share_script(step, tag):
        yield step
        if step == language:
            return
        step = _parent(step)


def _parent(tag: str) -> str:
    exception = PARENT_LOCALES.get(tag.replace("-", "_"))
    return exception.replace("_", "-") if exception else _truncated(tag)


def _truncated(tag: str) -> str:
    """Drop the last subtag, and a singleton left at the end (RFC 4647 §3.4)."""
    shorter = tag.rpartition("-")[0]
    return shorter[:-2] if shorter[-2:-1] == "-" else shorter
