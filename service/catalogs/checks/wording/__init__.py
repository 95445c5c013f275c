"""Rules on wording: a translation is in its language, whole, and written as the language writes."""

from service.catalogs.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
