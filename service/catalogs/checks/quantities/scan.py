"""A place among the items of a text, from which readers look around."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from service.catalogs.checks.quantities.items import Item
from service.catalogs.checks.quantities.lexicon import Lexicon, Role
from service.catalogs.checks.quantities.quantity import Kind, Quantity, Strength
from service.catalogs.checks.quantities.units import UNITS, Unit

HALF = Fraction(1, 2)
_BEYOND = Item(0, 0, "", "end")

Reading = tuple[list[Quantity], int] | None
"""The quantities that start at a place, and how many items they take; None where none does."""


class Place(NamedTuple):
    """An item with what stands around it; a tuple, for texts have many."""

    items: Sequence[Item]
    at: int
    lexicon: Lexicon

    @property
    def item(self) -> Item:
        return self.items[self.at]

    def look(self, steps: int) -> Item:
        """Give the item so many steps ahead, or behind; past the ends one that plays no role."""
        at = self.at + steps
        return self.items[at] if 0 <= at < len(self.items) else _BEYOND

    def step(self, steps: int) -> "Place":
        return Place(self.items, self.at + steps, self.lexicon)

    def make(
        self,
        kind: Kind,
        value: Fraction,
        size: int = 1,
        unit: Unit | None = None,
        strength: Strength | None = None,
    ) -> Quantity:
        """Make a quantity of the items from here, as strong as its number is written."""
        if strength is None:
            strength = strength_of(self.item, value)
        return Quantity(kind, value, self.item.start, self.look(size - 1).end, unit, strength)


def strength_of(item: Item, value: Fraction) -> Strength:
    """Tell how strong a number is: one in words may be an article, zero a verb."""
    if item.is_digits:
        return Strength.DIGITS
    return Strength.SOFT if value in {0, 1} else Strength.WORDS


def worth(item: Item, role: Role) -> Fraction | None:
    """Give the number that an item is worth in a role."""
    found = item.roles.get(role)
    return found if type(found) is Fraction else None


def unit_of(item: Item, role: Role = Role.UNIT) -> Unit | None:
    """Give the unit that an item names."""
    name = item.roles.get(role)
    return UNITS[str(name)] if name is not None else None


def add_half(place: Place, steps: int, value: Fraction) -> tuple[Fraction, int]:
    """Add the half behind a unit, if one stands there: an hour and a half, 两片半."""
    item = place.look(steps)
    is_half = place.lexicon.needs_counter and worth(item, Role.FRACTION) == HALF
    if is_half or item.plays(Role.AND_HALF):
        return value + HALF, steps + 1
    return value, steps


def timed_kind(place: Place, unit: Unit) -> Kind:
    """Tell an interval, which stands behind `every`, from an amount."""
    is_interval = unit.is_clock and place.look(-1).plays(Role.EVERY)
    return Kind.INTERVAL if is_interval else Kind.AMOUNT
