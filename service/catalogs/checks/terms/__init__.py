"""Rules on terms: the glossary's words, names that stay as they are, acronyms."""

from service.catalogs.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
