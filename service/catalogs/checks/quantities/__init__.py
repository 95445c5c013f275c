"""Rules on quantities: every dose, time and share of the source stands in the translation."""

from service.catalogs.checks.quantities.quantity import Kind, Quantity, Strength
from service.catalogs.checks.quantities.reading import read_quantities
from service.catalogs.checks.quantities.rules import RULES

__all__ = ["RULES", "Kind", "Quantity", "Strength", "read_quantities"]
