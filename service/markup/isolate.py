"""Keeps what reads against the direction of a text in one piece, by HTML's `bdi`."""

import re

from markupsafe import Markup, escape

from service.markup.runs import (
    ARABIC,
    CALLED,
    LATIN,
    MARKUP,
    PLAIN_NUMBER,
    in_left_to_right,
    in_right_to_left,
)

_ISOLATE = re.compile("\u2068([^\u2068\u2069]*)\u2069")
"""FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9 §2.4), which releases put around values."""
_NUMBER = re.compile(r"\+?\d[\d-]{3,}\d")


def isolate_html(html: str, direction: str) -> str:
    """Wrap what reads against `direction` in `bdi`; `html` comes from the sanitizer.

    In right-to-left text “5 mg” would else read “mg 5”, and a telephone number end with its first
    digits; in left-to-right text an Arabic name would draw the number behind it to its front. What
    is isolated already stays as it is: to isolate twice is to isolate once.
    """
    if direction == "rtl":
        return in_right_to_left().sub(_wrap_latin, html)
    return in_left_to_right().sub(_wrap_arabic, html) if ARABIC.search(html) else html


def isolate_text(text: str, direction: str) -> Markup:
    """Escape a plain text, and isolate what reads against its direction; its isolates become elements."""
    html = _ISOLATE.sub(r"<bdi>\1</bdi>", str(escape(text)))
    return Markup(isolate_html(html, direction))  # noqa: S704 - escaped above


def show_isolates(text: str, direction: str) -> Markup:
    """Show a plain text as `isolate_text` does, and each number to be called on one line."""
    html = _ISOLATE.sub(r"<bdi>\1</bdi>", str(escape(text)))
    shown = _NUMBER.sub(r'<bdi class="number">\g<0></bdi>', html)
    return Markup(isolate_html(shown, direction))  # noqa: S704 - escaped above


def _wrap_latin(token: re.Match[str]) -> str:
    if token["code"] is not None:
        return _wrap_code(token["code"], LATIN)
    run = token["run"]
    if run is None:
        return token[0]
    if LATIN.search(MARKUP.sub("", run)):
        return f"<bdi>{run}</bdi>"
    return CALLED.sub(_wrap_number, run)


def _wrap_arabic(token: re.Match[str]) -> str:
    if token["code"] is not None:
        return _wrap_code(token["code"], ARABIC)
    return token[0] if token["run"] is None else f"<bdi>{token['run']}</bdi>"


def _wrap_code(text: str, letter: re.Pattern[str]) -> str:
    """Keep code whole: what its signs join, no rule for words can tell."""
    return f"<code><bdi>{text}</bdi></code>" if letter.search(text) else f"<code>{text}</code>"


def _wrap_number(number: re.Match[str]) -> str:
    return number[0] if PLAIN_NUMBER.fullmatch(number[0]) else f"<bdi>{number[0]}</bdi>"
