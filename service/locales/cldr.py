"""The CLDR tables that decide about tags, as Babel carries them."""

from collections.abc import Mapping, Sequence
from typing import cast

from babel.core import get_global

# CLDR 39 made `no` the parent of both `nb` and `nn`; a reader who asks for `no` means Bokmål, which
# is also what the IANA registry's `no-bok` and CLDR's likely subtags say.
_NORWEGIAN = {"no": "nb"}

LANGUAGE_ALIASES: Mapping[str, str] = {
    **cast("Mapping[str, str]", get_global("language_aliases")),
    **_NORWEGIAN,
}
"""Deprecated, overlong, legacy language codes, and individual codes of a macrolanguage."""

SCRIPT_ALIASES = cast("Mapping[str, str]", get_global("script_aliases"))

REGION_ALIASES = cast("Mapping[str, Sequence[str]]", get_global("territory_aliases"))
"""A region that was divided has several successors, the most likely first."""

VARIANT_ALIASES = cast("Mapping[str, str]", get_global("variant_aliases"))

LIKELY_SUBTAGS = cast("Mapping[str, str]", get_global("likely_subtags"))
"""`zh_TW` → `zh_Hant_TW`: UTS 35 §4.3, keyed and valued with underscores."""

PARENT_LOCALES = cast("Mapping[str, str]", get_global("parent_exceptions"))
"""Parents that truncation does not give (`es_MX` → `es_419`), keyed and valued with underscores."""
