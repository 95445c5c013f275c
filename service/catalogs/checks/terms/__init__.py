"""Rules on terms: the glossary's words, names that stay as they are, acronyms."""

from service.catalogs.checks.rule import Rule
from service.catalogs.checks.terms.acronyms import ACRONYMS
from service.catalogs.checks.terms.forbidden import FORBIDDEN
from service.catalogs.checks.terms.kept import KEPT
from service.catalogs.checks.terms.renderings import RENDERINGS
from service.catalogs.checks.terms.swapped import SWAPPED

RULES: tuple[Rule, ...] = (RENDERINGS, FORBIDDEN, SWAPPED, KEPT, ACRONYMS)
