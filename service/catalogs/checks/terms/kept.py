"""The rule on names that stay as they are: brands, authorities, receptors."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.shown import Shown, read_shown
from service.content.glossary import Term
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_


def check_kept(
    message: Message, msgstr: str, _language: str, context: Context
) -> Iterator[Finding]:
    """Hold that each name that the glossary keeps stands in the translation, letter by letter.

    One that comes again may become a pronoun; that is worth a look.
    """
    source, target = read_shown(message.msgid), read_shown(msgstr)
    for name, pattern in _kept(context):
        if name not in source.text and name not in target.text:
            continue
        places = [match.span() for match in pattern.finditer(source.text)]
        count = len(pattern.findall(target.text))
        if places and not count:
            wording = N_(
                "The name {name} stays as it is in every language. Write it as the source does."
            )
            yield _finding(Severity.BLOCK, wording, name, source.span(*places[0]))
        elif count < len(places):
            wording = N_(
                "The name {name} stands in the source more often than here. See that none is lost."
            )
            yield _finding(Severity.WARN, wording, name, source.span(*places[-1]))
        elif count and not places:
            yield _added(name, pattern, target)


def _added(name: str, pattern: re.Pattern[str], target: Shown) -> Finding:
    wording = N_(
        "The source does not say {name} here. See that the translation says what the source says."
    )
    found = pattern.search(target.text)
    span = target.span(*found.span()) if found else None
    return Finding("kept-names", Severity.WARN, wording, {"name": name}, None, span)


def _finding(severity: Severity, wording: str, name: str, span: tuple[int, int]) -> Finding:
    return Finding("kept-names", severity, wording, {"name": name}, span)


@lru_cache(maxsize=64)
def _kept(context: Context) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the names with what finds each; no letter of a script like Latin may touch it."""
    names = {name: None for term in context.terms for name in _names(term)}
    return tuple(
        (
            name,
            re.compile(
                rf"(?<![^\W\d_\u0590-\U0010ffff]){re.escape(name)}(?![^\W\d_\u0590-\U0010ffff])"
            ),
        )
        for name in names
    )


def _names(term: Term) -> tuple[str, ...]:
    return term.keep if term.translate else (*term.keep, term.term)


KEPT = Rule(
    id="kept-names",
    check=check_kept,
    why="A brand, an authority or a receptor under another name is another one.",
    good=Example("fr", "Ketalar is a brand name.", "Ketalar est un nom de marque."),
    bad=Example("fr", "Ketalar is a brand name.", "Kétalar est un nom de marque."),
)
