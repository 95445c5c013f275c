"""The style sheet is for browsers back to Chrome 69 and iOS 12, and loads nothing."""

import re

import pytest

from service.site.assets import find_asset, list_assets

SHEETS = {
    asset.path.rpartition("-")[0]: asset for asset in list_assets() if asset.path.endswith(".css")
}
CSS = SHEETS["/assets/site"]
RULES = CSS.content.decode()

both_sheets = pytest.mark.parametrize(
    "rules", [each.content.decode() for each in SHEETS.values()], ids=SHEETS
)


@both_sheets
@pytest.mark.parametrize(
    "unknown",
    [
        r"(?<![\w-])inset\s*:", r":is\(", r":where\(", r":has\(", r"\bclamp\(", r"(?<![\w-])min\(",
        r"(?<![\w-])max\(", r"aspect-ratio", r"margin-inline\s*:", r"padding-inline\s*:",
        r"margin-block", r"padding-block", r"@layer", r"@container", r"\bdvh\b", r"color-mix", r"&\s",
        r"(?<![\w-])gap\s*:", r":focus-visible",
    ],
)  # fmt: skip
def test_nothing_is_used_that_they_do_not_know(rules, unknown):
    assert not re.search(unknown, rules)


@both_sheets
def test_a_logical_property_stands_behind_one_that_older_browsers_know(rules):
    for before, line in re.findall(r"([^;{]*)[;{]\s*(\w+-inline-(?:start|end)[\w-]*)\s*:", rules):
        assert before.strip().startswith(("-webkit-", "padding:", "padding: 0", "margin")), line


@both_sheets
def test_old_webkit_gets_no_variable_where_the_direction_decides(rules):
    assert not re.search(r"-webkit-(border|margin|padding)-(start|end)[\w-]*:[^;}]*var\(", rules)


@both_sheets
def test_nothing_is_loaded(rules):
    assert "url(" not in rules
    assert "@import" not in rules


def test_text_has_no_letter_spacing_or_italics_in_arabic():
    arabic = re.search(r":lang\(ar\), :lang\(fa\)[^{]*\{([^}]*)\}", RULES)[1]

    assert "letter-spacing: 0" in arabic
    assert "font-style: normal" in arabic


def test_an_asset_is_found_by_its_whole_name_only():
    assert find_asset(CSS.path) is CSS
    assert find_asset("/assets/site.css") is None
    assert find_asset("/assets/../views.py") is None
