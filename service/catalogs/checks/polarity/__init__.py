"""Rules on polarity: what the source denies, forbids or bounds, the translation does too."""

from service.catalogs.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
