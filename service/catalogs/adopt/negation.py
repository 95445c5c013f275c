"""Which sentences of a text deny, forbid or exclude something, by the words that `checks.polarity` knows."""

from collections.abc import Sequence
from enum import IntEnum

from service.catalogs.checks.polarity.cue import Sentence
from service.catalogs.checks.polarity.reading import read_sentences
from service.catalogs.checks.polarity.sense import NEGATIVE, Sense
from service.catalogs.checks.polarity.table import Table, find_table

_SURE = NEGATIVE - {Sense.UN, Sense.LACK, Sense.PREVENT, Sense.HINT}
_PERHAPS = NEGATIVE | {Sense.ONLY, Sense.OR}


class Negation(IntEnum):
    """Whether a sentence negates."""

    NONE = 0
    PERHAPS = 1
    SURE = 2


def deny_alike(one: Sequence[Negation], other: Sequence[Negation]) -> bool:
    """Tell whether two texts can deny the same: `read_negations` of each.

    Sentence by sentence where both have as many; else by whether there is any negation at all.
    """
    if len(one) != len(other):
        one, other = (max(one, default=Negation.NONE),), (max(other, default=Negation.NONE),)
    return all({mine, theirs} != _OPPOSED for mine, theirs in zip(one, other, strict=True))


_OPPOSED = {Negation.NONE, Negation.SURE}


def read_negations(text: str, cues: Table) -> Sequence[Negation]:
    """Say of each sentence of a text whether it negates."""
    return [_judge(sentence) for sentence in read_sentences(text, cues)]


def _judge(sentence: Sentence) -> Negation:
    if any(cue.sure & _SURE for cue in sentence):
        return Negation.SURE
    return Negation.PERHAPS if any(cue.senses & _PERHAPS for cue in sentence) else Negation.NONE


def find_cues(tag: str) -> Table | None:
    """Find the cues of a language; None where we know none, and negation cannot be compared."""
    return find_table(tag)
