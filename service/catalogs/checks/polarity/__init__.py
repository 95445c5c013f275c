"""Rules on polarity: what the source denies, forbids or bounds, the translation does too."""

from service.catalogs.checks.polarity.rules import RULES as RULES
