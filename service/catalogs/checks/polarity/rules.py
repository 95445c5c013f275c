"""The rules on polarity: which difference each reports, in which words."""

from collections.abc import Iterator
from functools import lru_cache, partial

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.polarity.bare import find_span
from service.catalogs.checks.polarity.reading import read_sentences
from service.catalogs.checks.polarity.sense import NEGATIVE, Sense
from service.catalogs.checks.polarity.table import LANGUAGES, find_table
from service.catalogs.checks.polarity.weigh import Difference, Fault, weigh
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

_BOUND = frozenset({Sense.LEAST, Sense.MOST, Sense.OVER, Sense.UNDER, Sense.WITHIN})
_ORDER = frozenset({Sense.BEFORE, Sense.AFTER, Sense.UNTIL})
_DIRECTION = frozenset({Sense.UP, Sense.DOWN, Sense.HYPER, Sense.HYPO})
_WORDINGS = {
    ("negation", Fault.LOST): N_(
        "The source says “{source}”, and the translation has no such negation. Put it in, or readers "
        "take the contrary from it."
    ),
    ("negation", Fault.ADDED): N_(
        "The translation says “{target}”, and the source has no such negation. Take it out, or "
        "readers take the contrary from it."
    ),
    ("bound", Fault.LOST): N_(
        "The source says “{source}”, and the translation names no such limit. Put it in."
    ),
    ("bound", Fault.ADDED): N_(
        "The translation says “{target}”, and the source names no such limit. Take it out."
    ),
    ("order", Fault.LOST): N_(
        "The source says “{source}”, and the translation does not say until when. Put it in."
    ),
}
_CONTRARY = N_(
    "The source says “{source}”, and the translation says the contrary: “{target}”. Say the same as "
    "the source."
)


def _rule_of(difference: Difference) -> str:
    if difference.fault is not Fault.CONTRARY and difference.sense in NEGATIVE:
        return "negation"
    families = (("bound", _BOUND), ("order", _ORDER), ("direction", _DIRECTION))
    return next((rule for rule, senses in families if difference.sense in senses), "opposite")


@lru_cache(maxsize=1024)
def _find_differences(msgid: str, msgstr: str, language: str) -> tuple[Difference, ...]:
    """Compare the two sides once for all rules."""
    mine, theirs = find_table(SOURCE_LANGUAGE), find_table(language)
    if mine is None or theirs is None or msgid == msgstr:
        return ()
    return weigh(read_sentences(msgid, mine), read_sentences(msgstr, theirs))


def _check(
    rule: str, message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    for difference in _find_differences(message.msgid, msgstr, language):
        if _rule_of(difference) == rule:
            yield _report(rule, difference, message.msgid, msgstr)


def _report(rule: str, difference: Difference, msgid: str, msgstr: str) -> Finding:
    source = find_span(msgid, difference.source.place) if difference.source else None
    target = find_span(msgstr, difference.target.place) if difference.target else None
    return Finding(
        rule,
        Severity.BLOCK if difference.is_sure else Severity.WARN,
        _WORDINGS.get((rule, difference.fault), _CONTRARY),
        {
            "source": msgid[slice(*source)] if source else "",
            "target": msgstr[slice(*target)] if target else "",
        },
        source,
        target,
    )


def _make_rule(rule: str, why: str, good: Example, bad: Example) -> Rule:
    return Rule(rule, partial(_check, rule), why, good, bad, LANGUAGES, is_safety=True)


RULES: tuple[Rule, ...] = (
    _make_rule(
        "negation",
        "A lost or added “not” turns advice into its contrary. Negations are counted in each "
        "sentence: not, never, without, unless, avoid, stop, and words such as unsafe.",
        Example("de", "Do not drive.", "Fahren Sie nicht."),
        Example("de", "Do not drive.", "Fahren Sie."),
    ),
    _make_rule(
        "bound",
        "A limit that points the other way allows too much or asks for too little: at least and at "
        "most, more than and less than, up to, within.",
        Example("es", "Wait at least 24 hours.", "Espere al menos 24 horas."),
        Example("es", "Wait at least 24 hours.", "Espere como máximo 24 horas."),
    ),
    _make_rule(
        "order",
        "Before and after decide what is safe to eat, drink or do, and until says how long.",
        Example("fr", "Do not eat before the test.", "Ne mangez pas avant l’examen."),
        Example("fr", "Do not eat before the test.", "Ne mangez pas après l’examen."),
    ),
    _make_rule(
        "direction",
        "Raise and lower, higher and lower, hyper- and hypo- name contrary states of the body.",
        Example("pt-BR", "It can raise your blood pressure.", "Pode aumentar a pressão arterial."),
        Example("pt-BR", "It can raise your blood pressure.", "Pode diminuir a pressão arterial."),
    ),
    _make_rule(
        "opposite",
        "A word with its contrary in its place misleads readers: stop and continue, allowed and "
        "forbidden, safe and dangerous, common and rare, better and worse.",
        Example("zh-Hans", "Side effects are common.", "副作用很常见。"),
        Example("zh-Hans", "Side effects are common.", "副作用很罕见。"),
    ),
)
