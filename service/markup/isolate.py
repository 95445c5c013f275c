"""Keeps what reads against the direction of a text in one piece, by HTML's `bdi`."""

import re
from collections.abc import Iterable

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


def show_isolates(text: str, direction: str, links: Iterable[tuple[str, str]] = ()) -> Markup:
    """Show a plain text as `isolate_text` does, and each number to be called on one line.

    `links` are an address and the words of the text that lead there; whether a page may lead there is
    decided before.
    """
    held = list(links)
    leads = {str(escape(shown)): str(escape(address)) for address, shown in held}
    for _, shown in held:
        text = _find_named(shown).sub(lambda found: f"\u2068{found[1]}\u2069", text)
    pieces = _ISOLATE.split(str(escape(text)))
    pieces[::2] = (_NUMBER.sub(_keep_on_one_line, piece) for piece in pieces[::2])
    pieces[1::2] = (_show_value(value, leads.get(value, "")) for value in pieces[1::2])
    return Markup(isolate_html("".join(pieces), direction))  # noqa: S704 - escaped above


def is_named(shown: str, text: str) -> bool:
    """Tell whether a text has words in it that shall lead somewhere, and not as a part of others."""
    return _find_named(shown).search(text) is not None


def _find_named(shown: str) -> re.Pattern[str]:
    return re.compile(rf"\u2068?(?<![\w@./-])({re.escape(shown)})(?!\w)\u2069?")


def _show_value(value: str, address: str) -> str:
    whole = _NUMBER.fullmatch(value) or address.startswith("tel:")
    shown = f'<bdi class="number">{value}</bdi>' if whole else f"<bdi>{value}</bdi>"
    return f'<a href="{address}">{shown}</a>' if address else shown


def _keep_on_one_line(number: re.Match[str]) -> str:
    return f'<bdi class="number">{number[0]}</bdi>'


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
