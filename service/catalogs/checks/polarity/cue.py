"""A cue: an expression of a text that says something of polarity."""

from dataclasses import dataclass

from service.catalogs.checks.finding import Span
from service.catalogs.checks.polarity.sense import Sense


@dataclass(frozen=True, slots=True)
class Cue:
    """An expression that says something of polarity."""

    senses: frozenset[Sense]
    sure: frozenset[Sense]
    """Those of them that it says in nearly every sentence."""
    text: str
    """As it is written."""
    span: Span
    """Where it stands in the msgid or msgstr."""
    clause: int
    """How many commas and the like stand before it."""
    is_bracketed: bool
    """It opens a bracket, which may say once more what stands before."""


Sentence = tuple[Cue, ...]
