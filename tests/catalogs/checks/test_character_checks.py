"""The rules on characters that hide, or that move what readers see."""

import pytest

from service.catalogs.checks import characters, check_text
from service.content.model import Level, Message

CHARACTERS = frozenset(rule.id for rule in characters.RULES)


def rules_broken(msgid, msgstr, language="ar", **fields):
    message = Message("care", None, msgid, Level.SAFETY, "content/care.md", 1, "s", **fields)
    return {finding.rule for finding in check_text(message, msgstr, language, only=CHARACTERS)}


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x01", "\x08", "\x0b", "\x0c", "\r", "\x1b", "\x7f", "\x85", "\x9f"),
        *("\u2028", "\u2029", "\ufffd", "\ud800", "\udfff"),
    ],
)
def test_control_character_is_stopped(character):
    assert "characters" in rules_broken("Rest now.", f"استرح{character}الآن")


@pytest.mark.parametrize(
    "code", [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
def test_bidi_control_is_stopped(code):
    assert "characters" in rules_broken("Take 50 mg.", f"خذ {chr(code)}50{chr(code)} ملغ")


@pytest.mark.parametrize("entity", ["&#x202E;", "&#8238;", "&rlm;", "&#12;", "&#0;"])
def test_character_written_as_an_entity_is_the_same_character(entity):
    assert "characters" in rules_broken("Take 50 mg.", f"خذ {entity}50 ملغ")


def test_interface_string_may_not_have_one_either():
    assert rules_broken("Take {n}.", "خذ \u202e{n}.", placeholders=True) == {"characters"}


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",  # ZERO WIDTH NON-JOINER, as Persian writes it
        "क्‍ष",  # ZERO WIDTH JOINER, as Indic scripts write it
        "Ru\u00adhe",
        "5\u00a0mg",
        "10\u202f000",
        "œuf, naïve, ½, 服用",
    ],
)
def test_character_that_a_script_needs_passes(text):
    assert rules_broken("Rest now.", text) == set()


@pytest.mark.parametrize("language", ["th", "km", "lo", "my", "th-TH"])
def test_zero_width_space_passes_where_words_run_together(language):
    assert rules_broken("Rest now.", "สวัสดี\u200bครับ", language) == set()
    assert rules_broken("Rest now.", "ahora\u200bmismo", "es") == {"characters"}


@pytest.mark.parametrize(
    "character",
    [
        *("\u2060", "\ufeff", "\u00ad\u2062", "\U000e0041", "\ue000", "\U0010fffd", "\uffff"),
        *("&#x2060;", "&ZeroWidthSpace;", "&#xE000;"),
    ],
)
def test_character_that_nobody_sees_is_stopped(character):
    assert "characters" in rules_broken("Take 50 mg.", f"خذ 5{character}0 ملغ")


@pytest.mark.parametrize("character", [*map(chr, range(0x334, 0x339)), "&#x336;"])
def test_mark_that_strikes_a_text_through_is_stopped(character):
    assert "characters" in rules_broken("Take 50 mg.", f"خذ 5{character}0 ملغ")


def test_character_that_the_source_has_passes():
    assert rules_broken("A\u200eB", "ا\u200eب") == set()


@pytest.mark.parametrize(
    "nothing",
    [
        *("\u200b", "\u00ad", "\ufeff", "&nbsp;", "&zwnj;", "\u3000 \u200d"),
        *("\u3164", "\u2800", "\ufe0f", "\u0301", "\u115f\u1160", "\uffa0", "&#x3164;"),
    ],
)
def test_translation_that_shows_nothing_is_stopped(nothing):
    assert "presence" in rules_broken("Rest now.", nothing)


def test_finding_names_the_character():
    message = Message("care", None, "A", Level.SAFETY, "content/care.md", 1, "s")

    [finding] = check_text(message, "\u202eA", "ar")

    assert finding.message.startswith("The translation has U+202E (RIGHT-TO-LEFT OVERRIDE).")
