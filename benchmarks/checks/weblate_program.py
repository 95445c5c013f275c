"""Runs Weblate's checks of single texts on pairs from its standard input: a program in Weblate's own Python.

Weblate (GPL) is imported here and nowhere else, and nothing of Polyleaf is. Checks that need a database,
such as those that compare the texts of a project, are left out.
"""

import json
import os
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weblate.settings_example")
django.setup()

from django.db import Error  # noqa: E402 - Weblate can be imported once Django is set up
from django.test.utils import override_settings  # noqa: E402 - see above
from weblate.checks.models import CHECKS  # noqa: E402 - see above
from weblate.checks.tests.test_checks import MockUnit  # noqa: E402 - see above


def judge(pair: dict[str, str]) -> list[str]:
    """Name the checks that report a pair."""
    unit = MockUnit(
        None, pair["flags"], pair["language"], pair["source"], target=pair["translation"]
    )
    return [name for name, check in CHECKS.items() if _reports(check, pair, unit)]


def _reports(check: Any, pair: dict[str, str], unit: Any) -> bool:
    if not check.target:
        return False
    try:
        return bool(check.check_target([pair["source"]], [pair["translation"]], unit))
    except (Error, AttributeError):
        return False


with override_settings(
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
):
    json.dump({pair["id"]: judge(pair) for pair in json.load(sys.stdin)}, sys.stdout)
