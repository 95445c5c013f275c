"""What `--fix` mends, and what it never touches."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.checks.context import NO_CONTEXT
from service.catalogs.checks.wording import fix_text
from service.catalogs.checks.wording.fix import _KEPT
from service.catalogs.checks.wording.normal_form import check_normal_form
from service.catalogs.checks.wording.spacing import check_spacing
from service.content.model import Level, Message

LANGUAGES = st.sampled_from(["ar", "de", "es", "fr", "fr-CA", "pt-BR", "zh-Hans"])
PIECES = st.lists(
    st.sampled_from(
        ["a", "Descanse", "50", " ", "  ", "\n", "  \n", ".", ",", "!", "?", ":", ";", "«", "»", "`x  .y`",
         "{n}", "[x][a]", "](b  c)", "[^S1]", "https://a.example/?b", "e\u0301", "\u0301", "\\", "*", "。",
         "\u00a0", "\u202f", "&nbsp;", "و", "<b>"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("es", "Descanse  ahora .", "Descanse ahora."),
        ("es", "Descanse.Coma", "Descanse. Coma"),
        ("es", "descanse,coma", "descanse, coma"),
        ("de", "Warum ?", "Warum?"),
        ("fr", "Pourquoi? Voici:", "Pourquoi\u202f? Voici\u00a0:"),
        ("fr", "«repos»", "«\u00a0repos\u00a0»"),
        ("fr-CA", "Pourquoi?", "Pourquoi?"),
        ("pt-BR", "Voce\u0302", "Você"),
        ("es", "uno  \ndos", "uno  \ndos"),
        ("es", "`a  b .` {n }  fin", "`a  b .` {n } fin"),
        ("es", "A las 8:00 tome 1,000 mg", "A las 8:00 tome 1,000 mg"),
    ],
)
def test_blanks_and_letters_are_mended(language, before, after):
    assert fix_text(before, language) == after


@given(PIECES, LANGUAGES)
def test_what_is_mended_stays_so(text, language):
    mended = fix_text(text, language)

    assert fix_text(mended, language) == mended


@given(PIECES, LANGUAGES)
def test_nothing_but_blanks_and_the_form_of_letters_changes(text, language):
    mended = fix_text(text, language)

    assert _bare(mended) == _bare(text)
    assert mended.count("\n") == text.count("\n")
    assert re.findall(r"\d+", mended) == re.findall(r"\d+", text)


@given(PIECES, LANGUAGES)
def test_code_placeholders_and_addresses_stay_byte_for_byte(text, language):
    assert _KEPT.findall(fix_text(text, language)) == _KEPT.findall(text)


@given(PIECES.filter(lambda text: text == text.strip() and not _KEPT.search(text)), LANGUAGES)
def test_rules_have_nothing_left_to_report(text, language):
    mended = fix_text(text, language)

    message = Message("care", None, "Rest.", Level.SAFETY, "content/care.md", 1, "s")
    assert [*check_normal_form(message, mended, language, NO_CONTEXT)] == []
    assert [*check_spacing(message, mended, language, NO_CONTEXT)] == []


def _bare(text):
    return unicodedata.normalize("NFC", "".join(text.split()))
