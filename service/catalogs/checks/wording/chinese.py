"""The rule on the two forms of Chinese characters."""

from collections.abc import Iterator
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_
from service.locales.tags import maximal_tag

_SIMPLIFIED, _TRADITIONAL = "gb2312", "big5"
"""Standards of one form each; a character that only one of them has is of that form."""
_COMMON = 0xC6
"""The last lead byte of Big5's frequent characters (level 1); the rarer ones say nothing."""
_BOTH = frozenset("瞭玥璟珮昇暘煉燄")
"""Characters of names and of texts in both forms, which GB 2312 lacks."""
_RARER = frozenset("痠癇癱瘓癬癰髖顱顳頷臏脛脹瘂腎臟膽腸腦頸頰於妳裏")
"""Traditional characters of medicine that Big5 has among the rarer, or GB 2312 as names."""
_JAPANESE, _JAPANESE_COMMON = "shift_jis", 0x98
"""Characters that Japan simplified in its own way are in neither of the two standards."""
_LEAST = 2
"""One simplified character in a traditional text may be a variant in use."""


def check_chinese_form(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a text in simplified characters has no traditional ones, and the other way round."""
    script = maximal_tag(language).script
    if script not in {"Hans", "Hant"} or msgstr.isascii():
        return
    others, least = (_traditional(), 1) if script == "Hans" else (_simplified(), _LEAST)
    found = sorted((set(msgstr) & others) - set(message.msgid), key=msgstr.index)
    if len(found) >= least:
        place = msgstr.index(found[0])
        wording = (
            N_("“{characters}” is written in traditional characters. Write simplified ones.")
            if script == "Hans"
            else N_("“{characters}” is written in simplified characters. Write traditional ones.")
        )
        values = {"characters": "".join(found)}
        yield Finding("chinese-form", Severity.BLOCK, wording, values, None, (place, place + 1))


@lru_cache(maxsize=1)
def _simplified() -> frozenset[str]:
    return frozenset(
        each for each in _han() if _code(each, _SIMPLIFIED) and not _code(each, _TRADITIONAL)
    )


@lru_cache(maxsize=1)
def _traditional() -> frozenset[str]:
    codes = ((each, _code(each, _TRADITIONAL)) for each in _han())
    frequent = {each for each, code in codes if code and code[0] <= _COMMON}
    foreign = {each for each in frequent | _japanese() if not _code(each, _SIMPLIFIED)}
    return frozenset((foreign | _RARER) - _BOTH)


def _japanese() -> frozenset[str]:
    codes = ((each, _code(each, _JAPANESE)) for each in _han() if not _code(each, _TRADITIONAL))
    return frozenset(each for each, code in codes if code and code[0] <= _JAPANESE_COMMON)


def _han() -> Iterator[str]:
    return map(chr, range(0x4E00, 0x9FA6))


def _code(character: str, standard: str) -> bytes:
    return character.encode(standard, "ignore")


CHINESE_FORM = Rule(
    id="chinese-form",
    check=check_chinese_form,
    why="Readers of one form read the other slowly or not at all, and terms differ too.",
    good=Example("zh-Hans", "The nurse will check your heart.", "护士会检查您的心脏。"),
    bad=Example("zh-Hans", "The nurse will check your heart.", "護士會檢查您的心臟。"),
    languages=frozenset({"zh-Hans", "zh-Hant"}),
)
