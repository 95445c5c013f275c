"""Runs the rules on their own examples, as `polyleaf check --explain` shows them."""

from collections.abc import Sequence

from service.content.checks import check_case
from service.content.checks.rule import Case
from service.content.glossary import TermFinder
from service.content.parse import Rules, parse_document
from service.content.policy import Severity
from service.content.style import Style
from service.errors import InputError

_STYLE = Style(
    tone={"breakthrough": "promotional"},
    grade=8,
    easy=(),
    glossed={},
    exceptions={},
    drugs=("Food and Drug Administration",),
)


def find_in_document(body: str, style: Style = _STYLE) -> Sequence[tuple[str, Severity, str]]:
    """Return the rules that a text breaks as the one section of a document, and what they say."""
    text = f"---\ntitle: Example\n---\n## Care {{#care}}\n\n{body}\n"
    try:
        document = parse_document(text, "content/example.md", Rules({}, TermFinder(()), ()))
    except InputError as error:
        return [(fault.rule, Severity.BLOCK, str(fault)) for fault in error.faults]
    case = Case("example", document.messages, document, (), style)
    return [(found.rule, found.severity, found.told) for found in check_case(case)]
