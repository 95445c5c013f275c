"""Which words of people the journal takes: such as a file and a terminal can show."""

from service.markup.characters import Harm, harm_of

_MARKS = frozenset("\u061c\u200e\u200f")
"""Letters of no width that say which way text runs; unlike overrides they turn nothing around them."""


def find_unfit(text: str, *, lines: bool = False) -> str:
    """Name the first character that has no place in what people write; empty where all have one.

    Control characters and those that turn the text around them (UAX #9). `lines` admits line breaks.
    """
    unfit = (each for each in text if _is_unfit(each, lines=lines))
    return next((f"U+{ord(each):04X}" for each in unfit), "")


def _is_unfit(character: str, *, lines: bool) -> bool:
    if character == "\n":
        return not lines
    if character == "\t":
        return True
    return harm_of(character) in {Harm.CONTROL, Harm.BIDI} and character not in _MARKS
