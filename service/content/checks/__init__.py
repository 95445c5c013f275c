"""Checks of the source: each a small pure function, listed in one tuple."""

from collections.abc import Collection, Iterator

from service.content.checks import form, readability, references, words
from service.content.checks.rule import Case, SourceFinding, SourceRule
from service.content.load import Content
from service.content.style import Style

__all__ = [
    "SOURCE_RULES",
    "Case",
    "SourceFinding",
    "SourceRule",
    "check_case",
    "check_source",
    "make_cases",
]

SOURCE_RULES: tuple[SourceRule, ...] = (
    *form.RULES,
    *references.RULES,
    *readability.RULES,
    *words.RULES,
)


def check_source(
    content: Content, style: Style, only: Collection[str] | None = None
) -> Iterator[SourceFinding]:
    """Run every rule, or those named, on every text of the source."""
    for case in make_cases(content, style):
        yield from check_case(case, only)


def check_case(case: Case, only: Collection[str] | None = None) -> Iterator[SourceFinding]:
    """Run every rule, or those named, on the texts of one domain."""
    for rule in SOURCE_RULES:
        if only is None or rule.id in only:
            yield from rule.check(case)


def make_cases(content: Content, style: Style) -> Iterator[Case]:
    """Gather the texts of each domain with what the rules know; documents have sections too."""
    documents = {document.id: document for document in content.documents}
    for domain, messages in content.domains().items():
        yield Case(domain, messages, documents.get(domain), content.terms, style)
