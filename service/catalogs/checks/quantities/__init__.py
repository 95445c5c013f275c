"""Rules on quantities: every dose, time and share of the source stands in the translation, in order."""

from service.catalogs.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
