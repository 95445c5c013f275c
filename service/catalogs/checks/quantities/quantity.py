"""A quantity of a text, as it can be compared across languages."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from service.catalogs.checks.quantities.units import Unit


class Kind(StrEnum):
    """What a quantity tells."""

    NUMBER = "number"
    """A number without a unit that we know: people, studies, years of the calendar."""
    AMOUNT = "amount"
    """A number of units: doses, durations, ages, percentages."""
    INTERVAL = "interval"
    """Every so many hours, days, …"""
    RATE = "rate"
    """Per day, per kilogram: the unit alone, its value is 1."""
    SOME = "some"
    """Several hours, hundreds: how many nobody gives, but of what unit or size."""
    SHARE = "share"
    """A part of a whole: half, one in four."""
    CLOCK = "clock time"
    """Minutes after midnight."""
    MONTH = "month"
    ORDINAL = "ordinal"
    CODE = "code"
    """Digits that are no number, such as a phone number."""
    ANCHOR = "anchor"
    """No quantity itself, but what doses belong to: breakfast, adults."""


class Strength(StrEnum):
    """Whether a quantity needs its equal on the other side."""

    DIGITS = "digits"
    """Written in digits: always."""
    WORDS = "words"
    """A numeral of two and more, in words: always, where both languages are known."""
    SOFT = "soft"
    """`one`, articles, `once`, ordinals: only where the other side says another."""


POINTS = "points"
"""The name of an amount whose unit may be points or minutes, as 分 is."""
MAYBE_DUAL = "maybe a dual"
"""The name of a two that a word may mean by its ending alone."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity: what it says, and where it stands."""

    kind: Kind
    value: Fraction
    start: int
    end: int
    """Offsets in the text that readers see."""
    unit: Unit | None = None
    strength: Strength = Strength.DIGITS
    name: str = ""
    """The digits of a code; the class of an anchor."""
    whole: Fraction | None = None
    """What a share is out of, where it says so: 10 in `1 in 10`."""

    @property
    def is_soft(self) -> bool:
        return self.strength is Strength.SOFT
