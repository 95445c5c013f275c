"""Rules on markup: what a translation must leave as the source has it."""

from service.catalogs.checks.markup import counted, emphasis, links, structure
from service.catalogs.checks.markup.structure import check_structure
from service.catalogs.checks.rule import Rule

__all__ = ["RULES", "check_structure"]

RULES: tuple[Rule, ...] = (
    *links.RULES,
    *counted.RULES,
    *emphasis.RULES,
    *structure.RULES,
)
