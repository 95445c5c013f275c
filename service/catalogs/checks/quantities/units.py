"""The units that quantities are counted in, with what turns one into another."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Dimension(StrEnum):
    """What a unit measures; only units of one dimension can be turned into each other."""

    MASS = "mass"
    VOLUME = "volume"
    TIME = "time"
    CALENDAR = "calendar"
    """Months and years, which are no fixed number of days."""
    LENGTH = "length"
    CELSIUS = "degrees Celsius"
    FAHRENHEIT = "degrees Fahrenheit"
    ACTIVITY = "activity"
    SUBSTANCE = "substance"
    EQUIVALENT = "equivalents"
    PRESSURE = "pressure"
    ENERGY = "energy"
    RATIO = "ratio"
    FORM = "form"
    """Tablets, drops, times: what is counted by ones."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as every language has it."""

    id: str
    dimension: Dimension
    factor: Fraction = Fraction(1)
    """How many of the first unit of its dimension it makes."""
    symbols: tuple[str, ...] = ()
    """How it is written in every language (SI brochure, ISMP for `mcg`)."""
    cldr: str = ""
    """What CLDR calls it."""

    @property
    def is_form(self) -> bool:
        return self.dimension is Dimension.FORM

    @property
    def is_clock(self) -> bool:
        return self.dimension in {Dimension.TIME, Dimension.CALENDAR}


def _unit(name: str, of: Dimension, size: str = "1", symbols: str = "", cldr: str = "") -> Unit:
    return Unit(name, of, Fraction(size), tuple(symbols.split()), cldr)


_ALL = (
    _unit("kg", Dimension.MASS, "1000000", "kg", "mass-kilogram"),
    _unit("g", Dimension.MASS, "1000", "g", "mass-gram"),
    _unit("mg", Dimension.MASS, "1", "mg", "mass-milligram"),
    _unit("mcg", Dimension.MASS, "1/1000", "mcg µg μg ug", "mass-microgram"),
    _unit("ng", Dimension.MASS, "1/1000000", "ng"),
    _unit("lb", Dimension.MASS, "45359237/100", "lb lbs", "mass-pound"),
    _unit("oz", Dimension.MASS, "45359237/1600", "oz", "mass-ounce"),
    _unit("l", Dimension.VOLUME, "1000", "l", "volume-liter"),
    _unit("dl", Dimension.VOLUME, "100", "dl", "volume-deciliter"),
    _unit("cl", Dimension.VOLUME, "10", "cl", "volume-centiliter"),
    _unit("ml", Dimension.VOLUME, "1", "ml cc", "volume-milliliter"),
    _unit("µl", Dimension.VOLUME, "1/1000", "µl μl"),
    _unit("iu", Dimension.ACTIVITY, "1", "iu"),
    _unit("mol", Dimension.SUBSTANCE, "1000", "mol"),
    _unit("mmol", Dimension.SUBSTANCE, "1", "mmol"),
    _unit("µmol", Dimension.SUBSTANCE, "1/1000", "µmol μmol"),
    _unit("meq", Dimension.EQUIVALENT, "1", "meq"),
    _unit("ms", Dimension.TIME, "1/3600000", "ms", "duration-millisecond"),
    _unit("second", Dimension.TIME, "1/3600", "s sec", "duration-second"),
    _unit("minute", Dimension.TIME, "1/60", "min", "duration-minute"),
    _unit("hour", Dimension.TIME, "1", "h hr hrs", "duration-hour"),
    _unit("day", Dimension.TIME, "24", "", "duration-day"),
    _unit("week", Dimension.TIME, "168", "", "duration-week"),
    _unit("month", Dimension.CALENDAR, "1", "", "duration-month"),
    _unit("year", Dimension.CALENDAR, "12", "", "duration-year"),
    _unit("km", Dimension.LENGTH, "1000000", "km", "length-kilometer"),
    _unit("m", Dimension.LENGTH, "1000", "m", "length-meter"),
    _unit("cm", Dimension.LENGTH, "10", "cm", "length-centimeter"),
    _unit("mm", Dimension.LENGTH, "1", "mm", "length-millimeter"),
    _unit("celsius", Dimension.CELSIUS, "1", "℃", "temperature-celsius"),
    _unit("fahrenheit", Dimension.FAHRENHEIT, "1", "℉", "temperature-fahrenheit"),
    _unit("mmhg", Dimension.PRESSURE, "1", "mmhg", "pressure-millimeter-ofhg"),
    _unit("kcal", Dimension.ENERGY, "1", "kcal"),
    _unit("percent", Dimension.RATIO, "1/100", "% ٪ ％"),
    _unit("permille", Dimension.RATIO, "1/1000", "‰"),
    _unit("time", Dimension.FORM),
    _unit("tablet", Dimension.FORM),
    _unit("pill", Dimension.FORM),
    _unit("capsule", Dimension.FORM),
    _unit("drop", Dimension.FORM),
    _unit("puff", Dimension.FORM),
    _unit("dose", Dimension.FORM),
    _unit("injection", Dimension.FORM),
    _unit("session", Dimension.FORM),
    _unit("patch", Dimension.FORM),
    _unit("vial", Dimension.FORM),
    _unit("suppository", Dimension.FORM),
    _unit("teaspoon", Dimension.FORM),
    _unit("tablespoon", Dimension.FORM),
    _unit("glass", Dimension.FORM),
    _unit("drink", Dimension.FORM),
)
UNITS = {unit.id: unit for unit in _ALL}

LOOSE = frozenset({"dose", "injection", "session", "drink", "glass", "time"})
"""Forms that languages name by many words: another of these names is no other form."""

PILLS = frozenset({"pill", "tablet", "capsule"})
"""A pill may be one of the others; those are not each other."""
