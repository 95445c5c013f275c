"""Keeps left-to-right runs in right-to-left text in one piece."""

import re

from markupsafe import Markup, escape

_TAG = r"<(?:[^<>\"]|\"[^\"]*\")*>"
_ENTITY = r"&#?\w+;"
_SIGN = r"[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff]"
_BETWEEN = r"(?:[ \u00a0.,:/%+'’–-]|&amp;)"
_RUN = rf"{_SIGN}(?:{_BETWEEN}{{0,3}}{_SIGN})*%?"
_TOKEN = re.compile(rf"({_TAG})|({_RUN})|{_ENTITY}")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff]")

_ISOLATE = re.compile("\u2068([^\u2068\u2069]*)\u2069")
"""FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9 §2.4), which releases put around values."""
_NUMBER = re.compile(r"\+?\d[\d-]{3,}\d")


def isolate_runs(html: str, direction: str) -> str:
    """Wrap names, units and doses in Latin letters in `bdi`, so that “5 mg” does not read “mg 5”.

    `html` comes from the sanitizer. Only right-to-left text needs it; bare numbers do not
    (UAX #9 gives them their place).
    """
    return _TOKEN.sub(_wrap, html) if direction == "rtl" else html


def _wrap(token: re.Match[str]) -> str:
    run = token[2]
    return f"<bdi>{run}</bdi>" if run and _LETTER.search(run) else token[0]


def show_isolates(text: str) -> Markup:
    """Show a plain text with its isolates as elements, and each number to be called in one piece."""
    html = _ISOLATE.sub(r"<bdi>\1</bdi>", str(escape(text)))
    return Markup(_NUMBER.sub(r'<bdi class="number">\g<0></bdi>', html))  # noqa: S704 - escaped above
