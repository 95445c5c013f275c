"""Which held language the first part of a path stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.locales.held import find_alias, index_held
from service.locales.subtags import TagError


@dataclass(frozen=True, slots=True)
class PathLanguage:
    """A held language that a path names."""

    language: str
    """As it is held."""
    exact: bool
    """It is written so in the path; otherwise the path is an alias, to be redirected."""


def resolve_path_language(tag: str, held: Sequence[str]) -> PathLanguage | None:
    """Find the held language that a path names: itself, another case, an alias, or a region of it.

    None where the tag is malformed, or no language of its language and script is held.
    """
    offered = index_held(held)
    if tag in offered.tags:
        return PathLanguage(tag, exact=True)
    try:
        alias = find_alias(tag, offered)
    except TagError:
        return None
    return None if alias is None else PathLanguage(alias, exact=False)
