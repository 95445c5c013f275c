"""A cue: an expression of a text that says something of polarity."""

from typing import NamedTuple

from service.catalogs.checks.finding import Span
from service.catalogs.checks.polarity.sense import Sense


class Cue(NamedTuple):
    """An expression that says something of polarity; a text has many, so they are plain tuples."""

    senses: frozenset[Sense]
    sure: frozenset[Sense]
    """Those of them that it says in nearly every sentence."""
    place: Span
    """Where it stands in the bare text of the msgid or msgstr."""
    is_first_clause: bool
    """No comma or the like stands before it."""
    is_bracketed: bool
    """It opens a bracket, which may say once more what stands before."""


Sentence = tuple[Cue, ...]
