"""The rules that compare the quantities of a source and its translation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.quantities.compare import Comparison, compare_quantities
from service.catalogs.checks.quantities.leftovers import Leftover, explain_leftovers
from service.catalogs.checks.quantities.lexicon import lexicon_of
from service.catalogs.checks.quantities.order import Verdict, find_moved
from service.catalogs.checks.quantities.quantity import Quantity
from service.catalogs.checks.quantities.reading import read_quantities
from service.catalogs.checks.quantities.table import KNOWN, is_known
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.shown import Shown, read_shown
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

SOURCE_LANGUAGE = "en"
_MOST_FINDINGS = 20
"""A text with more faults than these is another text."""


@lru_cache(maxsize=256)
def compare_texts(msgid: str, msgstr: str, language: str) -> Comparison:
    """Compare the quantities of a msgid and a msgstr as readers see them; all rules share it."""
    if not _may_differ(msgid, msgstr, language):
        return _ALIKE
    return compare_quantities(
        read_quantities(read_shown(msgid).text, SOURCE_LANGUAGE),
        read_quantities(read_shown(msgstr).text, language),
        is_known=is_known(language),
    )


_ALIKE = Comparison()
_UNSHOWN = re.compile(r"\[\^[^\]\n]*\]|\]\[[^\]\n]*\]")
"""Citations and references, which often have digits that nobody reads."""


_ALONE = re.compile(r"(?:(?<=[\s(（])|\A)\d{1,9}(?=[\s)）]|\Z)")
_SIGN = re.compile(r"[\d%‰°℃℉٪％¼-¾⅐-⅞]")


def _may_differ(msgid: str, msgstr: str, language: str) -> bool:
    """Tell whether there is anything to compare; most texts have neither digits nor number words."""
    source, target = _UNSHOWN.sub("]", msgid), _UNSHOWN.sub("]", msgstr)
    ours, theirs = lexicon_of(SOURCE_LANGUAGE), lexicon_of(language)
    number = _only_number(source)
    if number is not None and number == _only_number(target):
        return ours.may_count(source) or theirs.may_count(target)
    return ours.may_find(source) or theirs.may_find(target)


def _only_number(text: str) -> int | None:
    """Give the one figure of a text, where it is a whole number that nothing is written to."""
    found = _ALONE.findall(text)
    return int(found[0]) if len(found) == 1 and not _SIGN.search(_ALONE.sub(" ", text)) else None


def check_quantities(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each quantity of the source stands in the translation, and no other."""
    for leftover in _leftovers(message, msgstr, language):
        if not leftover.is_unit:
            yield _tell("quantity", leftover, message, msgstr)


