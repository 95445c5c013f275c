"""What the rules on terms look for in one language, made one time a context."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Span
from service.catalogs.checks.shown import read_shown
from service.catalogs.checks.terms.expressions import compile_expressions, split_rendering
from service.content.glossary import Mention, Term, TermFinder
from service.content.model import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as the rules look for it in one language."""

    term: Term
    rendering: str
    """As the glossary's catalog has it; empty without one."""
    is_approved: bool
    accepted: re.Pattern[str] | None
    """Finds its renderings; None where the glossary has none."""
    forbidden: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    """Finds the English words beside which a forbidden rendering can be right."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of a context in one language."""

    finder: TermFinder
    entries: Mapping[str, Entry]

    def read(self, message: Message) -> tuple[Mention, ...]:
        """Return the places of terms in the source, as readers see it."""
        return _read(self.finder, read_shown(message.msgid).text)


@lru_cache(maxsize=4096)
def _read(finder: TermFinder, text: str) -> tuple[Mention, ...]:
    return tuple(finder.mentions(text))


@lru_cache(maxsize=64)
def lexicon_of(context: Context, language: str) -> Lexicon:
    """Make the lexicon of a context in a language; contexts are told apart by identity."""
    entries = {term.id: _entry(term, context, language) for term in context.terms}
    return Lexicon(_finder(context), entries)


@lru_cache(maxsize=64)
def _finder(context: Context) -> TermFinder:
    return TermFinder(context.terms)


def _entry(term: Term, context: Context, language: str) -> Entry:
    rendering = context.renderings.get(language, {}).get(term.id)
    text = rendering.text if rendering else ""
    accepted = (*split_rendering(text), *_listed(term.accept, language)) if text else ()
    return Entry(
        term,
        text,
        bool(rendering and rendering.is_approved),
        compile_expressions(accepted, language),
        compile_expressions(_listed(term.forbidden, language), language),
        compile_expressions(term.unless, "en"),
    )


def _listed(by_language: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Take what is listed for a language, else for the language without its region."""
    parts = language.split("-")
    tags = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((by_language[tag] for tag in tags if tag in by_language), ())


def spans(pattern: re.Pattern[str] | None, text: str) -> Iterator[Span]:
    """Yield the places where a pattern stands in a text."""
    if pattern:
        yield from (match.span() for match in pattern.finditer(text))


def is_inside(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether a span shares a character with another."""
    return any(start < span[1] and span[0] < end for start, end in others)
