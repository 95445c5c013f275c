"""Which subtags the IANA Language Subtag Registry holds (RFC 5646 §3)."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from service.locales.subtags import split_tag

_PRIVATE_LANGUAGES = range(ord("a"), ord("t") + 1)
"""`qaa` to `qtz`, by their second letter: registered as a range for private use."""


def unregistered_subtags(tag: str) -> tuple[str, ...]:
    """List the subtags of a tag that name no language, script, region or variant.

    What stands behind a singleton is nobody's to register (§2.2.6, §2.2.7). Raises TagError.
    """
    return tuple(_find_unregistered(tag))


def _find_unregistered(tag: str) -> Iterator[str]:
    registry, subtags = _load_registry(), split_tag(tag)
    languages = registry["language"] | registry["extlang"]
    if subtags.language not in languages and not _is_private(subtags.language):
        yield subtags.language
    if subtags.script and subtags.script not in registry["script"]:
        yield subtags.script
    if subtags.region and subtags.region not in registry["region"]:
        yield subtags.region
    yield from (each for each in subtags.variants if each not in registry["variant"])


def _is_private(language: str) -> bool:
    return (
        len(language) == 3  # noqa: PLR2004  # the length of the codes of ISO 639-2 and 639-3
        and language[0] == "q"
        and ord(language[1]) in _PRIVATE_LANGUAGES
    )


@cache
def _load_registry() -> Mapping[str, frozenset[str]]:
    """Read the sections `[language]`, `[extlang]`, `[script]`, `[region]`, `[variant]`."""
    text = files("service.locales").joinpath("registry.txt").read_text("utf-8")
    sections = (section.partition("]") for section in text.split("\n[")[1:])
    return {name: frozenset(subtags.split()) for name, _, subtags in sections}