def check_units(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each number counts the same unit."""
    for leftover in _leftovers(message, msgstr, language):
        if leftover.is_unit:
            yield _tell("unit", leftover, message, msgstr)


def check_figures(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each number in digits stands in a translation to a language without a table."""
    if not is_known(language):
        for leftover in _leftovers(message, msgstr, language):
            yield _tell("figures", leftover, message, msgstr)


def check_order(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each dose keeps its time, its person and its place among the others."""
    for verdict, mine, theirs in find_moved(compare_texts(message.msgid, msgstr, language)):
        severity = Severity.BLOCK if verdict is Verdict.SWAPPED else Severity.WARN
        wording = N_(
            "The source says {source} where the translation says {target}. Put the quantities in "
            "the order of the source, each with what it belongs to."
        )
        finding = Finding("quantity-order", severity, wording)
        yield _locate(finding, (mine, theirs), message, msgstr)


def check_rewriting(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Point out what is equal only after conversion, for a person to check."""
    for pair in compare_texts(message.msgid, msgstr, language).rewritten[:_MOST_FINDINGS]:
        wording = N_(
            "{source} of the source became {target}, which is as much. Unless your readers need it "
            "so, write it as the source does."
        )
        finding = Finding("quantity-rewritten", Severity.WARN, wording)
        yield _locate(finding, pair, message, msgstr)


def _leftovers(message: Message, msgstr: str, language: str) -> Sequence[Leftover]:
    compared = compare_texts(message.msgid, msgstr, language)
    return explain_leftovers(compared.source, compared.target)[:_MOST_FINDINGS]


def _tell(rule: str, leftover: Leftover, message: Message, msgstr: str) -> Finding:
    if leftover.source is None:
        wording = N_("The translation says {target}, the source does not. Take it out.")
    elif leftover.target is None:
        wording = N_("The source says {source}, the translation does not. Put it in.")
    elif leftover.is_unit:
        wording = N_(
            "The source says {source}, the translation {target}. Write the unit of the source."
        )
    else:
        wording = N_(
            "The source says {source}, the translation {target}. Write the quantity of the source."
        )
    sides = (leftover.source, leftover.target)
    return _locate(Finding(rule, Severity.BLOCK, wording), sides, message, msgstr)


def _locate(
    finding: Finding, sides: tuple[Quantity | None, Quantity | None], message: Message, msgstr: str
) -> Finding:
    """Say which words of the source and of the translation a finding is about."""
    shown = (read_shown(message.msgid), read_shown(msgstr))
    spans = [
        text.span(each.start, min(each.end, len(text.text))) if each else None
        for text, each in zip(shown, sides, strict=True)
    ]
    values = {
        name: _quote(text, each)
        for name, text, each in zip(("source", "target"), shown, sides, strict=True)
        if each
    }
    return replace(finding, values=values, source_span=spans[0], target_span=spans[1])


def _quote(text: Shown, quantity: Quantity) -> str:
    return text.text[quantity.start : quantity.end]


RULES: tuple[Rule, ...] = (
    Rule(
        id="quantity",
        check=check_quantities,
        why=(
            "A wrong, lost or added number is a wrong dose. Numbers are compared by value, however "
            "the language writes them, with words such as `half` and `twice`."
        ),
        good=Example("de", "Take 1,000 mg twice a day.", "Nehmen Sie zweimal täglich 1.000 mg."),
        bad=Example("es", "Take 1.5 mg.", "Tome 15 mg."),
        languages=KNOWN,
        is_safety=True,
    ),
    Rule(
        id="unit",
        check=check_units,
        why="5 g is a thousand times 5 mg. Units are compared in every way that they are written.",
        good=Example("fr", "The visit takes 3 hours.", "La visite dure 3 h."),
        bad=Example("de", "Take 50 mcg.", "Nehmen Sie 50 mg."),
        languages=KNOWN,
        is_safety=True,
    ),
    Rule(
        id="quantity-order",
        check=check_order,
        why=(
            "Two doses that change places go to the wrong time or person. Another order passes "
            "where each quantity keeps what it belongs to."
        ),
        good=Example(
            "es",
            "5 mg at 8:00 and 10 mg at 20:00",
            "a las 8:00, 5 mg y a las 20:00, 10 mg",
        ),
        bad=Example("es", "5 mg at 8:00 and 10 mg at 20:00", "10 mg a las 8:00 y 5 mg a las 20:00"),
        languages=KNOWN,
        is_safety=True,
    ),
    Rule(
        id="quantity-rewritten",
        check=check_rewriting,
        why=(
            "24 hours and one day are as long, but not always the same advice. A person should see "
            "what was converted."
        ),
        good=Example("de", "for 24 hours", "24 Stunden lang"),
        bad=Example("de", "for 24 hours", "einen Tag lang"),
        languages=KNOWN,
    ),
    Rule(
        id="figures",
        check=check_figures,
        why=(
            "In a language whose number words we do not know, each number in digits must still "
            "stand in the translation, by CLDR's marks and digits."
        ),
        good=Example("vi", "Take 1,000 mg.", "Uống 1.000 mg."),
        bad=Example("vi", "Take 5 mg.", "Uống 50 mg."),
    ),
)
