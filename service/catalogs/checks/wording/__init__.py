"""Rules on wording: a translation is in its language, whole, and written as the language writes."""

from service.catalogs.checks.rule import Rule
from service.catalogs.checks.wording.chinese import CHINESE_FORM
from service.catalogs.checks.wording.consistency import CATALOG_RULES
from service.catalogs.checks.wording.doubled import DOUBLED
from service.catalogs.checks.wording.end_marks import END_MARK
from service.catalogs.checks.wording.fix import fix_text
from service.catalogs.checks.wording.language import LANGUAGE
from service.catalogs.checks.wording.marks import MARKS
from service.catalogs.checks.wording.normal_form import NORMAL_FORM
from service.catalogs.checks.wording.proportion import PROPORTION
from service.catalogs.checks.wording.scripts import MIXED_SCRIPT, SCRIPT
from service.catalogs.checks.wording.source_left import SOURCE_LEFT
from service.catalogs.checks.wording.spacing import SPACING

RULES: tuple[Rule, ...] = (
    SOURCE_LEFT,
    LANGUAGE,
    SCRIPT,
    CHINESE_FORM,
    MIXED_SCRIPT,
    NORMAL_FORM,
    END_MARK,
    MARKS,
    SPACING,
    DOUBLED,
    PROPORTION,
)

__all__ = ["CATALOG_RULES", "RULES", "fix_text"]
