"""Laws of quantities: equal values are equal in every language, and no change is missed."""

from decimal import Decimal

from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.checks import NO_CONTEXT
from service.catalogs.checks.quantities import RULES, read_quantities
from service.catalogs.checks.quantities.lexicon import Role, lexicon_of
from service.catalogs.checks.quantities.table import KNOWN
from service.content.model import Level, Message
from service.content.policy import Severity

MARKS = {"es": "es", "fr": "fr", "de": "de", "pt-BR": "pt_BR", "ar": "ar", "zh-Hans": "zh_Hans"}
TABLES = sorted(KNOWN)
MILLIGRAMS = {
    "es": "mg",
    "fr": "milligrammes",
    "de": "Milligramm",
    "pt-BR": "mg",
    "ar": "ملغ",
    "zh-Hans": "毫克",
}
languages = st.sampled_from(sorted(MARKS))
values = st.decimals("0.01", 99_999, places=2).map(Decimal.normalize)


def find(msgid, msgstr, language):
    message = Message(
        domain="d", context=None, msgid=msgid, level=Level.SAFETY, path="d.md", line=1, place="d"
    )
    return [
        finding
        for rule in RULES
        if rule.knows(language)
        for finding in rule.check(message, msgstr, language, NO_CONTEXT)
    ]


def write(value, language):
    return f"{format_decimal(value, locale=MARKS[language])} {MILLIGRAMS[language]}"


@given(values, languages)
def test_value_written_by_cldr_is_the_value_of_the_source(value, language):
    msgid = f"Take {format_decimal(value, locale='en')} mg."

    assert not find(msgid, f"… {write(value, language)}.", language)


@given(values, values, languages)
def test_another_value_is_always_stopped(value, other, language):
    msgid = f"Take {format_decimal(value, locale='en')} mg."

    findings = find(msgid, f"… {write(other, language)}.", language)

    assert (value == other) == (not findings)
    assert all(finding.severity is Severity.BLOCK for finding in findings)


@given(st.integers(0, 10**9), st.sampled_from("٠۰०０"))
def test_digits_of_every_script_are_the_same_digits(number, zero):
    digits = "".join(chr(ord(zero) + int(digit)) for digit in str(number))

    assert not find(f"Take {number} mg.", f"{digits} mg", "es")


@given(st.text(st.sampled_from("0123456789.,:/-% hmgkaonetwmy½一两半天每"), max_size=60))
def test_text_has_the_same_quantities_as_itself(text):
    assert not find(text, text, "en")


@given(st.text(max_size=80), st.sampled_from(TABLES))
def test_every_text_can_be_read_and_spans_lie_within_it(text, language):
    read = read_quantities(text, language)

    assert all(0 <= each.start < each.end for each in read)
    assert [each.start for each in read] == sorted(each.start for each in read)


@given(st.integers(2, 99), st.sampled_from(["es", "fr", "de", "pt-BR", "ar"]))
def test_numerals_to_ninety_nine_are_read_by_value(number, language):
    phrases = lexicon_of(language).phrases
    words = [
        " ".join([first, *rest])
        for first, found in phrases.items()
        for rest, roles in found
        if roles.get(Role.NUMBER) == number
    ]

    assert words
    for word in words:
        assert [int(each.value) for each in read_quantities(word, language)] == [number]
