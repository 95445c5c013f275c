"""What rules know besides a message and its translation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.content.glossary import Term
from service.content.model import Level
from service.content.policy import Severity


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a term is put in one language."""

    text: str
    """The msgstr of the term in the glossary's catalog."""
    is_approved: bool
    """While nobody approved it, what deviates from it is worth a warning only (design §4)."""


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """The glossary with its renderings, and how grave policy takes each rule.

    Two contexts are equal only where they are one, so that rules can keep what they make of it.
    """

    terms: tuple[Term, ...] = ()
    renderings: Mapping[str, Mapping[str, Rendering]] = field(default_factory=dict)
    """By language, then by the term's id."""
    severities: Mapping[str, Mapping[Level, Severity]] = field(default_factory=dict)
    """By rule, then by level: what policy says instead of the rule's own."""


NO_CONTEXT = Context()
"""No glossary, and each rule's own severity: what holds of a PO file anywhere."""
