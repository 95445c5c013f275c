"""The held language that answers one asked tag within its language and script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.locales.lineage import lineage
from service.locales.tags import canonical_tag, maximal_tag


@dataclass(frozen=True, slots=True)
class HeldLanguages:
    """The languages that can be served, ready to be looked up."""

    tags: tuple[str, ...]
    by_text: Mapping[str, str]
    """In small letters, as they are written."""
    by_canonical: Mapping[str, str]
    by_script: Mapping[tuple[str, str], tuple[str, ...]]
    """By language and script, written or likely."""


def index_held(tags: Sequence[str]) -> HeldLanguages:
    """Prepare the held languages for look-ups; their order decides between equals.

    Raises TagError where one of them is no tag.
    """
    return _index_held(tuple(tags))


@lru_cache(maxsize=64)
def _index_held(tags: tuple[str, ...]) -> HeldLanguages:
    by_script: dict[tuple[str, str], tuple[str, ...]] = {}
    for tag in tags:
        written = maximal_tag(tag).written
        by_script[written] = (*by_script.get(written, ()), tag)
    return HeldLanguages(
        tags,
        # Reversed, so that the first of two that are written alike stays.
        {tag.lower(): tag for tag in reversed(tags)},
        {canonical_tag(tag): tag for tag in reversed(tags)},
        by_script,
    )


def find_alias(tag: str, held: HeldLanguages) -> str | None:
    """Find the held language that is nearest to a tag, of the same language and script, if any.

    Raises TagError.
    """
    if (same := held.by_canonical.get(canonical_tag(tag))) is not None:
        return same
    relatives = held.by_script.get(maximal_tag(tag).written, ())
    return min(relatives, key=lambda relative: _distance(tag, relative), default=None)


def _distance(tag: str, relative: str) -> tuple[int, bool, int]:
    """Rank relatives: by the deepest common ancestor, its own likely region, the nearest to it."""
    asked, offered = lineage(tag), lineage(relative)
    common = next(step for step in asked if step in offered)
    return (
        asked.index(common),
        maximal_tag(relative) != maximal_tag(common),
        offered.index(common),
    )
