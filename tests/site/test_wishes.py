"""Which language nginx gives a reader: the one that the server gives, but for weights out of order."""

import re

import pytest

from service.locales.accept_language import parse_accept_language
from service.locales.negotiate import negotiate
from service.server.static.wishes import Held, spell_header, spell_wishes

SHIPPED = Held(("en", "es", "de", "fr", "ar", "zh-Hans", "pt-BR"), "en", {})
OTHERS = Held(
    ("en", "zh-Hans", "zh-Hant", "pt-BR", "pt-PT", "sr-Latn", "he", "nb"), "en", {"qu": ["pt-BR"]}
)
HEADERS = [
    "", "*", "en", "en-GB,en;q=0.9", "es-MX , en", "it, fr;q=0.5", "en;q=0,es", "en;q=0.0 , de;q=1",
    "zh-CN,zh;q=0.9,en;q=0.8", "zh-TW,zh;q=0.9,es;q=0.5", "zh-HK,zh;q=0.9", "zh", "zh-Hant-HK",
    "zh-Hans-HK,ar", "pt", "pt-PT,pt;q=0.9", "pt-BR", "pt-AO", "sr", "sr-Latn-RS", "iw", "he-IL",
    "no", "nn,nb;q=0.9", "qu-PE", "yue, zh-Hant;q=0.9, en;q=0.1", ",,es", "fr-CA;q=0.8",
]  # fmt: skip


def choose(held, header):
    """Choose as nginx does with these expressions."""
    first = re.search(spell_header(held, "first"), header, re.IGNORECASE)
    wishes = spell_wishes(held).items()
    found = (
        tag
        for tag, wish in wishes
        if first and re.search(f"^{wish}$", first["first"], re.IGNORECASE)
    )
    return next(found, held.source)


@pytest.mark.parametrize("held", [SHIPPED, OTHERS], ids=["shipped", "others"])
@pytest.mark.parametrize("header", HEADERS)
def test_the_first_range_that_is_answered_decides(held, header):
    live = negotiate(parse_accept_language(header), held.tags, held.source, held.chains)

    assert choose(held, header) == live.language


def test_a_chinese_reader_is_never_given_the_other_script():
    assert choose(SHIPPED, "zh-TW,zh;q=0.9") == "en"


def test_a_long_header_is_read_in_a_moment():
    pattern = spell_header(OTHERS, "first")

    assert re.search(pattern, "zh-TW;q=0," * 2000, re.IGNORECASE) is None


def test_expressions_are_short_enough_for_nginx():
    assert len(spell_header(OTHERS, "first")) < 4000
