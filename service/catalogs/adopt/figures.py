"""The figures of a text, counted to tell whether two texts have the same."""

import re
from collections import Counter
from collections.abc import Mapping

from service.catalogs.adopt.shown import shown_text
from service.catalogs.checks.quantities.figures import decimal_mark, read_figures

__all__ = ["Figures", "decimal_mark", "figures_of"]

_BOUND = re.compile(r"[<>≤≥±]|(?<![\w.)])[-−](?=\d)")
_MAPPED = str.maketrans({"−": "-", "－": "-", "＜": "<", "＞": ">"})

Figures = Mapping[str, int]
"""How often each value stands in a text; bounds (`<`, `≥`, a minus) are values too."""


def figures_of(text: str, language: str) -> Figures:
    """Count the figures of a text: `1.500,5` in German is `1,500.5` in English."""
    shown = shown_text(text).translate(_MAPPED)
    return Counter([*read_figures(shown, language), *_BOUND.findall(shown)])
