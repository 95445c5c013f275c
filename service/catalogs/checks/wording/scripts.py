"""The rules on scripts: a translation is written in its own, and no word in two."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.wording.prose import read_prose
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_
from service.locales.tags import maximal_tag

_RANGES = {
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Armn": "\u0531-\u0587",
    "Hebr": "\u05d0-\u05ea",
    "Arab": "\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdc7\ufe70-\ufefc",
    "Deva": "\u0904-\u097f",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Thai": "\u0e01-\u0e4e",
    "Geor": "\u10a0-\u10ff",
    "Ethi": "\u1200-\u137f",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3041-\u3096\u30a1-\u30fa",
    "Hang": "\uac00-\ud7a3\u1100-\u11ff",
}
"""The letters of scripts other than Latin (Unicode, Scripts.txt)."""
_PARTS = {
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Jpan": ("Hani", "Kana"),
    "Kore": ("Hang", "Hani"),
}
_SYMBOLS = {"Grek": 3}
"""So many letters in a row make a word; fewer are symbols (μ, β)."""
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_MIXED = re.compile(
    f"[{_LATIN}][\u0400-\u052f]|[\u0400-\u052f][{_LATIN}]"
    f"|[{_LATIN}][ο\u0370-\u0377ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]|[οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ][{_LATIN}]"
    "|[a-zà-öø-ɏ][ανικρτυε](?=[a-zà-öø-ɏ])|(?<![^\\W\\d_])[ανικρτυε][a-zà-öø-ɏ]{3}"
    "|[a-zà-öø-ɏ]{3}[ινρυ](?![^\\W\\d_])"
)
"""Letters that look alike in two scripts, side by side (UTS #39 §5)."""
_NOT_ARABIC = re.compile("[\u06a9\u06be\u06c1\u06cc\u06d2\u06d5]")
"""Letters of Persian and Urdu that look like Arabic ones."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile(f"(?<![{_LATIN}])[a-zà-öø-ɏ][{_LATIN}]{{2,}}")
_LATIN_WORDS = 5
"""So many words in small letters are a text, not names."""


def check_script(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation is written in the script of its language."""
    script, prose = maximal_tag(language).script, read_prose(msgstr)
    for match in _foreign(script).finditer(prose.text) if not msgstr.isascii() else ():
        if match[0] not in message.msgid:
            wording = N_(
                "“{letters}” is written in another script than this language. Write it anew."
            )
            span = prose.span(*match.span())
            yield Finding("script", Severity.BLOCK, wording, {"letters": match[0]}, None, span)
    if _is_all_latin(script, prose.text, read_prose(message.msgid).text):
        wording = N_("This is not written in the script of the language. Translate it.")
        yield Finding("script", Severity.BLOCK, wording, {}, None, (0, len(msgstr)))


def check_mixed_script(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that no word has letters of two scripts, or of another language, that look alike."""
    mixed = _NOT_ARABIC if language.partition("-")[0] == "ar" else _MIXED
    prose = read_prose(msgstr)
    if msgstr.isascii() or not mixed.search(prose.text):
        return
    for word in _WORD.finditer(prose.text):
        if mixed.search(word[0]) and word[0] not in message.msgid:
            wording = N_("“{word}” has letters of two scripts that look alike. Type the word anew.")
            span = prose.span(*word.span())
            yield Finding("mixed-script", Severity.BLOCK, wording, {"word": word[0]}, None, span)


@lru_cache(maxsize=64)
def _foreign(script: str) -> re.Pattern[str]:
    """Make what finds words of any script but Latin and the one given."""
    own = (*_PARTS.get(script, (script,)), *_SYMBOLS)
    letters = "".join(letters for name, letters in _RANGES.items() if name not in own)
    symbols = (
        f"|[{_RANGES[name]}]{{{least},}}" for name, least in _SYMBOLS.items() if name != script
    )
    return re.compile(f"[{letters}]{{2,}}{''.join(symbols)}")


def _is_all_latin(script: str, text: str, source: str) -> bool:
    """Tell whether a text of another script is all in Latin letters, and is not the source left."""
    own = _own(script)
    if own is None or own.search(text):
        return False
    known = {*_LATIN_WORD.findall(source)}
    return sum(word not in known for word in _LATIN_WORD.findall(text)) >= _LATIN_WORDS


@lru_cache(maxsize=64)
def _own(script: str) -> re.Pattern[str] | None:
    """Make what finds a letter of a script; None of Latin and of what we do not know."""
    own = [_RANGES[name] for name in _PARTS.get(script, (script,)) if name in _RANGES]
    return re.compile(f"[{''.join(own)}]") if own else None


SCRIPT = Rule(
    id="script",
    check=check_script,
    why="Who cannot read a script cannot read the text.",
    good=Example("es", "Rest now.", "Descanse ahora."),
    bad=Example("es", "Rest now.", "Отдохните сейчас."),
)
MIXED_SCRIPT = Rule(
    id="mixed-script",
    check=check_mixed_script,
    why="A letter of another script looks right, but no search finds the word and no voice reads it.",
    good=Example("es", "The treatment begins.", "El tratamiento empieza."),
    bad=Example("es", "The treatment begins.", "El tratаmiento empieza."),
)
