"""A rule: a pure function on one translation, with what people should know of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.content.model import Message
from service.locales.tags import maximal_tag

Check = Callable[[Message, str, str, Context], Iterator[Finding]]
"""Takes a message, its msgstr, the language and the context; reports every fault of its kind."""

CatalogCheck = Callable[
    [Sequence[tuple[Message, str]], str, Context], Iterator[tuple[int, Finding]]
]
"""Takes messages with their msgstrs, the language and the context; reports each fault with its index."""


@dataclass(frozen=True, slots=True)
class Example:
    """A translation that a rule passes or reports."""

    language: str
    msgid: str
    msgstr: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as `polyleaf check --explain` tells it."""

    id: str
    """What findings name it by."""
    check: Check
    why: str
    """One or two sentences: what harm it holds off, and what it compares."""
    good: Example
    bad: Example
    languages: frozenset[str] | None = None
    """The languages that it knows, as tags; None where it needs no knowledge of a language."""
    is_safety: bool = False
    """In a language that it does not know, a text gets the finding `not-checked`."""

    def knows(self, language: str) -> bool:
        """Tell whether the rule can judge a language: one of its own in the same script."""
        return self.languages is None or maximal_tag(language).written in _written(self.languages)


@dataclass(frozen=True, slots=True)
class CatalogRule:
    """One rule on the texts of a language together."""

    id: str
    check: CatalogCheck
    why: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]


@lru_cache(maxsize=64)
def _written(tags: frozenset[str]) -> frozenset[tuple[str, str]]:
    return frozenset(maximal_tag(tag).written for tag in tags)
